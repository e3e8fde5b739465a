#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "toml/document.hpp"

namespace rutter::toml {

/// A limit exceeded, and where.
struct Excess {
  Mark at;
  std::string message;
};

/// Looks through the text, without building anything, for what would cost too much memory or stack: size, number of values,
/// depth of brackets, parts of a dotted key (each part is a table within a table). Strings and comments are skipped as TOML
/// reads them; in a broken text the count may differ from the parser's, but the parser stops where the text breaks.
[[nodiscard]] std::optional<Excess> find_excess(std::string_view text, const Limits& limits);

}  // namespace rutter::toml
