#pragma once

#include <optional>

#include "geo/point.hpp"
#include "geo/shape.hpp"

namespace rutter::route {

/// Whether a point lies in an area (even-odd), edges straight in longitude and latitude and read the shorter way round. Found
/// by counting the edges that a meridian crosses from the point northwards, so areas may cross the antimeridian or hold the
/// south pole; one that holds the north pole is read as its complement.
[[nodiscard]] bool contains(const geo::MultiPolygon<geo::LonLat>& area, geo::LonLat point);

/// Metres along the geodesic from `from` (outside) towards `to` at which it first enters the area, to within a metre; parts
/// narrower than a 500th of the way may be passed over. None when `from` is inside or the way does not reach the area.
[[nodiscard]] std::optional<double> way_to_area_m(geo::LonLat from, geo::LonLat to, const geo::MultiPolygon<geo::LonLat>& area);

}  // namespace rutter::route
