#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "places/place.hpp"

namespace rutter::places {

/// One entry of the column `names`: "de,fr=Alep", "حلب", or with a mark among the languages "en,~former=Constantinople".
struct Spelling {
  std::string_view languages;  ///< "de,fr", or empty; marks stand among them and begin with '~'
  std::string_view text;
};

/// The entries of a column `names`; views into it.
[[nodiscard]] std::vector<Spelling> spellings_of(std::string_view names);

/// Whether a comma-separated list of languages holds this one, "pt" also as "pt-BR".
[[nodiscard]] bool has_language(std::string_view languages, std::string_view wanted);

/// In how many languages the entries are, marks left out.
[[nodiscard]] std::size_t language_count(const std::vector<Spelling>& spellings);

/// Whether an entry of a list of languages is a mark: "~former".
[[nodiscard]] bool is_mark(std::string_view language);

/// Whether a list of languages holds this mark, given without its '~'.
[[nodiscard]] bool has_mark(std::string_view languages, std::string_view mark);

/// The entries with one NameIn for each language, each with the mark of its entry.
[[nodiscard]] std::vector<NameIn> names_of(std::string_view names);

}  // namespace rutter::places
