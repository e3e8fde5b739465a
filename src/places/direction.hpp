#pragma once

#include <optional>
#include <string_view>

namespace rutter::places {

/// A point of the compass.
struct Direction {
  std::string_view letters;  ///< "ne"
  std::string_view word;     ///< "northeast"
  double azimuth = 0;        ///< degrees from north
  double half_sector = 0;    ///< how far off, in degrees, what is called so may lie: 22.5 for eight points, 11.25 for sixteen
};

/// The middle of a place as its part: letters "c", word "central"; azimuth and sector mean nothing.
inline constexpr Direction middle{"c", "central", 0, 0};

/// The direction of a plain word: "north", "northern", "ne", "nne"; of languages other than English only what is written on
/// maps in Latin letters. `part`: only words that may name a part of a place ("northern", "north", not "n").
[[nodiscard]] std::optional<Direction> direction_of(std::string_view plain_word, bool part = false);

}  // namespace rutter::places
