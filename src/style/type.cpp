#include "style/type.hpp"

#include <array>

#include <fmt/format.h>

namespace rutter::style {
namespace {

const char* kind_name(Kind kind) {
  static constexpr std::array<const char*, 7> names{"null", "boolean", "number", "string", "color", "value", "array"};
  return names.at(static_cast<std::size_t>(kind));
}

}  // namespace

std::string to_text(const Type& type) {
  if (type.kind != Kind::array) return kind_name(type.kind);
  if (type.length) return fmt::format("array<{}, {}>", kind_name(type.item), *type.length);
  return type.item == Kind::value ? "array" : fmt::format("array<{}>", kind_name(type.item));
}

bool accepts(const Type& expected, const Type& actual) {
  if (expected.kind == Kind::value) return true;
  if (expected.kind != actual.kind) return false;
  if (expected.kind != Kind::array) return true;
  const bool empty = actual.length && *actual.length == 0;  // an empty array is one of any type
  const bool items = expected.item == Kind::value || expected.item == actual.item || empty;
  return items && (!expected.length || expected.length == actual.length);
}

}  // namespace rutter::style
