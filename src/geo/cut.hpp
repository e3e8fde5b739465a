#pragma once

#include <vector>

#include "geo/shape.hpp"

namespace rutter::geo {

// Cutting in longitude and latitude. Edges are straight in them; an edge of more than 180 degrees is read the shorter way
// round, one of exactly 360 degrees runs all round the globe. Longitudes may exceed 180. Results count longitudes from the
// meridian `centre_lon`: x in [-180, 180] degrees east of it, so that the cut lies at x = -180 and x = 180; LonLat{x, lat}.

/// A line in parts that do not cross the meridian opposite to `centre_lon`.
[[nodiscard]] std::vector<Line<LonLat>> cut_line(const Line<LonLat>& line, double centre_lon);

/// A polygon's rings cut there and closed along the cut and over the poles inside (along lat = +-90). All rings together under
/// the even-odd rule are the polygon; they are not sorted into outer ones and holes. See Projector::polygon for which pole a
/// ring encloses.
[[nodiscard]] std::vector<Line<LonLat>> cut_polygon(const Polygon<LonLat>& polygon, double centre_lon);

}  // namespace rutter::geo
