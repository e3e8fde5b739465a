#include "places/plus_code.hpp"

#include <cstddef>
#include <string>

namespace rutter::places {
namespace {

constexpr std::string_view alphabet = "23456789CFGHJMPQRVWX";
constexpr std::size_t separator_at = 8;
constexpr std::size_t pair_digits = 10;
constexpr std::size_t most_digits = 15;

/// The digits without the separator; empty when the text is no full code of eight or at least ten digits. Padded codes
/// ("8G8VM600+") name squares of kilometres and are not read.
std::string digits_of(std::string_view text) {
  if (text.size() <= separator_at || text[separator_at] != '+' || text.size() > most_digits + 1) return {};
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == separator_at) continue;
    const char c = text[i] >= 'a' && text[i] <= 'z' ? static_cast<char>(text[i] - 'a' + 'A') : text[i];
    if (alphabet.find(c) == std::string_view::npos) return {};
    digits += c;
  }
  if (digits.size() == separator_at + 1) return {};
  return digits;
}

}  // namespace

std::optional<PlusCodeSquare> plus_code_square(std::string_view text) {
  const std::string digits = digits_of(text);
  if (digits.empty()) return std::nullopt;
  PlusCodeSquare square{{-180, -90}, 400, 400};
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto value = static_cast<double>(alphabet.find(digits[i]));
    if (i >= pair_digits) {  // a grid of 5 rows and 4 columns
      square.height_deg /= 5;
      square.width_deg /= 4;
      square.middle.lat += static_cast<double>(static_cast<int>(value) / 4) * square.height_deg;
      square.middle.lon += static_cast<double>(static_cast<int>(value) % 4) * square.width_deg;
    } else if (i % 2 == 0) {
      square.height_deg /= 20;
      square.middle.lat += value * square.height_deg;
    } else {
      square.width_deg /= 20;
      square.middle.lon += value * square.width_deg;
    }
  }
  square.middle.lat += square.height_deg / 2;
  square.middle.lon += square.width_deg / 2;
  if (square.middle.lat > 90 || square.middle.lon > 180) return std::nullopt;
  return square;
}

}  // namespace rutter::places
