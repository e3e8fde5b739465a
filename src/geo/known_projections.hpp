#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/box.hpp"
#include "geo/projection.hpp"

namespace rutter::geo {

/// What PROJ does not tell about one of its projections.
struct KnownProjection {
  std::string_view proj;  ///< the value of +proj
  std::string_view name;
  ProjectionFamily family = ProjectionFamily::cylindrical;
  TearKind tear = TearKind::meridian;
  double limit = 90;  ///< horizon: its radius in degrees; meridian: the parallels, north and south, that end the map
};

/// The entry for a value of +proj, or nullptr: unknown, or one whose domain must be found by sampling.
[[nodiscard]] const KnownProjection* find_known_projection(std::string_view proj);

/// The whole pieces of an interrupted projection, longitudes from the central meridian; empty for all others.
[[nodiscard]] std::vector<LonLatBox> lobes_of(std::string_view proj);

}  // namespace rutter::geo
