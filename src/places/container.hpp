#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "places/place.hpp"
#include "places/place_reader.hpp"

namespace rutter::places {

/// A part of `in` and the areas that it may mean.
struct Container {
  std::string text;
  std::vector<Place> areas;  ///< empty: not known
};

/// The parts of a text like "Aleppo, Syria" and what they may mean: areas of that name in any language, or a country by its ISO
/// alpha-2 code in capitals; areas that agree only by transliteration when there are no others.
[[nodiscard]] std::vector<Container> containers_of(PlaceReader& reader, std::string_view in, const std::string& language);

}  // namespace rutter::places
