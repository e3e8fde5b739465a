#include "base/decimal.hpp"

#include <algorithm>

namespace rutter::base {

std::optional<std::string> with_decimal_point(std::string_view text) {
  const auto is_digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  if (sign > comma || !is_digits(text.substr(sign, comma - sign)) || !is_digits(text.substr(comma + 1))) return std::nullopt;
  std::string out(text);
  out[comma] = '.';
  return out;
}

std::string decimal_hint(std::string_view text) {
  const auto number = with_decimal_point(text);
  return number ? "write a point for the decimals: " + *number : std::string();
}

}  // namespace rutter::base
