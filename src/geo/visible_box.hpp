#pragma once

#include "geo/box.hpp"
#include "geo/page_transform.hpp"
#include "geo/projection.hpp"

namespace rutter::geo {

/// A box round what a window of the page shows, with a margin of a tenth; all longitudes when a pole is inside. Projections
/// without an inverse, and windows that show more than the world, are searched forwards over a grid of 3 degrees.
[[nodiscard]] LonLatBox visible_box(const Projection& projection, const PageTransform& transform, const PageBox& window);

}  // namespace rutter::geo
