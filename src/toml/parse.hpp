#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "toml/value.hpp"

namespace rutter::toml {

/// Where the text breaks TOML's grammar, and the way out where it is known.
struct SyntaxError {
  Mark at;
  std::string message;
  std::string hint;
};

/// Parses a text (at most 32 brackets deep: see find_excess) into a table, or says where its grammar breaks first. The text may
/// be some lines of a longer one: marks count from `first_line`.
[[nodiscard]] std::variant<Value, SyntaxError> parse_text(std::string_view text, std::uint32_t first_line = 1);

}  // namespace rutter::toml
