#pragma once

#include <string_view>
#include <vector>

#include "places/place.hpp"

namespace rutter::places {

/// One entry of the column `names`: "de,fr=Alep" or "حلب".
struct Spelling {
  std::string_view languages;  ///< "de,fr", or empty
  std::string_view text;
};

/// The entries of a column `names`; views into it.
[[nodiscard]] std::vector<Spelling> spellings_of(std::string_view names);

/// Whether a comma-separated list of languages holds this one, "pt" also as "pt-BR".
[[nodiscard]] bool has_language(std::string_view languages, std::string_view wanted);

/// The entries with one NameIn for each language.
[[nodiscard]] std::vector<NameIn> names_of(std::string_view names);

}  // namespace rutter::places
