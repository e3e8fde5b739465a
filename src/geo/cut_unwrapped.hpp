#pragma once

#include <vector>

#include "geo/unwrap.hpp"

namespace rutter::geo {

/// The parts of an unwrapped line between the meridians x = -180 and x = 180, see cut_line.
[[nodiscard]] std::vector<Line<LonLat>> cut_unwrapped(const Line<LonLat>& line);

/// The rings of an unwrapped polygon between them, see cut_polygon.
[[nodiscard]] std::vector<Line<LonLat>> cut_unwrapped(const UnwrappedPolygon& polygon);

}  // namespace rutter::geo
