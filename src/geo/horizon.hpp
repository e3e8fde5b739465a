#pragma once

#include <vector>

#include "geo/stitch.hpp"
#include "geo/unwrap.hpp"

namespace rutter::geo {

/// A circle on the globe, beyond which nothing is drawn. The centre's longitude counts from where those of the data do.
struct Horizon {
  LonLat centre;
  double radius_deg = 90;

  /// The point of the circle in a direction from its centre, degrees clockwise from north.
  [[nodiscard]] LonLat at(double azimuth) const;
  /// Whether a box of longitudes (from the same meridian) and latitudes lies well within the circle.
  [[nodiscard]] bool surely_contains(double west, double south, double east, double north) const;
};

/// What a horizon leaves of a polygon, to be stitched together along it: positions are degrees clockwise from `zero`.
struct HorizonCut {
  std::vector<Line<LonLat>> whole;  ///< rings inside
  std::vector<Chain<LonLat>> chains;
  double zero = 0;              ///< azimuth of position 0
  bool inside_at_zero = false;  ///< whether the polygon is inside there; without chains: all along the horizon
};

[[nodiscard]] HorizonCut cut_at_horizon(const UnwrappedPolygon& polygon, const Horizon& horizon);

/// The parts of a line inside, in its direction.
[[nodiscard]] std::vector<Line<LonLat>> cut_at_horizon(const Line<LonLat>& line, const Horizon& horizon);

}  // namespace rutter::geo
