#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "base/stored_text.hpp"
#include "toml/apart.hpp"
#include "toml/value.hpp"

namespace rutter::toml {

/// What a document may hold; more is refused before it costs memory or stack.
struct Limits {
  std::size_t bytes = 16U << 20U;
  std::size_t values = 500'000;  ///< keys and array elements, roughly
  std::size_t headers = 50'000;  ///< [a] and [[a]]; the parser's time grows with the square of their number
  std::size_t depth = 32;        ///< brackets and braces within each other
  std::size_t key_parts = 16;    ///< "a.b.c" has three
};

/// A parsed document with its text, so that every value can be shown in a message.
class Document {
 public:
  /// Parses a text. The first error of TOML's grammar, or a limit exceeded, ends the reading: one problem with its position.
  [[nodiscard]] static base::Result<Document> parse(std::string_view text, std::string display_path, const Limits& limits = {});

  /// The same for a text of many tables `[[name]]`: these are parsed one at a time, so that never all of their values are held;
  /// `element` makes them again. The outcome is that of `parse` but for the root's member `name`, an array in its place that is
  /// empty. Tables that stand in the text in another way (`name = [...]`, a header in quotes, inner tables behind a foreign
  /// header) are parsed whole: then there are no elements apart, and the array holds them.
  [[nodiscard]] static base::Result<Document> parse_apart(std::string_view text, std::string display_path,
                                                          std::string_view name, const Limits& limits = {});

  /// A text that is no TOML, whose values are read elsewhere, for messages about its lines; the root is an empty table.
  [[nodiscard]] static Document of_text(std::string_view text, std::string display_path) {
    return {text, std::move(display_path)};
  }

  [[nodiscard]] const Value& root() const { return root_; }
  /// How many tables are parsed apart.
  [[nodiscard]] std::size_t elements_apart() const { return apart_.size(); }
  /// One of them, with its marks. Several threads may ask.
  [[nodiscard]] Value element(std::size_t index) const;
  [[nodiscard]] const base::StoredText& text() const { return text_; }
  [[nodiscard]] const std::string& display_path() const { return display_path_; }
  [[nodiscard]] base::Position position(Mark mark) const { return {display_path_, mark.line, mark.column}; }
  /// The line of a mark without its end; empty for lines longer than 1000 bytes, which would make messages huge.
  [[nodiscard]] std::string line(Mark mark) const;
  /// An error at a place of this document.
  [[nodiscard]] base::Diagnostic error(Mark mark, std::string message, std::string hint = {}) const;

 private:
  Document(std::string_view text, std::string display_path);

  [[nodiscard]] base::Diagnostics parse_whole(std::string_view text);
  [[nodiscard]] bool take_apart(std::string_view text, std::string_view name);

  base::StoredText text_;
  std::string display_path_;
  std::vector<Stretch> apart_;
  Value root_;
};

}  // namespace rutter::toml
