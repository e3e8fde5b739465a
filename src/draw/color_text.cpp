#include "draw/color_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

#include "draw/color_names.hpp"

namespace rutter::draw {
namespace {

/// A number with what follows it: "%", "deg" or nothing.
struct Quantity {
  double number = 0;
  std::string_view unit;
};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::optional<Quantity> quantity(std::string_view text) {
  Quantity result;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto end = std::from_chars(text.data(), text.data() + text.size(), result.number);
  if (end.ec != std::errc() || !std::isfinite(result.number)) return {};
  result.unit = text.substr(static_cast<std::size_t>(end.ptr - text.data()));
  return result;
}

/// The arguments of rgb() and hsl(): either all separated by commas, or by spaces with "/" before the alpha.
std::optional<std::vector<Quantity>> arguments(std::string_view inside) {
  const bool commas = inside.find(',') != std::string_view::npos;
  std::vector<std::string_view> words;
  bool slash = false;
  for (std::size_t at = 0; at <= inside.size();) {
    const std::size_t end = std::min(inside.find_first_of(commas ? "," : " \t\r\n/", at), inside.size());
    const std::string_view word = trimmed(inside.substr(at, end - at));
    if (!word.empty())
      words.push_back(word);
    else if (commas)
      return {};
    if (end < inside.size() && inside[end] == '/') {
      if (slash || words.size() != 3) return {};
      slash = true;
    }
    at = end + 1;
  }
  if (words.size() < 3 || words.size() > 4 || (!commas && (words.size() == 4) != slash)) return {};
  std::vector<Quantity> result;
  for (const std::string_view word : words) {
    const auto parsed = quantity(word);
    if (!parsed) return {};
    result.push_back(*parsed);
  }
  return result;
}

std::optional<double> alpha_of(const std::vector<Quantity>& parts) {
  if (parts.size() < 4) return 1.0;
  if (!parts[3].unit.empty() && parts[3].unit != "%") return {};
  return std::clamp(parts[3].unit.empty() ? parts[3].number : parts[3].number / 100, 0.0, 1.0);
}

std::optional<Color> from_rgb(const std::vector<Quantity>& parts) {
  const auto alpha = alpha_of(parts);
  std::array<double, 3> rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    const bool percent = parts[i].unit == "%";
    if (!alpha || parts[i].unit != parts[0].unit || (!percent && !parts[i].unit.empty())) return {};
    rgb.at(i) = std::clamp(parts[i].number / (percent ? 100 : 255), 0.0, 1.0);
  }
  return Color{rgb[0], rgb[1], rgb[2], *alpha};
}

/// CSS Color 4, section 7.1 (converting HSL to sRGB).
std::optional<Color> from_hsl(const std::vector<Quantity>& parts) {
  const auto alpha = alpha_of(parts);
  if (!alpha || (!parts[0].unit.empty() && parts[0].unit != "deg") || parts[1].unit != "%" || parts[2].unit != "%") return {};
  const double hue = std::fmod(std::fmod(parts[0].number, 360) + 360, 360);
  const double saturation = std::clamp(parts[1].number / 100, 0.0, 1.0);
  const double lightness = std::clamp(parts[2].number / 100, 0.0, 1.0);
  const auto channel = [&](double n) {
    const double k = std::fmod(n + hue / 30, 12);
    return lightness - saturation * std::min(lightness, 1 - lightness) * std::max(-1.0, std::min({k - 3, 9 - k, 1.0}));
  };
  return Color{channel(0), channel(8), channel(4), *alpha};
}

std::optional<Color> from_hex(std::string_view digits) {
  if (digits.size() != 3 && digits.size() != 4 && digits.size() != 6 && digits.size() != 8) return {};
  const std::size_t step = digits.size() <= 4 ? 1 : 2;
  std::array<double, 4> parts{0, 0, 0, 1};
  for (std::size_t i = 0; i * step < digits.size(); ++i) {
    unsigned byte = 0;
    const char* first = digits.data() + i * step;
    if (std::from_chars(first, first + step, byte, 16).ptr != first + step) return {};
    parts.at(i) = (step == 1 ? byte * 17 : byte) / 255.0;
  }
  return Color{parts[0], parts[1], parts[2], parts[3]};
}

std::optional<Color> from_name(std::string_view name) {
  if (name == "transparent") return Color{0, 0, 0, 0};
  const auto* found = std::lower_bound(color_names.begin(), color_names.end(), name,
                                       [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  if (found == color_names.end() || found->first != name) return {};
  const auto byte = [&](unsigned shift) { return ((found->second >> shift) & 0xFFU) / 255.0; };
  return Color{byte(16), byte(8), byte(0), 1};
}

}  // namespace

std::optional<Color> parse_color(std::string_view css) {
  std::string text(trimmed(css));
  if (text.size() > 128) return {};
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  if (text.starts_with('#')) return from_hex(std::string_view(text).substr(1));
  const std::size_t open = text.find('(');
  if (open == std::string::npos) return from_name(text);
  if (!text.ends_with(')')) return {};
  const std::string_view function = std::string_view(text).substr(0, open);
  const auto parts = arguments(std::string_view(text).substr(open + 1, text.size() - open - 2));
  if (!parts) return {};
  if (function == "rgb" || function == "rgba") return from_rgb(*parts);
  if (function == "hsl" || function == "hsla") return from_hsl(*parts);
  return {};
}

}  // namespace rutter::draw
