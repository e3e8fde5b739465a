#pragma once

#include <optional>
#include <string>
#include <vector>

#include "places/place.hpp"

namespace rutter::places {

/// A name without the word that says what kind of area it is: "Aleppo province" is Aleppo, a province.
struct AreaName {
  std::vector<std::string> words;  ///< plain words left; never empty
  Kind kind = Kind::region;        ///< province, district, country, or region where the word fits any area ("Karabakh region")
};

/// Takes such a word off the end or the beginning ("Province of Aleppo", "محافظة حلب"). Nothing when there is none, or nothing
/// else.
[[nodiscard]] std::optional<AreaName> without_area_word(const std::vector<std::string>& plain_words);

}  // namespace rutter::places
