#include "places/airports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "places/airport_words.hpp"
#include "places/fold.hpp"
#include "places/scoring.hpp"

namespace rutter::places {
namespace {

constexpr double farthest_km = 60;

using ByNumber = std::map<std::int64_t, Candidate>;

/// What an airport is called without the common words must be the name, as it stands or by transliteration. One that lies near
/// a town of the name as well is known by both.
void add_named(PlaceReader& reader, const Query& query, ByNumber& found) {
  constexpr double own_name = 6;
  const auto words = without_airport_words(plain_words(query.name));
  std::set<std::int64_t> named;
  for (const auto& [key, match] :
       {std::pair(strict_key(words), Match::alternate), std::pair(loose_key(words), Match::transliterated)}) {
    if (key.empty()) continue;
    for (const std::int64_t number : reader.with_key(std::string(airport_prefix) + key)) {
      auto place = reader.place(number);
      if (!place || place->kind != Kind::airport || !named.insert(number).second) continue;
      if (const auto beside = found.find(number); beside != found.end()) {
        beside->second.add("its own name", own_name);
        continue;
      }
      Candidate candidate;
      candidate.place = std::move(*place);
      Agreement agreement;
      agreement.match = match;
      agreement.matched_name = candidate.place.name;
      weigh_name_and_place(candidate, agreement, std::nullopt, language_count(candidate.place));
      candidate.add("its own name", own_name);
      found.emplace(number, std::move(candidate));
    }
  }
}

bool is_air_base(const Place& airport) {
  return is_of_air_force(plain_words(airport.name)) ||
         std::any_of(airport.names.begin(), airport.names.end(),
                     [](const NameIn& name) { return is_of_air_force(plain_words(name.text)); });
}

bool is_named_after(const Place& airport, const std::string& town) {
  const auto holds = [&](const std::string& text) { return text.find(town) != std::string::npos; };
  return holds(airport.name) || holds(airport.note) ||
         std::any_of(airport.names.begin(), airport.names.end(), [&](const NameIn& name) { return holds(name.text); });
}

/// An airport near a town: nearer is likelier, and so is one that the public knows by a code and calls international, unless an
/// air base is asked for.
Candidate beside(Place airport, const Candidate& town, const Candidate& best_town, bool air_base) {
  constexpr double km_per_unit = 15;
  constexpr double scheduled = 1.5;
  constexpr double international = 2;
  constexpr double serves_it = 2;
  Candidate candidate;
  candidate.place = std::move(airport);
  const Place& place = candidate.place;
  Agreement agreement;
  agreement.match = town.match == Match::exact ? Match::alternate : town.match;
  agreement.matched_name = town.matched_name;
  weigh_name_and_place(candidate, agreement, std::nullopt, language_count(candidate.place));
  const double km = distance_km(place.point, town.place.point);
  candidate.add(fmt::format("{:.0f} km from {}", km, town.place.name), -km / km_per_unit);
  if (town.score < best_town.score) candidate.add("of a less likely town", town.score - best_town.score);
  if (!place.iata.empty() && !air_base) candidate.add("has a code of IATA", scheduled);
  if (place.name.find("International") != std::string::npos && !air_base) candidate.add("international", international);
  if (is_named_after(place, town.place.name)) candidate.add(fmt::format("serves {}", town.place.name), serves_it);
  return candidate;
}

void add_beside(PlaceReader& reader, const Candidate& town, const Candidate& best_town, bool air_base, ByNumber& found) {
  const int lat = static_cast<int>(std::floor(town.place.point.lat));
  const int lon = static_cast<int>(std::floor(town.place.point.lon));
  for (int row = lat - 1; row <= lat + 1; ++row) {
    for (int column = lon - 1; column <= lon + 1; ++column) {
      const int wrapped = (column + 180 + 360) % 360 - 180;
      for (const std::int64_t number : reader.with_key(airport_cell_key(row, wrapped))) {
        auto place = reader.place(number);
        if (!place || distance_km(place->point, town.place.point) > farthest_km) continue;
        Candidate candidate = beside(std::move(*place), town, best_town, air_base);
        const auto [known, added] = found.emplace(number, candidate);
        if (!added && known->second.score < candidate.score) known->second = std::move(candidate);
      }
    }
  }
}

}  // namespace

std::vector<Candidate> airports_of(PlaceReader& reader, const Query& query, std::vector<Candidate> towns,
                                   const std::vector<Container>& containers, bool air_base) {
  constexpr std::size_t most_towns = 8;
  constexpr double as_asked = 2;
  ByNumber found;
  std::vector<const Candidate*> settled;
  for (Candidate& town : towns) {
    if ((town.place.kind != Kind::city && town.place.kind != Kind::village) || settled.size() == most_towns) continue;
    reader.complete(town);
    settled.push_back(&town);
  }
  const auto best = std::min_element(settled.begin(), settled.end(),
                                     [](const Candidate* a, const Candidate* b) { return ranks_before(*a, *b); });
  for (const Candidate* const town : settled) add_beside(reader, *town, **best, air_base, found);
  add_named(reader, query, found);
  std::vector<Candidate> airports;
  for (auto& [number, candidate] : found) {
    weigh_query(candidate, query, containers);
    if (air_base) {
      const bool is_one = is_air_base(candidate.place);
      candidate.add(is_one ? "an air base, as asked" : "not called an air base", is_one ? as_asked : -as_asked);
    }
    airports.push_back(std::move(candidate));
  }
  return airports;
}

std::vector<Candidate> airport_with_code(PlaceReader& reader, const std::string& code_key, const std::string& code) {
  std::vector<Candidate> found;
  for (const std::int64_t number : reader.with_key(code_key)) {
    auto place = reader.place(number);
    if (!place) continue;
    Candidate candidate;
    candidate.place = std::move(*place);
    candidate.matched_name = code;
    candidate.add("asked for by its code", 5);
    found.push_back(std::move(candidate));
  }
  return found;
}

}  // namespace rutter::places
