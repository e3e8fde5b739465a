#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.hpp"
#include "base/result.hpp"

namespace rutter::style {

/// The way from the root of a JSON document to a value: keys and array indices.
using Step = std::variant<std::string, std::size_t>;
using Path = std::vector<Step>;

/// A path as messages show it: "layers[3].paint.line-width[2]".
[[nodiscard]] std::string to_text(const Path& path);

/// Something wrong at a place of the document.
struct Problem {
  Path path;
  std::string message;
  std::string hint;
  bool at_key = false;  ///< points at the member's key instead of its value
};

/// The text of a JSON document, for finding where a path stands in it.
class JsonText {
 public:
  /// Nesting beyond this is refused, so that nothing that walks a document runs out of stack.
  static constexpr std::size_t depth_limit = 64;

  JsonText(std::string_view text, std::string display_path) : text_(text), display_path_(std::move(display_path)) {}

  /// The document; syntax errors, doubled keys and too deep nesting are problems with line and column.
  [[nodiscard]] base::Result<nlohmann::json> document() const;
  /// The problem with file, line, column and source line. A path that does not exist gets the position of its longest
  /// existing part.
  [[nodiscard]] base::Diagnostic diagnostic(const Problem& problem, base::Severity severity) const;

 private:
  [[nodiscard]] base::Diagnostic at_offset(std::size_t offset, base::Severity severity, std::string message,
                                           std::string hint) const;
  [[nodiscard]] base::Diagnostics structure_problems() const;

  std::string_view text_;
  std::string display_path_;
};

}  // namespace rutter::style
