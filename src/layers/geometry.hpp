#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "geo/feature.hpp"

class OGRGeometry;

namespace rutter::layers {

/// A geometry of GDAL as shapes of the program: at most one of points, lines and areas each, in this order.
struct ConvertedGeometry {
  std::vector<geo::Shape<geo::LonLat>> shapes;
  std::size_t vertices = 0;
  bool repaired = false;
};

/// Converts a geometry in longitude and latitude; curves become lines, heights are dropped, broken polygons are repaired, and
/// longitudes of 180 to 540 degrees come down by a turn where all of the geometry lies there. Nothing when it is empty, cannot
/// be repaired or does not lie on Earth.
[[nodiscard]] std::optional<ConvertedGeometry> convert(const OGRGeometry& geometry);

}  // namespace rutter::layers
