#include "geo/proj_definition.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/error.hpp"
#include "geo/known_projections.hpp"
#include "geo/projection_source.hpp"

namespace rutter::geo {
namespace {

using namespace std::string_view_literals;

[[noreturn]] void refuse(const std::string& shown, const std::string& why) {
  throw base::Error(base::ErrorKind::map, fmt::format("projection '{}': {}", shown, why));
}

// Parameters with a number, in PROJ's units (degrees, metres).
constexpr std::array numbers = {"lat_0"sv, "lat_1"sv, "lat_2"sv, "lat_3"sv,    "lat_b"sv,     "lat_ts"sv, "lon_0"sv, "lon_1"sv,
                                "lon_2"sv, "lon_3"sv, "lonc"sv,  "alpha"sv,    "gamma"sv,     "azi"sv,    "tilt"sv,  "theta"sv,
                                "h_0"sv,   "k"sv,     "k_0"sv,   "x_0"sv,      "y_0"sv,       "a"sv,      "b"sv,     "rf"sv,
                                "f"sv,     "R"sv,     "h"sv,     "m"sv,        "n"sv,         "q"sv,      "W"sv,     "M"sv,
                                "zone"sv,  "path"sv,  "lsat"sv,  "aperture"sv, "resolution"sv};
// Parameters without a value, and those of a word.
constexpr std::array flags = {"south"sv, "no_cut"sv, "no_off"sv,     "no_uoff"sv, "no_rot"sv,
                              "guam"sv,  "czech"sv,  "hyperbolic"sv, "approx"sv};
constexpr std::array words = {"shape"sv, "mode"sv, "orient"sv, "sweep"sv};
// Units of the plane (always metres here), remarks, and shifts between datums, which are ignored.
constexpr std::array ignored = {"units"sv, "to_meter"sv, "vunits"sv,  "vto_meter"sv, "no_defs"sv,
                                "type"sv,  "wktext"sv,   "towgs84"sv, "axis"sv};
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> datums = {{{"WGS84", "WGS84"},
                                                                                   {"NAD83", "GRS80"},
                                                                                   {"NAD27", "clrk66"},
                                                                                   {"GGRS87", "GRS80"},
                                                                                   {"potsdam", "bessel"},
                                                                                   {"carthage", "clrk80ign"},
                                                                                   {"hermannskogel", "bessel"},
                                                                                   {"ire65", "mod_airy"},
                                                                                   {"nzgd49", "intl"},
                                                                                   {"OSGB36", "airy"}}};

bool is_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

bool is_operation(const std::string& name) {
  return find_known_projection(name) != nullptr || projection_source().knows(name);
}

template <class Range>
bool among(const Range& range, std::string_view key) {
  return std::find(range.begin(), range.end(), key) != range.end();
}

}  // namespace

ProjDefinition::ProjDefinition(std::string_view proj_string, const std::string& shown) {
  std::size_t at = 0;
  while (at < proj_string.size()) {
    const std::size_t start = proj_string.find_first_not_of(" \t\r\n", at);
    if (start == std::string_view::npos) break;
    const std::size_t end = std::min(proj_string.find_first_of(" \t\r\n", start), proj_string.size());
    add(proj_string.substr(start, end - start), shown);
    at = end;
  }
  if (proj_.empty()) refuse(shown, "no +proj in it; write \"auto\", a PROJ string such as \"+proj=robin\", or \"EPSG:3035\"");
}

void ProjDefinition::add(std::string_view token, const std::string& shown) {
  if (token.front() == '+') token.remove_prefix(1);
  const std::size_t equals = std::min(token.find('='), token.size());
  const std::string_view key = token.substr(0, equals);
  const std::string_view value = equals < token.size() ? token.substr(equals + 1) : ""sv;
  if (among(ignored, key) || (key == "nadgrids" && value == "@null") || (key == "pm" && (value == "0" || value == "greenwich")))
    return;
  if (key == "proj") {
    if (!proj_.empty()) refuse(shown, "more than one +proj; pipelines are not supported");
    proj_ = value == "longlat" || value == "latlong" || value == "lonlat" || value == "latlon" ? "eqc" : value;
    if (!is_operation(proj_))
      refuse(
          shown,
          fmt::format(
              "+proj={} is no map projection of PROJ; write \"auto\", a PROJ string such as \"+proj=robin\", or \"EPSG:3035\"",
              proj_));
  } else if (key == "datum") {
    add_datum(value, shown);
  } else if (key == "ellps" || (value.empty() && among(flags, key)) || (among(words, key) && is_word(value))) {
    parameters_.emplace_back(key, value);
  } else if (among(numbers, key)) {
    if (!is_number(value)) refuse(shown, fmt::format("'{}' of +{} is not a decimal number", value, key));
    parameters_.emplace_back(key, value);
  } else {
    refuse(shown, shown.find(':') == std::string::npos
                      ? fmt::format("the parameter +{} is unknown or not supported; leave it out", key)
                      : fmt::format("it needs the parameter +{}, which is not supported; take another code or write a "
                                    "PROJ string",
                                    key));
  }
}

void ProjDefinition::add_datum(std::string_view datum, const std::string& shown) {
  for (const auto& [name, ellipsoid] : datums)
    if (name == datum) {
      parameters_.emplace_back("ellps", ellipsoid);
      return;
    }
  refuse(shown, fmt::format("the datum '{}' is unknown; write +ellps=WGS84 instead", datum));
}

bool ProjDefinition::has(std::string_view key) const {
  return std::any_of(parameters_.begin(), parameters_.end(), [&](const auto& p) { return p.first == key; });
}

double ProjDefinition::number(std::string_view key, double fallback) const {
  for (const auto& [name, text] : parameters_)
    if (name == key) {
      std::from_chars(text.data(), text.data() + text.size(), fallback);
      return fallback;
    }
  return fallback;
}

std::string ProjDefinition::text() const {
  std::string text = "+proj=" + proj_;
  for (const auto& [key, value] : parameters_)
    text += value.empty() ? fmt::format(" +{}", key) : fmt::format(" +{}={}", key, value);
  if (!has("ellps") && !has("a") && !has("R")) text += " +ellps=WGS84";
  return text;
}

}  // namespace rutter::geo
