#include "places/place.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace rutter::places {
namespace {

constexpr std::array<std::string_view, 13> kind_names{"city",          "village", "country", "province", "district",
                                                      "disputed_area", "region",  "sea",     "lake",     "river",
                                                      "range",         "airport", "other"};

}  // namespace

std::string_view to_string(Kind kind) {
  return kind_names.at(static_cast<std::size_t>(kind));
}

std::string_view to_string(Relation relation) {
  constexpr std::array<std::string_view, 6> names{"", "near", "offset", "part", "coordinates", "between"};
  return names.at(static_cast<std::size_t>(relation));
}

std::optional<Kind> kind_from_string(std::string_view text) {
  const auto* const found = std::find(kind_names.begin(), kind_names.end(), text);
  if (found == kind_names.end()) return std::nullopt;
  return static_cast<Kind>(found - kind_names.begin());
}

bool is_area(Kind kind) {
  switch (kind) {
    case Kind::country:
    case Kind::province:
    case Kind::district:
    case Kind::disputed_area:
    case Kind::region:
    case Kind::sea:
    case Kind::lake:
    case Kind::range:
      return true;
    case Kind::city:
    case Kind::village:
    case Kind::river:
    case Kind::airport:
    case Kind::other:
      return false;
  }
  return false;
}

PlaceTraits::PlaceTraits(const Place& place)
    : id(place.id),
      point(place.point),
      country(place.country),
      admin1(place.admin1),
      admin2(place.admin2),
      kind(place.kind),
      feature_code(place.feature_code),
      population(place.population),
      uncertainty_km(place.uncertainty_km),
      table(place.table),
      has_iata(!place.iata.empty()) {}

bool is_disputed(const Place& place) {
  return place.kind == Kind::disputed_area || place.note.rfind("Disputed", 0) == 0;
}

double distance_km(geo::LonLat a, geo::LonLat b) {
  constexpr double radians = std::numbers::pi / 180;
  const double lat_half = std::sin((b.lat - a.lat) * radians / 2);
  const double lon_half = std::sin((b.lon - a.lon) * radians / 2);
  const double h = lat_half * lat_half + std::cos(a.lat * radians) * std::cos(b.lat * radians) * lon_half * lon_half;
  return 2 * 6371.0 * std::asin(std::min(1.0, std::sqrt(h)));
}

}  // namespace rutter::places
