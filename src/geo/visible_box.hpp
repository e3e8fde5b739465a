#pragma once

#include "geo/box.hpp"
#include "geo/page_transform.hpp"
#include "geo/projection.hpp"

namespace rutter::geo {

/// The box round what a window of the page shows; all longitudes when a pole is inside. It is found from samples: projections
/// without an inverse, and windows that show more than the world, are searched forwards over a grid of 5 degrees, and the box
/// is up to 5 degrees too large there.
[[nodiscard]] LonLatBox visible_box(const Projection& projection, const PageTransform& transform, const PageBox& window);

/// The box with a tenth of its width and height more on every side, so that nothing is missed between samples.
[[nodiscard]] LonLatBox with_margin(const LonLatBox& box);

}  // namespace rutter::geo
