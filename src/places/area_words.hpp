#pragma once

#include <optional>
#include <string>
#include <vector>

#include "places/place.hpp"

namespace rutter::places {

/// A name without the word that says what kind of area it is: "Aleppo province" is Aleppo, a province; "River Aras" is Aras, a
/// river.
struct AreaName {
  std::vector<std::string> words;  ///< plain words left; never empty
  Kind kind = Kind::region;        ///< province, district, river, lake, sea, range, or region where the word fits any area
};

/// Takes such a word off the end or the beginning ("Province of Aleppo", "محافظة حلب"). Nothing when there is none, or nothing
/// else.
[[nodiscard]] std::optional<AreaName> without_area_word(const std::vector<std::string>& plain_words);

/// Whether the kind is drawn by nature: a river, a lake, a sea, a range. Such a word is part of most names ("Lake Van"), and
/// what it stands beside is often a town as well.
[[nodiscard]] bool is_natural(Kind kind);

}  // namespace rutter::places
