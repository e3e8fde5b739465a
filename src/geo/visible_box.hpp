#pragma once

#include "geo/box.hpp"
#include "geo/page_transform.hpp"
#include "geo/projection.hpp"

namespace rutter::geo {

/// The box round what a window of the page shows, found from samples on its border and inside; all longitudes when a pole is
/// inside. Projections without an inverse, and windows that show more than the world, are searched forwards over a grid of 5
/// degrees: the box reaches to the next positions of that grid then, and is the whole Earth where the window shows none of
/// them.
[[nodiscard]] LonLatBox visible_box(const Projection& projection, const PageTransform& transform, const PageBox& window);

/// The box with a tenth of its width and height more on every side, so that nothing is missed between samples.
[[nodiscard]] LonLatBox with_margin(const LonLatBox& box);

}  // namespace rutter::geo
