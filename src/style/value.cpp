#include "style/value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rutter::style {
namespace {

Type type_of_list(const List& list) {
  Kind item = list.size == 0 ? Kind::value : type_of(*list.first).kind;
  for (const Value& value : list)
    if (type_of(value).kind != item) item = Kind::value;
  if (item == Kind::array) item = Kind::value;
  return Type::array(item, static_cast<std::uint32_t>(list.size));
}

std::string list_text(const List& list) {
  std::string text = "[";
  for (const Value& value : list) {
    if (text.size() > 1) text += ',';
    if (const auto* words = std::get_if<std::string_view>(&value))
      text += nlohmann::json(*words).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    else
      text += value.is_null() ? "null" : to_text(value);
  }
  return text + "]";
}

}  // namespace

Type type_of(const Value& value) {
  if (const auto* list = std::get_if<List>(&value)) return type_of_list(*list);
  static constexpr std::array<Kind, 5> kinds{Kind::null, Kind::boolean, Kind::number, Kind::string, Kind::color};
  return kinds.at(value.index());
}

bool same(const Value& a, const Value& b) {
  if (a.index() != b.index()) return false;
  if (const auto* x = std::get_if<bool>(&a)) return *x == std::get<bool>(b);
  if (const auto* x = std::get_if<double>(&a)) return *x == std::get<double>(b);
  if (const auto* x = std::get_if<std::string_view>(&a)) return *x == std::get<std::string_view>(b);
  if (const auto* x = std::get_if<draw::Color>(&a)) return *x == std::get<draw::Color>(b);
  if (const auto* x = std::get_if<List>(&a)) {
    const List y = std::get<List>(b);
    return std::equal(begin(*x), end(*x), begin(y), end(y), same);
  }
  return true;
}

std::string to_text(const Value& value) {
  if (const auto* x = std::get_if<bool>(&value)) return *x ? "true" : "false";
  if (const auto* x = std::get_if<double>(&value)) return number_text(*x);
  if (const auto* x = std::get_if<std::string_view>(&value)) return std::string(*x);
  if (const auto* x = std::get_if<draw::Color>(&value)) {
    const auto byte = [](double part) { return static_cast<int>(std::lround(part * 255)); };
    return fmt::format("rgba({},{},{},{})", byte(x->r), byte(x->g), byte(x->b), number_text(x->a));
  }
  if (const auto* x = std::get_if<List>(&value)) return list_text(*x);
  return {};
}

std::string number_text(double number) {
  if (number == 0) return "0";
  if (!std::isfinite(number)) return std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
  const double size = std::abs(number);
  const bool plain = size >= 1e-6 && size < 1e21;
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                 plain ? std::chars_format::fixed : std::chars_format::scientific);
  std::string text(buffer.data(), end.ptr);
  const std::size_t exponent = text.find('e');
  if (exponent != std::string::npos && text[exponent + 2] == '0') text.erase(exponent + 2, 1);  // 1e-07 is 1e-7 there
  return text;
}

}  // namespace rutter::style
