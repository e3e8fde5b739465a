#include "places/direction.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace rutter::places {
namespace {

constexpr double eighth = 22.5;
constexpr double sixteenth = 11.25;

constexpr std::array<Direction, 16> directions{{
    {"n", "north", 0, eighth},
    {"ne", "northeast", 45, eighth},
    {"e", "east", 90, eighth},
    {"se", "southeast", 135, eighth},
    {"s", "south", 180, eighth},
    {"sw", "southwest", 225, eighth},
    {"w", "west", 270, eighth},
    {"nw", "northwest", 315, eighth},
    {"nne", "northnortheast", 22.5, sixteenth},
    {"ene", "eastnortheast", 67.5, sixteenth},
    {"ese", "eastsoutheast", 112.5, sixteenth},
    {"sse", "southsoutheast", 157.5, sixteenth},
    {"ssw", "southsouthwest", 202.5, sixteenth},
    {"wsw", "westsouthwest", 247.5, sixteenth},
    {"wnw", "westnorthwest", 292.5, sixteenth},
    {"nnw", "northnorthwest", 337.5, sixteenth},
}};

}  // namespace

std::optional<Direction> direction_of(std::string_view plain_word, bool part) {
  constexpr std::string_view adjective = "ern";
  std::string_view word = plain_word;
  if (word.size() > adjective.size() && word.substr(word.size() - adjective.size()) == adjective)
    word.remove_suffix(adjective.size());
  const auto* const found = std::find_if(directions.begin(), directions.end(), [&](const Direction& d) {
    return d.word == word || (!part && d.letters == plain_word);
  });
  if (found == directions.end()) return std::nullopt;
  return *found;
}

}  // namespace rutter::places
