#pragma once

#include <string_view>

#include "toml/value.hpp"

namespace rutter::job {

/// What a key wants of a cell of a table or of a template's value.
enum class Wanted {
  text,
  number,
  word_or_false,  ///< a word, or true or false
  list,           ///< of texts, with ';' between them
  numbers,        ///< the same of numbers
  nothing         ///< a table, which a cell cannot hold
};

/// Of a key, by its JSON Schema or the enumeration that it names (toml::Key::schema).
[[nodiscard]] Wanted wanted_by(std::string_view schema);

/// The text as such a value; the text itself where it is nothing of the sort, for the reader to refuse.
[[nodiscard]] toml::Value cell_value(std::string_view text, toml::Mark at, Wanted wanted);

/// Without blanks at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace rutter::job
