#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace rutter::style {

/// The types of the expression language that we evaluate (objects and formatted text are not among them).
enum class Kind : std::uint8_t { null, boolean, number, string, color, value, array };

/// A type: `value` stands for any of them, an array may fix its items' type and its length.
struct Type {
  Kind kind = Kind::value;
  Kind item = Kind::value;              ///< of arrays
  std::optional<std::uint32_t> length;  ///< of arrays

  Type(Kind k) : kind(k) {}  // NOLINT(google-explicit-constructor): a plain kind is a type
  static Type array(Kind item, std::optional<std::uint32_t> length = {}) {
    Type type(Kind::array);
    type.item = item;
    type.length = length;
    return type;
  }
  bool operator==(const Type&) const = default;
};

/// "number", "array<string>", "array<number, 2>".
[[nodiscard]] std::string to_text(const Type& type);

/// Whether every value of type `actual` is one of `expected`.
[[nodiscard]] bool accepts(const Type& expected, const Type& actual);

}  // namespace rutter::style
