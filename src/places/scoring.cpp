#include "places/scoring.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace rutter::places {
namespace {

double match_weight(Match match) {
  constexpr std::array<double, 4> weights{0.0, -1.0, -4.0, -8.0};
  return weights.at(static_cast<std::size_t>(match));
}

/// "Qamishli" for Al Qāmishlī: hardly another name.
constexpr double article_weight = -1.5;

/// The population to count with: seats of divisions are no hamlets where the number is not known.
double assumed_population(const Place& place) {
  if (place.population > 0) return static_cast<double>(place.population);
  if (place.feature_code == "PPLC") return 300'000;
  if (place.feature_code == "PPLA") return 50'000;
  return place.feature_code == "PPLA2" ? 10'000 : 0;
}

/// For towns 0 for a hamlet, 3.9 for 66,000 people, 8.2 for 14 million; half of that for countries, whose names are known
/// whatever their size.
double population_weight(const Place& place) {
  const double slope = place.kind == Kind::country ? 0.4 : 0.8;
  return slope * std::log(1.0 + assumed_population(place) / 500.0);
}

/// What population is to a town, size is to a sea or a region: 1 for 7 km, 5 for 350 km.
double size_weight(double radius_km) {
  return 1.2 * std::log(1.0 + radius_km / 5.0);
}

bool has_size_for_fame(Kind kind) {
  return kind == Kind::disputed_area || kind == Kind::region || kind == Kind::sea || kind == Kind::lake ||
         kind == Kind::river || kind == Kind::range;
}

/// Countries are named more often than towns with as many people, divisions less; else what a place is says little.
double kind_weight(const Place& place) {
  switch (place.kind) {
    case Kind::country:
      return 4.6;
    case Kind::disputed_area:
      return 0.5;
    case Kind::province:
      return -0.8;
    case Kind::district:
      return -1.0;
    case Kind::airport:
    case Kind::river:
      return -0.5;
    case Kind::city:
      if (place.feature_code == "PPLC") return 0.5;
      return place.feature_code == "PPLA" ? 0.25 : 0.0;
    case Kind::village:
      return place.feature_code == "PPLX" ? -0.5 : 0.0;
    case Kind::region:
    case Kind::sea:
    case Kind::lake:
    case Kind::range:
    case Kind::other:
      return 0.0;
  }
  return 0.0;
}

std::string kind_text(const Place& place) {
  if (place.feature_code == "PPLC") return "capital";
  if (place.feature_code == "PPLA") return "seat of a province";
  std::string text(to_string(place.kind));
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

void weigh_container(Candidate& candidate, const Container& container) {
  constexpr double inside = 4;
  constexpr double outside = -12;  // more than any fame outweighs: then rather nothing is found
  if (container.areas.empty()) {
    candidate.add(fmt::format("'{}' is no known country, province or district", container.text), 0);
    return;
  }
  const bool in = std::any_of(container.areas.begin(), container.areas.end(),
                              [&](const Place& area) { return lies_in(candidate.place, area); });
  candidate.add(fmt::format("{} {}", in ? "in" : "not in", container.text), in ? inside : outside);
}

}  // namespace

bool lies_in(const Place& place, const Place& area) {
  constexpr double slack = 1.3;
  const bool near_middle = distance_km(place.point, area.point) <= slack * area.uncertainty_km;
  const bool same_province = place.country == area.country && place.admin1 == area.admin1;
  switch (area.kind) {
    case Kind::country:
      return place.country == area.country;
    case Kind::province:
      return same_province;
    case Kind::district:
      return same_province && (place.admin2.empty() ? near_middle : place.admin2 == area.admin2);
    case Kind::city:
    case Kind::village:
    case Kind::disputed_area:
    case Kind::region:
    case Kind::sea:
    case Kind::lake:
    case Kind::river:
    case Kind::range:
    case Kind::airport:
    case Kind::other:
      return near_middle;
  }
  return false;
}

void weigh_name_and_place(Candidate& candidate, const Agreement& agreement, std::optional<Kind> area_kind) {
  candidate.match = agreement.match;
  candidate.matched_name = agreement.matched_name;
  const Place& place = candidate.place;
  candidate.add(fmt::format("{} match with '{}'", to_string(agreement.match), agreement.matched_name),
                agreement.but_for_article ? article_weight : match_weight(agreement.match));
  if (agreement.same_spelling) candidate.add("spelt the same", 1);
  if (area_kind && agreement.by_area_word) {
    const bool same = *area_kind == place.kind;
    candidate.add(fmt::format("asked as a {}", to_string(*area_kind)), same ? 2 : 0);
  }
  const double size = has_size_for_fame(place.kind) ? size_weight(place.uncertainty_km) : 0;
  const double people = population_weight(place);
  if (people >= size) {
    candidate.add(place.population > 0 ? fmt::format("population {}", place.population) : "population not known", people);
  } else {
    candidate.add("size", size);
  }
  candidate.add(kind_text(place), kind_weight(place));
}

void weigh_query(Candidate& candidate, const Query& query, const std::vector<Container>& containers) {
  for (const Container& container : containers) weigh_container(candidate, container);
  if (query.near) {
    constexpr double nearest = 4;
    constexpr double km_per_unit = 50;
    const double km = distance_km(*query.near, candidate.place.point);
    candidate.add(fmt::format("{:.0f} km from the point given", km), std::max(-nearest, nearest - km / km_per_unit));
  }
  if (query.area) {
    constexpr double wanted = 4;
    const bool area = is_area(candidate.place.kind);
    candidate.add(area ? "an area, as asked" : "no area", area ? wanted : -wanted);
  }
}

}  // namespace rutter::places
