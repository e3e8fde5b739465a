#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "draw/color.hpp"
#include "style/type.hpp"

namespace rutter::style {

class Value;

/// A view of an array's items, owned by a constant or by the running evaluation.
struct List {
  const Value* first = nullptr;
  std::size_t size = 0;
};

/// A value while an expression is evaluated. It owns nothing: texts and arrays belong to the expression, to the feature or to
/// the running evaluation, so that evaluating constants and look-ups allocates nothing.
class Value : public std::variant<std::monostate, bool, double, std::string_view, draw::Color, List> {
 public:
  using variant::variant;
  [[nodiscard]] bool is_null() const { return index() == 0; }
};

[[nodiscard]] inline const Value* begin(const List& list) {
  return list.first;
}
[[nodiscard]] inline const Value* end(const List& list) {
  return list.first + list.size;
}

/// The most precise type of a value: array<number, 2> for [1, 2].
[[nodiscard]] Type type_of(const Value& value);

/// Equality without conversions.
[[nodiscard]] bool same(const Value& a, const Value& b);

/// As `to-string` has it: null is empty, colours are "rgba(r,g,b,a)", arrays are JSON.
[[nodiscard]] std::string to_text(const Value& value);

/// A number as ECMAScript writes it: 5, 0.5, 1e+21.
[[nodiscard]] std::string number_text(double number);

}  // namespace rutter::style
