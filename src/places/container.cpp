#include "places/container.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "places/many_places.hpp"
#include "places/place_reader.hpp"
#include "places/scoring.hpp"

namespace rutter::places {
namespace {

/// What is a tenth as likely scores so much less.
constexpr double tenfold_weight = 2.3;

/// The parts of "Aleppo, Syria".
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string_view part = text.substr(0, comma);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return parts;
}

bool is_country_code(std::string_view text) {
  return text.size() == 2 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// What the two capitals are the code of: a country, a state of the United States, or both ("CA", "GA").
std::vector<Place> areas_of_code(PlaceReader& reader, const std::string& code) {
  std::vector<Place> found;
  for (const std::string& id : {"country:" + code, "geonames:US." + code})
    if (auto area = reader.place(reader.number_of(id))) found.push_back(std::move(*area));
  return found;
}

/// Takes "near " off; whether it was there.
bool take_near(std::string& text) {
  constexpr std::string_view near = "near ";
  if (text.substr(0, near.size()) != near) return false;
  text.erase(0, near.size());
  return true;
}

/// What is needed of the places of a name that very many bear: areas of it, else the likeliest, by the surest matches.
std::vector<std::int64_t> needed(PlaceReader& reader, const AskedName& asked, const PlacesOfKeys& having, bool near) {
  const ManyPlaces places(reader, asked, having,
                          [&](const PlaceTraits& place, const Agreement& agreement, std::size_t languages) {
                            return score_of(place, agreement, asked.area_kind(), languages, {}, {});
                          });
  const auto is_area = [&](const WeighedPlace& place) { return places::is_area(place.kind) && !near; };
  const bool has_area = std::any_of(places.all().begin(), places.all().end(), is_area);
  double best = 0;
  for (const WeighedPlace& place : places.all()) best = std::max(best, place.score);
  std::vector<WeighedPlace> fit;
  for (const WeighedPlace& place : places.all())
    if (has_area ? is_area(place) : place.score >= best - tenfold_weight) fit.push_back(place);
  const bool surer =
      std::any_of(fit.begin(), fit.end(), [](const auto& place) { return place.match != Match::transliterated; });
  std::vector<std::int64_t> numbers;
  for (const WeighedPlace& place : fit)
    if (!surer || place.match != Match::transliterated) numbers.push_back(place.number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

/// Better matches only: what agrees by transliteration is left when there is nothing else.
std::vector<Place> surest(std::vector<Candidate> found) {
  const bool surer = std::any_of(found.begin(), found.end(), [](const auto& c) { return c.match != Match::transliterated; });
  std::vector<Place> places;
  for (Candidate& candidate : found)
    if (!surer || candidate.match != Match::transliterated) places.push_back(std::move(candidate.place));
  return places;
}

/// The town that is meant, with those a tenth as likely: not every hamlet of the name is a place to be near.
std::vector<Place> likeliest(std::vector<Candidate> found) {
  double best = 0;
  for (const Candidate& candidate : found) best = std::max(best, candidate.score);
  std::erase_if(found, [&](const Candidate& candidate) { return candidate.score < best - tenfold_weight; });
  return surest(std::move(found));
}

Container container_of(PlaceReader& reader, std::string text, const std::string& language) {
  Container container{text, {}, {}};
  if (is_country_code(text)) container.areas = areas_of_code(reader, text);
  if (!container.areas.empty()) return container;
  const bool near = take_near(text);
  const AskedName asked(text, language);
  std::vector<Candidate> areas;
  std::vector<Candidate> towns;
  const PlacesOfKeys having = reader.with_keys(asked.keys());
  for (FoundPlace& agreed : reader.find(asked, having.crowds.empty() ? having.apart : needed(reader, asked, having, near))) {
    Candidate candidate;
    candidate.place = std::move(agreed.place);
    reader.complete(candidate.place, agreed.number, agreed.is_sketch);
    weigh_name_and_place(candidate, agreed.agreement, asked.area_kind(), agreed.languages);
    (is_area(candidate.place.kind) && !near ? areas : towns).push_back(std::move(candidate));
  }
  container.areas = surest(std::move(areas));
  if (container.areas.empty()) container.towns = likeliest(std::move(towns));
  return container;
}

}  // namespace

bool Container::is(const PlaceTraits& place) const {
  return std::any_of(areas.begin(), areas.end(), [&](const Place& area) { return area.id == place.id; });
}

bool Container::holds(const PlaceTraits& place) const {
  return is(place) || std::any_of(areas.begin(), areas.end(), [&](const Place& area) { return lies_in(place, area); }) ||
         std::any_of(towns.begin(), towns.end(),
                     [&](const Place& town) { return distance_km(place.point, town.point) <= near_context_km; });
}

bool lies_in(const PlaceTraits& place, const PlaceTraits& area) {
  constexpr double slack = 1.3;
  const auto near_middle = [&] { return distance_km(place.point, area.point) <= slack * area.uncertainty_km; };
  const bool same_province = place.country == area.country && place.admin1 == area.admin1;
  if (!place.table.empty()) {
    // A desk tells no divisions: those of its place are guessed from what is near, and contradict nothing by themselves.
    const bool told_elsewhere = !place.country.empty() && !area.country.empty() && place.country != area.country;
    if (told_elsewhere) return false;
    if (near_middle() || (area.kind == Kind::country && area.table.empty())) return true;
  }
  switch (area.kind) {
    case Kind::country:
      return place.country == area.country;
    case Kind::province:
      return same_province;
    case Kind::district:
      return same_province && (place.admin2.empty() ? near_middle() : place.admin2 == area.admin2);
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
      return near_middle();
  }
  return false;
}

std::vector<Container> containers_of(PlaceReader& reader, std::string_view in, const std::string& language) {
  std::vector<Container> containers;
  for (const std::string& part : parts_of(in)) containers.push_back(container_of(reader, part, language));
  return containers;
}

}  // namespace rutter::places
