#include "map/projection_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "map/furniture_words.hpp"

namespace rutter::map {
namespace {

/// The value of "+key=" in a PROJ string.
std::string_view parameter(std::string_view proj, std::string_view key) {
  const std::string mark = fmt::format("+{}=", key);
  const std::size_t at = proj.find(mark);
  if (at == std::string_view::npos) return {};
  const std::string_view value = proj.substr(at + mark.size());
  return value.substr(0, value.find(' '));
}

std::optional<double> number(std::string_view proj, std::string_view key) {
  const std::string_view text = parameter(proj, key);
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return !text.empty() && read.ec == std::errc() ? std::optional(value) : std::nullopt;
}

std::string with_side(const Words& words, const std::string& magnitude, double degrees, bool meridian) {
  const bool on_the_line = degrees == 0 || (meridian && std::abs(degrees) == 180);
  if (on_the_line) return magnitude;
  const bool negative = degrees < 0;
  return words.text(meridian ? (negative ? "degrees.west" : "degrees.east") : (negative ? "degrees.south" : "degrees.north"),
                    {{"degrees", magnitude}});
}

std::string magnitude(const Words& words, double degrees) {
  return words.number("{:g}", std::abs(degrees)) + "°";
}

std::string decimal_degrees(const Words& words, double degrees, bool meridian) {
  return with_side(words, magnitude(words, degrees), degrees, meridian);
}

/// "36.5° and 41° N", "5° S and 10° N", "36° N".
std::string parallels(const Words& words, double a, double b) {
  const std::string second = decimal_degrees(words, b, false);
  if (a == b) return second;
  const bool same_side = (a < 0) == (b < 0) && a != 0 && b != 0;
  return words.listed({same_side ? magnitude(words, a) : decimal_degrees(words, a, false), second});
}

/// The name made of the PROJ string; nothing for a projection that is not one of ours.
std::optional<std::string> name_of(const Words& words, const std::string& proj) {
  const std::string_view kind = parameter(proj, "proj");
  const double lon = number(proj, "lon_0").value_or(0);
  const std::string meridian = decimal_degrees(words, lon, true);
  const std::optional<double> true_lat = number(proj, "lat_ts");
  if (kind == "lcc" || kind == "aea") {
    const auto first = number(proj, "lat_1");
    const auto second = number(proj, "lat_2");
    if (!first || !second) return std::nullopt;
    return words.text(fmt::format("projection.{}", kind), {{"parallels", parallels(words, *first, *second)}});
  }
  if (kind == "tmerc" || kind == "eqearth") return words.text(fmt::format("projection.{}", kind), {{"meridian", meridian}});
  if ((kind == "merc" || kind == "cea" || kind == "eqc") && true_lat)
    return words.text(fmt::format("projection.{}", kind), {{"parallel", magnitude(words, *true_lat)}, {"meridian", meridian}});
  if (kind == "stere" && true_lat)
    return words.text("projection.stere", {{"parallel", decimal_degrees(words, *true_lat, false)}, {"meridian", meridian}});
  if (kind != "laea" && kind != "aeqd") return std::nullopt;
  const double lat = number(proj, "lat_0").value_or(0);
  if (kind == "laea" && std::abs(lat) == 90)
    return words.text(lat > 0 ? "projection.laea_north" : "projection.laea_south", {{"meridian", meridian}});
  return words.text(fmt::format("projection.{}", kind), {{"lat", decimal_degrees(words, lat, false)}, {"lon", meridian}});
}

}  // namespace

std::string projection_words(const Words& words, const geo::ProjectionChoice& choice) {
  // Ours are told by their English name: a PROJ string of the job may say more than the name would.
  static const Words english;
  if (name_of(english, choice.proj) != choice.name) return choice.name;
  return name_of(words, choice.proj).value_or(choice.name);
}

std::string reason_words(const Words& words, const std::string& english) {
  static constexpr std::array<std::string_view, 10> ids = {
      "reason.large_polar", "reason.polar",   "reason.belt",     "reason.world",  "reason.small",
      "reason.continent",   "reason.equator", "reason.meridian", "reason.middle", "reason.distances"};
  static const Words own;
  const auto* const found = std::find_if(ids.begin(), ids.end(), [&](std::string_view id) { return own.text(id) == english; });
  return found == ids.end() ? english : words.text(*found);
}

std::string distance_words(const Words& words, double km) {
  if (km < 1) return words.text("unit.m", {{"n", words.number(std::lround(km * 1000))}});
  const double rounded = rounded_to_3_digits(km);
  return words.text("unit.km", {{"n", km < 1000 ? words.number("{:.3g}", km) : words.number(std::lround(rounded))}});
}

std::string degrees_words(const Words& words, double degrees, bool meridian) {
  const auto minutes = static_cast<int>(std::lround(std::abs(degrees) * 60));
  std::string text = words.digits(fmt::format("{}", minutes / 60)) + "°";
  if (minutes % 60 != 0) text += words.digits(fmt::format("{:02d}", minutes % 60)) + "′";
  return with_side(words, text, minutes == 0 ? 0 : minutes == 180 * 60 ? 180 : degrees, meridian);
}

}  // namespace rutter::map
