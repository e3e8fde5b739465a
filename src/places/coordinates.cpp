#include "places/coordinates.hpp"

#include <GeographicLib/DMS.hpp>
#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include "places/plus_code.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t longest = 64;
constexpr double km_per_degree = 111.195;  // of the mean sphere

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Words between blanks and commas.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != ',' && c != ';') {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Two digits at most, a letter: a zone with a hemisphere or band.
bool is_zone(std::string_view word) {
  const std::size_t digits = static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_digit) - word.begin());
  return digits >= 1 && digits <= 2 && word.size() == digits + 1 && is_letter(word.back());
}

std::optional<Coordinates> utm_in(const std::vector<std::string>& words) {
  constexpr double half_a_metre_km = 0.0005;
  const bool numbers = words.size() == 3 && is_zone(words[0]) && words[1].size() >= 5 && words[2].size() >= 5;
  if (!numbers) return std::nullopt;
  int zone = 0;
  bool north = true;
  GeographicLib::UTMUPS::DecodeZone(words[0], zone, north);
  Coordinates found;
  GeographicLib::UTMUPS::Reverse(zone, north, std::stod(words[1]), std::stod(words[2]), found.point.lat, found.point.lon);
  found.radius_km = half_a_metre_km;
  found.notation = "UTM";
  return found;
}

/// A zone, three letters and an even number of digits, two at least; blanks do not matter.
bool is_mgrs(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at < 1 || at > 2 || text.size() < at + 5) return false;
  for (std::size_t i = at; i < at + 3; ++i)
    if (!is_letter(text[i])) return false;
  const std::string_view digits = text.substr(at + 3);
  return digits.size() % 2 == 0 && digits.size() <= 10 && std::all_of(digits.begin(), digits.end(), is_digit);
}

std::optional<Coordinates> mgrs_in(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word;
  if (!is_mgrs(text)) return std::nullopt;
  int zone = 0;
  bool north = true;
  double x = 0;
  double y = 0;
  int digits = 0;
  GeographicLib::MGRS::Reverse(text, zone, north, x, y, digits, true);
  Coordinates found;
  GeographicLib::UTMUPS::Reverse(zone, north, x, y, found.point.lat, found.point.lon);
  found.radius_km = 100 / std::pow(10, digits) * std::numbers::sqrt2 / 2;
  found.notation = "MGRS";
  return found;
}

/// What the last digit written leaves open, in degrees: half a unit of the last decimal, minute or second.
double half_a_unit(std::string_view text) {
  double unit = 1;
  if (text.find('"') != std::string_view::npos || text.find("''") != std::string_view::npos) {
    unit = 1.0 / 3600;
  } else if (text.find('\'') != std::string_view::npos) {
    unit = 1.0 / 60;
  }
  const std::size_t dot = text.find('.');
  if (dot != std::string_view::npos)
    for (std::size_t i = dot + 1; i < text.size() && is_digit(text[i]); ++i) unit /= 10;
  return unit / 2;
}

/// Signs of degrees, minutes and seconds in ASCII, so that a name is not mistaken: all that is left are digits, signs and the
/// letters of the hemispheres.
std::optional<std::string> plain_degrees(std::string_view text) {
  struct Sign {
    std::string_view written;
    char plain;
  };
  constexpr Sign signs[] = {{"°", 'd'}, {"º", 'd'}, {"′", '\''}, {"’", '\''}, {"″", '"'}, {"”", '"'}, {"−", '-'}, {"''", '"'}};
  std::string plain;
  while (!text.empty()) {
    const auto* const sign = std::find_if(std::begin(signs), std::end(signs),
                                          [&](const Sign& s) { return text.substr(0, s.written.size()) == s.written; });
    const char c = sign == std::end(signs) ? text.front() : sign->plain;
    constexpr std::string_view allowed = "0123456789.+-'\"dDnNsSeEwW:, ;\t";
    if (allowed.find(c) == std::string_view::npos) return std::nullopt;
    plain += c;
    text.remove_prefix(sign == std::end(signs) ? 1 : sign->written.size());
  }
  return plain;
}

/// Joins what blanks divide within one angle: "36° 39' N" to "36d39'N", "33.8d S" to "33.8dS".
std::vector<std::string> angles_of(const std::string& plain) {
  std::vector<std::string> angles;
  bool open = false;
  for (const std::string& word : words_of(plain)) {
    const bool hemisphere = word.size() == 1 && is_letter(word[0]);
    const bool continues = !angles.empty() && (open || hemisphere) && (hemisphere || is_digit(word[0]));
    if (continues) {
      angles.back() += word;
    } else {
      angles.push_back(word);
    }
    const char last = angles.back().back();
    const bool has_hemisphere = is_letter(last) && last != 'd' && last != 'D';
    open = !has_hemisphere && (last == 'd' || last == '\'') && angles.size() <= 2 && !is_letter(angles.back().front());
  }
  return angles;
}

std::optional<Coordinates> degrees_in(std::string_view text) {
  const auto plain = plain_degrees(text);
  if (!plain) return std::nullopt;
  const std::vector<std::string> angles = angles_of(*plain);
  if (angles.size() != 2) return std::nullopt;
  const auto has_digit = [](const std::string& angle) { return std::any_of(angle.begin(), angle.end(), is_digit); };
  if (!has_digit(angles[0]) || !has_digit(angles[1])) return std::nullopt;
  Coordinates found;
  GeographicLib::DMS::DecodeLatLon(angles[0], angles[1], found.point.lat, found.point.lon);
  if (!std::isfinite(found.point.lat) || !std::isfinite(found.point.lon) || std::abs(found.point.lon) > 180)
    return std::nullopt;
  const bool sexagesimal = plain->find_first_of("'\":") != std::string::npos;
  found.radius_km = std::max(half_a_unit(angles[0]), half_a_unit(angles[1])) * km_per_degree * std::numbers::sqrt2;
  found.notation = sexagesimal ? "degrees, minutes, seconds" : "decimal degrees";
  return found;
}

std::optional<Coordinates> plus_code_in(std::string_view text) {
  const auto square = plus_code_square(text);
  if (!square) return std::nullopt;
  Coordinates found;
  found.point = square->middle;
  const double narrow = std::cos(square->middle.lat * std::numbers::pi / 180);
  found.radius_km = std::hypot(square->height_deg, square->width_deg * narrow) / 2 * km_per_degree;
  found.notation = "Open Location Code";
  return found;
}

}  // namespace

std::optional<Coordinates> coordinates_in(std::string_view text) {
  if (text.size() > longest || std::none_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  try {
    if (auto code = plus_code_in(text)) return code;
    const auto words = words_of(text);
    if (auto utm = utm_in(words)) return utm;
    if (auto mgrs = mgrs_in(words)) return mgrs;
    return degrees_in(text);
  } catch (const GeographicLib::GeographicErr&) {
    return std::nullopt;  // out of range, or no such zone or square
  } catch (const std::logic_error&) {
    return std::nullopt;  // std::stod: no number
  }
}

geo::LonLat point_at(geo::LonLat start, double azimuth, double km) {
  geo::LonLat end;
  GeographicLib::Geodesic::WGS84().Direct(start.lat, start.lon, azimuth, km * 1000, end.lat, end.lon);
  return end;
}

}  // namespace rutter::places
