#include "places/desk_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "places/container.hpp"
#include "places/desk_gazetteer.hpp"
#include "places/place_reader.hpp"
#include "places/scoring.hpp"

namespace rutter::places {
namespace {

void guess_divisions(PlaceReader& reader, Place& own) {
  constexpr double near_km = 25;
  for (const NearNumber& near : reader.nearest(own.point)) {
    const auto place = reader.sketch(near.number);
    if (!place || near.km > near_km || (!own.country.empty() && own.country != place->country)) continue;
    own.admin1 = place->admin1;
    own.admin2 = place->admin2;
    return;
  }
}

bool lies_in_all(const Place& place, const std::vector<Container>& containers) {
  return std::all_of(containers.begin(), containers.end(), [&](const Container& part) { return part.holds(place); });
}

/// Whether the place lies in the context by its point alone: the divisions guessed of it are others.
bool is_nearer_to_others(const Place& place, const Container& part) {
  if (place.admin1.empty()) return false;
  bool by_point = false;
  for (const Place& area : part.areas) {
    if (!lies_in(place, area)) continue;
    const bool is_district = area.kind == Kind::district;
    const bool is_other = area.admin1 != place.admin1 || (is_district && area.admin2 != place.admin2);
    if (!(is_district || area.kind == Kind::province) || !is_other) return false;
    by_point = true;
  }
  return by_point;
}

/// Tells apart two places of a name at the border of a division.
void weigh_divisions(Candidate& candidate, const std::vector<Container>& containers) {
  constexpr double nearer_to_others = -4;
  for (const Container& part : containers)
    if (is_nearer_to_others(candidate.place, part))
      candidate.add(fmt::format("the nearest place does not lie in {}", part.text), nearer_to_others);
}

OwnPlaces with_name(PlaceReader& reader, const Query& query, const std::vector<Container>& containers) {
  OwnPlaces own;
  for (Candidate& candidate : query.desk->named(query.name, query.language)) {
    if (!containers.empty()) guess_divisions(reader, candidate.place);
    weigh_query(candidate, query, containers);
    weigh_divisions(candidate, containers);
    const bool fits = lies_in_all(candidate.place, containers) && (!query.area || is_area(candidate.place.kind));
    (fits ? own.fitting : own.contradicted).push_back(std::move(candidate));
  }
  weigh_beside_others(own.fitting);
  weigh_beside_others(own.contradicted);
  return own;
}

}  // namespace

OwnPlaces own_places(PlaceReader& reader, const Query& query) {
  OwnPlaces own = with_name(reader, query, containers_of(reader, query.in.value_or(""), query.language));
  const std::size_t comma = query.name.find(',');
  const bool found = !own.fitting.empty() || !own.contradicted.empty();
  if (found || query.in || comma == std::string::npos) return own;
  Query divided = query;
  divided.in = query.name.substr(comma + 1);
  divided.name.erase(comma);
  const auto containers = containers_of(reader, *divided.in, divided.language);
  const bool known = std::none_of(containers.begin(), containers.end(), [](const Container& c) { return c.is_unknown(); });
  return known ? with_name(reader, divided, containers) : OwnPlaces{};
}

}  // namespace rutter::places
