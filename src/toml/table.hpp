#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toml/document.hpp"

namespace rutter::toml {

/// How a key is to be met.
enum class Need { optional, required };

/// A key that a table may have: the one list that the reader, the messages, the JSON Schema and the manual are checked against.
struct Key {
  std::string_view name;
  std::string_view about;   ///< one sentence, for the schema
  std::string_view schema;  ///< its type as a JSON Schema fragment
  Need need = Need::optional;
};

/// A kind of table: its name in messages ("[[map]]", "[page]"; empty: the top level) and its keys.
/// A key that is often written for another, and what to write.
struct Mistaken {
  std::string_view key;
  std::string_view hint;
};

struct TableKind {
  std::string_view title;
  std::span<const Key> keys;
  const TableKind* outer = nullptr;  ///< the table that a key may have been meant for, to say so
  std::span<const Mistaken> mistaken = {};
};

/// A text and where it begins.
struct Text {
  std::string text;
  Mark at;
};

/// Closed range of a number.
struct Range {
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
};

/// Reads a table key by key; every mistake becomes a problem and the reading goes on. The getters return nothing when the key
/// is absent or wrong. At the end call `finish`.
class Table {
 public:
  Table(const Document& document, const Value& value, const TableKind& kind, base::Diagnostics& problems);

  [[nodiscard]] bool has(std::string_view key) const;
  /// Marks the key as read; nullptr when absent. Asking for a key that the kind does not list is a defect and throws.
  [[nodiscard]] const Value* value(std::string_view key);
  [[nodiscard]] Mark at() const { return value_.at; }
  /// Of the key's value, or of the table.
  [[nodiscard]] Mark at(std::string_view key) const;
  [[nodiscard]] const Document& document() const { return document_; }
  /// The table itself, with all its keys.
  [[nodiscard]] const Value& whole() const { return value_; }
  [[nodiscard]] std::string_view title() const { return kind_.title; }

  /// A text, not empty, at most 4000 code points; what cannot be printed is left out (see base::printable) and blanks at
  /// both ends too, unless `raw`.
  [[nodiscard]] std::optional<Text> text(std::string_view key, bool raw = false);
  [[nodiscard]] std::optional<double> number(std::string_view key, Range range = {});
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key, Range range = {});
  [[nodiscard]] std::optional<bool> flag(std::string_view key);
  /// An array of texts, each as `text` wants it, at most 1000.
  [[nodiscard]] std::optional<std::vector<Text>> texts(std::string_view key);
  /// Index of one of several words.
  [[nodiscard]] std::optional<std::size_t> choice(std::string_view key, std::span<const std::string_view> words);
  /// A value met elsewhere (an array's element) as `text` wants it; `key` names it in messages.
  [[nodiscard]] std::optional<Text> text_of(std::string_view key, const Value& value, bool raw = false);
  /// The same for one of several words.
  [[nodiscard]] std::optional<std::size_t> choice_of(std::string_view key, const Value& value,
                                                     std::span<const std::string_view> words);
  /// A table met elsewhere (an array's element).
  [[nodiscard]] Table inner(const Value& value, const TableKind& kind) const;
  /// An inner table.
  [[nodiscard]] std::optional<Table> table(std::string_view key, const TableKind& kind);
  /// An array of tables, `[[key]]` or inline, at most `limit`.
  [[nodiscard]] std::vector<Table> tables(std::string_view key, const TableKind& kind, std::size_t limit);

  /// "'key' must be WANTED, not KIND" at a value.
  void wrong_type(std::string_view key, const Value& value, std::string_view wanted, std::string hint = {});
  void problem(Mark mark, std::string message, std::string hint = {});

  /// Reports keys that are missing or unknown.
  void finish();

 private:
  void unknown_key(const Member& member);

  const Document& document_;
  const Value& value_;
  const Members& members_;
  const TableKind& kind_;
  base::Diagnostics& problems_;
  std::set<std::string_view> asked_;
};

/// "did you mean 'height'?", or an empty text when no choice is near.
[[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string> choices);

/// "a, b or c"
[[nodiscard]] std::string listed(std::span<const std::string_view> words);

}  // namespace rutter::toml
