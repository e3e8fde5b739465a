#pragma once

#include <string>
#include <string_view>

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

/// The entry for a value of +proj, or nullptr: interrupted, exotic or unknown.
[[nodiscard]] const KnownProjection* find_known_projection(std::string_view proj);

/// All values of +proj that can be drawn, joined by ", ".
[[nodiscard]] std::string known_projection_list();

}  // namespace rutter::geo
