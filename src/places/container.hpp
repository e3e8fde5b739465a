#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "places/place.hpp"

namespace rutter::places {

class PlaceReader;

/// A part of `in` and what it may mean.
struct Container {
  std::string text;
  std::vector<Place> areas;
  std::vector<Place> towns;  ///< only where there are no areas, or the part says "near": what is meant lies near one of them

  [[nodiscard]] bool is_unknown() const { return areas.empty() && towns.empty(); }
  /// Whether the place is one of the areas itself.
  [[nodiscard]] bool is(const PlaceTraits& place) const;
  /// Whether the place lies in one of the areas, or within near_context_km of one of the towns; a place is in itself.
  [[nodiscard]] bool holds(const PlaceTraits& place) const;
};

/// How far from a town given as context a place may lie.
inline constexpr double near_context_km = 100;

/// Whether the place lies in the area: by the codes of countries, provinces and districts, else within 1.3 times the area's
/// radius of its middle. A place of a desk's table counts in either way, and in every country when it tells none.
[[nodiscard]] bool lies_in(const PlaceTraits& place, const PlaceTraits& area);

/// The parts of a text like "Aleppo, Syria", "Springfield, IL" or "near Aleppo" and what they may mean: areas of that name in
/// any language, a country by its ISO alpha-2 code or a state of the United States by its postal code in capitals, else towns;
/// what agrees only by transliteration when there is nothing else.
[[nodiscard]] std::vector<Container> containers_of(PlaceReader& reader, std::string_view in, const std::string& language);

}  // namespace rutter::places
