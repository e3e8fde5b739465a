#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toml/table.hpp"

namespace rutter::job {

/// What turns the tables of a job into those of one map of many: a row of a table of maps, whose values fill the places
/// `{column}` in texts, and the language of an edition, which chooses among { en = "...", ar = "..." }.
struct Variant {
  /// Values by the names of columns; a column that the row leaves empty gives an empty text. Absent: texts are not templates.
  const std::vector<std::pair<std::string, std::string>>* values = nullptr;
  std::string language;
};

/// Which values a template used, to find columns that nothing uses.
using UsedValues = std::vector<std::string>;

/// A copy of a table in which every `{column}` is filled (`{{` and `}}` stand for braces; a key whose whole text is one place
/// becomes what the key wants, and is absent when the value is empty) and every text in languages is the one of the language:
/// its own, else that of the same first part ("pt-BR": "pt"). Marks stay. Problems: places that no column fills, languages that
/// are missing.
[[nodiscard]] toml::Value varied(const toml::Value& table, const toml::Document& document, const Variant& variant,
                                 UsedValues& used, base::Diagnostics& problems);

/// Whether the key's text may be told in languages: all that is printed as it is written.
[[nodiscard]] bool is_spoken_key(std::string_view key);

/// Whether a table holds a text in languages.
[[nodiscard]] bool has_languages(const toml::Value& table);

}  // namespace rutter::job
