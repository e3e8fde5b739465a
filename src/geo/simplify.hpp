#pragma once

#include "geo/shape.hpp"

namespace rutter::geo {

/// The line with fewer points: none of those dropped lies further than `tolerance_pt` from the result (Douglas and Peucker
/// 1973; Ramer 1972). Repeated points go in any case. A closed line (first point repeated at its end) gives the same ring
/// wherever it begins and whichever way it runs, up to its start and direction; one that collapses has fewer than four points.
[[nodiscard]] Line<PagePoint> simplified(const Line<PagePoint>& line, double tolerance_pt);

}  // namespace rutter::geo
