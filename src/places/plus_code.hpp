#pragma once

#include <optional>
#include <string_view>

#include "geo/point.hpp"

namespace rutter::places {

/// The square that an Open Location Code names.
struct PlusCodeSquare {
  geo::LonLat middle;
  double height_deg = 0;
  double width_deg = 0;
};

/// Reads a full Open Location Code of at least eight digits ("8G8VM626+22", "8G8VM600+"), in capitals or not, after Google's
/// specification (Open Location Code, github.com/google/open-location-code). Nothing for short codes, which say where they are
/// only together with a place, and for anything else.
[[nodiscard]] std::optional<PlusCodeSquare> plus_code_square(std::string_view text);

}  // namespace rutter::places
