#include "places/derived.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

#include "places/coordinates.hpp"
#include "places/gazetteer.hpp"

namespace rutter::places {
namespace {

constexpr std::string_view point_prefix = "point:";
constexpr std::string_view near_suffix = "near";
constexpr std::string_view between_infix = "/between/";

/// "20", "16.1": as short as it is exact to 0.1 km.
std::string km_text(double km) {
  const double tenths = std::round(km * 10) / 10;
  return tenths == std::floor(tenths) ? fmt::format("{:.0f}", tenths) : fmt::format("{:.1f}", tenths);
}

/// The middle of the great circle between two points.
geo::LonLat middle_of(geo::LonLat a, geo::LonLat b) {
  constexpr double radians = std::numbers::pi / 180;
  const double east = (b.lon - a.lon) * radians;
  const double x = std::cos(b.lat * radians) * std::cos(east);
  const double y = std::cos(b.lat * radians) * std::sin(east);
  const double along = std::cos(a.lat * radians) + x;
  const double lat = std::atan2(std::sin(a.lat * radians) + std::sin(b.lat * radians), std::hypot(along, y)) / radians;
  const double lon = a.lon + std::atan2(y, along) / radians;
  return {lon > 180 ? lon - 360 : (lon < -180 ? lon + 360 : lon), lat};
}

double up_to_tenth(double km) {
  return std::ceil(km * 10) / 10;
}

/// How large the place is: an area its radius, a town 2 km and about 7 for a million people.
double extent_km(const Place& place) {
  if (is_area(place.kind)) return std::max(place.uncertainty_km, 1.0);
  return 2 + std::sqrt(static_cast<double>(place.population)) / 200;
}

std::string suffix_of(const Derivation& said) {
  switch (said.relation) {
    case Relation::offset:
      return fmt::format("{}km-{}", km_text(said.km.value_or(0)), said.direction.letters);
    case Relation::part:
      return std::string(said.direction.word);
    default:
      return said.km ? fmt::format("near-{}km", km_text(*said.km)) : std::string(near_suffix);
  }
}

void place_near(Place& place, const Place& known, const std::string& called, const Derivation& said) {
  place.uncertainty_km = known.uncertainty_km + said.km.value_or(near_km);
  place.name = said.km ? fmt::format("within {} km of {}", km_text(*said.km), called) : "near " + called;
  place.note = said.km ? fmt::format("no place of its own: a ring of {} km round {}", km_text(*said.km), called)
                       : fmt::format("no place of its own: a ring of {:.0f} km round {}, distance not stated", near_km, called);
}

void place_offset(Place& place, const Place& known, const std::string& called, const Derivation& said) {
  constexpr double share_of_way = 0.1;
  const double km = said.km.value_or(0);
  const double sideways = km * std::sin(said.direction.half_sector * std::numbers::pi / 180);
  place.point = point_at(known.point, said.direction.azimuth, km);
  place.uncertainty_km = up_to_tenth(known.uncertainty_km + std::hypot(km * share_of_way, sideways));
  place.name = fmt::format("{} km {} of {}", km_text(km), said.direction.word, called);
  place.note = fmt::format("{} along the geodesic; the ring of {} km covers a tenth of the way and {} degrees to either side",
                           place.name, km_text(place.uncertainty_km), said.direction.half_sector);
}

void place_part(Place& place, const Place& known, const std::string& called, const Derivation& said) {
  const double radius_km = extent_km(known);
  const bool is_middle = said.direction.word == middle.word;
  if (!is_middle) place.point = point_at(known.point, said.direction.azimuth, radius_km / 2);
  place.uncertainty_km = up_to_tenth(radius_km * 0.6);
  place.kind = Kind::region;
  place.name = fmt::format("{}{} {}", said.direction.word, is_middle ? "" : "ern", called);
  place.note = fmt::format("the {} of {}, without defined limits", is_middle ? "middle" : said.direction.word, called);
}

/// The number at the beginning; takes it off.
std::optional<double> take_number(std::string_view& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !std::isfinite(value) || value < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

}  // namespace

Place derived_place(const Place& known, const Derivation& derivation) {
  Place place = known;
  place.relation = derivation.relation;
  place.reference = known.id;
  const std::string called = Gazetteer::display_name(known, "en");
  place.reference_name = called;
  place.id = known.id + "/" + suffix_of(derivation);
  place.kind = Kind::other;
  place.names.clear();
  place.population = 0;
  place.feature_code.clear();
  place.area.clear();
  place.iata.clear();
  place.icao.clear();
  if (derivation.relation == Relation::offset) {
    place_offset(place, known, called, derivation);
  } else if (derivation.relation == Relation::part) {
    place_part(place, known, called, derivation);
  } else {
    place_near(place, known, called, derivation);
  }
  return place;
}

Place place_between(const Place& first, const Place& second) {
  const std::string called = Gazetteer::display_name(first, "en");
  const std::string other = Gazetteer::display_name(second, "en");
  const double km = distance_km(first.point, second.point);
  Place place = derived_place(first, {});
  place.id = fmt::format("{}{}{}", first.id, between_infix, second.id);
  place.point = middle_of(first.point, second.point);
  place.uncertainty_km = up_to_tenth(km / 2 + std::max(first.uncertainty_km, second.uncertainty_km));
  place.name = fmt::format("between {} and {}", called, other);
  place.note = fmt::format("no place of its own: a ring of {} km round the middle between {} and {}",
                           km_text(place.uncertainty_km), called, other);
  place.relation = Relation::between;
  if (first.country != second.country) {
    place.country.clear();
    place.country_name.clear();
  }
  if (first.country != second.country || first.admin1 != second.admin1) {
    place.admin1.clear();
    place.admin1_name.clear();
  }
  place.admin2.clear();
  place.admin2_name.clear();
  return place;
}

std::optional<std::pair<std::string_view, std::string_view>> between_of(std::string_view id) {
  const std::size_t at = id.find(between_infix);
  if (at == std::string_view::npos) return std::nullopt;
  return std::pair(id.substr(0, at), id.substr(at + between_infix.size()));
}

std::optional<Derivation> derivation_of(std::string_view suffix) {
  constexpr std::string_view near_distance = "near-";
  Derivation said;
  if (suffix == near_suffix) return said;
  if (auto part = suffix == middle.word ? middle : direction_of(suffix, true)) {
    if (part->word != suffix) return std::nullopt;
    said.relation = Relation::part;
    said.direction = *part;
    return said;
  }
  const bool near = suffix.substr(0, near_distance.size()) == near_distance;
  if (near) suffix.remove_prefix(near_distance.size());
  said.km = take_number(suffix);
  if (!said.km || *said.km > 1000) return std::nullopt;
  if (near) return suffix == "km" ? std::optional(said) : std::nullopt;
  if (suffix.substr(0, 3) != "km-") return std::nullopt;
  const auto direction = direction_of(suffix.substr(3));
  if (!direction) return std::nullopt;
  said.relation = Relation::offset;
  said.direction = *direction;
  return said;
}

Place place_at(geo::LonLat point, double radius_km, const std::string& notation) {
  Place place;
  place.point = point;
  place.name = fmt::format("{:.5f}, {:.5f}", point.lat, point.lon);
  place.id = fmt::format("{}{:.5f},{:.5f}", point_prefix, point.lat, point.lon);
  place.relation = Relation::coordinates;
  place.uncertainty_km = radius_km < 0.05 ? 0 : up_to_tenth(radius_km);
  place.source = "coordinates as given";
  place.note = notation;
  return place;
}

std::optional<Place> place_of_point_id(std::string_view id) {
  if (id.substr(0, point_prefix.size()) != point_prefix) return std::nullopt;
  const auto point = coordinates_in(id.substr(point_prefix.size()));
  if (!point) return std::nullopt;
  Place place = place_at(point->point, 0, point->notation);
  return place.id == id ? std::optional(place) : std::nullopt;
}

}  // namespace rutter::places
