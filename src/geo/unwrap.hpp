#pragma once

#include <vector>

#include "geo/shape.hpp"

namespace rutter::geo {

/// A line or ring whose longitudes run on without jumps, beyond 180 degrees where need be.
struct Unwrapped {
  Line<LonLat> points;
  int turns = 0;  ///< of a ring: how often it runs round the globe eastwards; then its last longitude is its first + 360 turns
  int pole = 0;   ///< of a ring that turns: 1 or -1 when the data says that it encloses the north or the south pole, else 0
  std::vector<bool>
      seam;  ///< of a ring: whether the edge from point i only cuts data for a flat world; may be empty: none does
};

/// Longitudes counted from `centre_lon`, made to run on: an edge of more than 180 degrees the shorter way round.
[[nodiscard]] Unwrapped unwrapped_line(const Line<LonLat>& line, double centre_lon);

/// The same for a ring (closed if it is not). An edge of exactly 360 degrees runs all round the globe when the ring goes along
/// that meridian before or after it, else it steps across. A detour along 180 degrees over a pole and back along -180, by which
/// data of a flat world closes the ring of Antarctica, is taken out and its pole noted.
[[nodiscard]] Unwrapped unwrapped_ring(const Line<LonLat>& ring, double centre_lon);

/// All rings of a polygon, and the poles inside under the even-odd rule.
struct UnwrappedPolygon {
  std::vector<Unwrapped> rings;
  bool north_inside = false;
  bool south_inside = false;

  /// Whether a position (longitude from the same centre) is inside; on the border either.
  [[nodiscard]] bool contains(LonLat p) const;
};

[[nodiscard]] UnwrappedPolygon unwrapped(const Polygon<LonLat>& polygon, double centre_lon);

}  // namespace rutter::geo
