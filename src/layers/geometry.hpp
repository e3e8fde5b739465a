#pragma once

#include <string>
#include <vector>

#include "geo/feature.hpp"

class OGRGeometry;

namespace rutter::layers {

/// A geometry of GDAL as shapes of the program: at most one of points, lines and areas each, in this order.
struct ConvertedGeometry {
  std::vector<geo::Shape<geo::LonLat>> shapes;
  std::string repair;   ///< what was wrong and is mended, as "its outline crosses itself"; empty: nothing
  std::string refusal;  ///< why there is nothing to draw, in the same manner; empty exactly when there are shapes
};

/// Converts a geometry in longitude and latitude. Curves become lines, heights are dropped, rings are closed, polygons that are
/// not valid are repaired; what has no extent (spikes, polygons without area, lines of one position) is dropped, and empty
/// parts of collections too. Longitudes from -540 to 540 degrees are brought to -180 to 180, cut where they pass these.
[[nodiscard]] ConvertedGeometry convert(const OGRGeometry& geometry);

}  // namespace rutter::layers
