#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rutter::base {

enum class Severity { error, warning, note };

/// A place in a text file. Line and column count from 1, columns in code points; 0 means unknown.
struct Position {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// One message about a file of the user: where, what, the line itself, and the way out.
struct Diagnostic {
  Severity severity = Severity::error;
  Position at;
  std::string message;      ///< one sentence, no full stop: "unknown key 'heigth' in [page]"
  std::string hint;         ///< the way out, may be empty: "did you mean 'height'?"
  std::string source_line;  ///< the line itself, may be empty
};

using Diagnostics = std::vector<Diagnostic>;

/// The text as printed, ending in a newline:
///     maps/asia.toml:14:1: error: unknown key 'heigth' in [page]
///       heigth = 120
///       ^
///       did you mean 'height'?
/// Without a position it begins with "error: "; without a source line the two middle lines are left out. A hint of several
/// lines is indented line by line. `color` adds ANSI colours and changes nothing else.
[[nodiscard]] std::string format(const Diagnostic& diagnostic, bool color = false);

/// Whether any of them is an error.
[[nodiscard]] bool has_errors(const Diagnostics& diagnostics);

/// Line `number` (from 1) of a text without its line end; empty when there is none.
[[nodiscard]] std::string line_of(std::string_view text, std::uint32_t number);

}  // namespace rutter::base
