#pragma once

#include "geo/point.hpp"
#include "geo/shape.hpp"

namespace rutter::geo {

/// The loxodrome (rhumb line, of constant azimuth) from a to b on the WGS84 ellipsoid, the shorter way round in longitude (of
/// two equal ways the eastern), as points at most `max_step_m` apart, equally spaced, both ends as given with longitudes in
/// [-180, 180]; neighbours across the antimeridian jump. Longitude follows the isometric latitude (Snyder 1987, eq. 3-7 and
/// chapter 7: a loxodrome is straight in Mercator's projection). An end at a pole is reached along the other end's meridian.
/// Coincident points: two equal points. `max_step_m` not positive counts as 100 km; steps are limited to 10000.
[[nodiscard]] Line<LonLat> loxodrome_line(LonLat a, LonLat b, double max_step_m);

}  // namespace rutter::geo
