#pragma once

#include <vector>

#include "geo/box.hpp"
#include "geo/shape.hpp"

namespace rutter::geo {

/// The parts of a line inside a box (its border counts as inside), in the line's direction; parts of one point are left out.
/// Cut points lie exactly on the border.
[[nodiscard]] std::vector<Line<PagePoint>> clip_line(const Line<PagePoint>& line, const PageBox& box);

/// The part of a polygon inside a box under the even-odd rule. A polygon that falls apart gives several rings, not rings joined
/// by seams; works for any input, self-intersecting too: side by side, the ends at each side paired in their order. Clipped
/// again it stays as it is.
[[nodiscard]] MultiPolygon<PagePoint> clip_polygon(const Polygon<PagePoint>& polygon, const PageBox& box);

}  // namespace rutter::geo
