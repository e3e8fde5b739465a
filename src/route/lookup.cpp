#include "route/lookup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "places/scoring.hpp"
#include "route/refusal.hpp"

namespace rutter::route {
namespace {

constexpr int most_candidates = 20;

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    std::string_view part = text.substr(0, comma);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return parts;
}

bool is_country_code(std::string_view text) {
  return text.size() == 2 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

base::Diagnostic problem_at(const job::Located& where, std::string message, std::string hint) {
  return {base::Severity::error, where.at, std::move(message), std::move(hint), where.line};
}

void look_up_pin(Lookup& lookup, const places::Gazetteer& gazetteer) {
  const std::string& id = lookup.asked->pin;
  std::optional<places::Place> place = gazetteer.by_id(id);
  if (!place) {
    lookup.problem = problem_at(lookup.asked->pin_at, fmt::format("no place has the id '{}'", id),
                                "'rutter geocode NAME' lists ids; they look like \"geonames:172082\"");
    return;
  }
  places::Candidate pinned;
  pinned.matched_name = place->name;
  pinned.place = std::move(*place);
  pinned.evidence.push_back({"pinned by the job", 0});
  lookup.candidates.push_back(std::move(pinned));
  lookup.answer = {places::Answer::Status::resolved, lookup.candidates.front(), 1, 1, lookup.candidates};
}

/// What the others came to, for one of them.
places::ChoiceContext context_for(std::size_t self, const std::vector<Lookup>& lookups, const std::vector<geo::LonLat>& fixed) {
  places::ChoiceContext context;
  context.stops = fixed;
  std::map<std::string, int> countries;
  int others = 0;
  for (std::size_t i = 0; i < lookups.size(); ++i) {
    if (i == self || !lookups[i].evidence || !lookups[i].answer.best) continue;
    const places::Place& place = lookups[i].answer.best->place;
    if (!places::is_area(place.kind)) context.stops.push_back(place.point);
    if (place.country.empty()) continue;
    ++countries[place.country];
    ++others;
  }
  for (const auto& [country, count] : countries) context.countries.emplace_back(country, static_cast<double>(count) / others);
  return context;
}

std::string outcome_of(const Lookup& lookup) {
  return lookup.answer.best ? lookup.answer.best->place.id : std::string();
}

}  // namespace

const Within::Part* Within::unknown() const {
  const auto found = std::ranges::find_if(parts, [](const Part& part) { return part.areas.empty(); });
  return found == parts.end() ? nullptr : &*found;
}

const Within::Part* Within::contradicted_by(const places::Place& place) const {
  for (const Part& part : parts) {
    const bool in = std::ranges::any_of(
        part.areas, [&](const places::Place& area) { return area.id == place.id || places::lies_in(place, area); });
    if (!in) return &part;
  }
  return nullptr;
}

std::string Within::excludes_all(const std::vector<places::Candidate>& candidates) const {
  std::string excluding;
  for (const places::Candidate& candidate : candidates) {
    const Part* part = contradicted_by(candidate.place);
    if (part == nullptr) return {};
    if (excluding.empty()) excluding = part->text;
  }
  return excluding;
}

Within areas_named(const std::string& in, const places::Gazetteer& gazetteer, const std::string& language) {
  Within within;
  for (const std::string& text : parts_of(in)) {
    Within::Part part{text, {}};
    if (is_country_code(text)) {
      places::Place country;
      country.kind = places::Kind::country;
      country.country = text;
      within.parts.push_back({text, {country}});
      continue;
    }
    places::Query query;
    query.name = text;
    query.language = language;
    query.area = true;
    query.limit = most_candidates;
    std::vector<places::Place> looser;
    for (places::Candidate& candidate : gazetteer.candidates(query)) {
      if (!places::is_area(candidate.place.kind)) continue;
      (candidate.match == places::Match::transliterated ? looser : part.areas).push_back(std::move(candidate.place));
    }
    if (part.areas.empty()) part.areas = std::move(looser);
    within.parts.push_back(std::move(part));
  }
  return within;
}

base::Diagnostic unknown_context(const job::Located& where, const std::string& part, const places::Gazetteer& gazetteer,
                                 const std::string& language) {
  places::Query query;
  query.name = part;
  query.language = language;
  query.area = true;
  for (const places::Candidate& near_miss : gazetteer.suggestions(query))
    if (places::is_area(near_miss.place.kind))
      return problem_at(where, fmt::format("'{}' in 'in' is no known country, province or district", part),
                        fmt::format("did you mean '{}'?", places::Gazetteer::display_name(near_miss.place, language)));
  return problem_at(where, fmt::format("'{}' in 'in' is no known country, province or district", part),
                    "write a country, a province, or both: \"Aleppo, Syria\"");
}

void hold_to(const Within& within, places::Answer& answer) {
  if (!answer.best || within.contradicted_by(answer.best->place) == nullptr) return;
  answer.status = places::Answer::Status::ambiguous;
  answer.best.reset();
}

Lookup look_up(const job::PlaceQuery& asked, bool area, const places::Gazetteer& gazetteer, const std::string& language) {
  Lookup lookup;
  lookup.asked = &asked;
  lookup.area = area;
  lookup.where = asked.place_at;
  if (asked.at) return lookup;
  if (!asked.pin.empty()) {
    look_up_pin(lookup, gazetteer);
    return lookup;
  }
  lookup.name = asked.near.empty() ? asked.place : asked.near;
  if (!asked.near.empty()) lookup.where = asked.near_at;
  lookup.within = areas_named(asked.in, gazetteer, language);
  if (const Within::Part* unknown = lookup.within.unknown(); unknown != nullptr) {
    lookup.problem = unknown_context(asked.in_at, unknown->text, gazetteer, language);
    return lookup;
  }
  places::Query query;
  query.name = lookup.name;
  if (!asked.in.empty()) query.in = asked.in;
  query.language = language;
  query.area = area;
  query.limit = most_candidates;
  lookup.candidates = gazetteer.candidates(query);
  return lookup;
}

void choose_together(std::vector<Lookup>& lookups, const std::vector<geo::LonLat>& fixed) {
  constexpr int most_rounds = 4;
  for (int round = 0; round < most_rounds; ++round) {
    std::vector<places::Answer> answers;
    for (std::size_t i = 0; i < lookups.size(); ++i) {
      const Lookup& lookup = lookups[i];
      if (lookup.name.empty() || lookup.problem) {
        answers.push_back(lookup.answer);
        continue;
      }
      answers.push_back(
          places::choose(lookup.candidates, round == 0 ? places::ChoiceContext{} : context_for(i, lookups, fixed)));
      hold_to(lookup.within, answers.back());
    }
    bool changed = false;
    for (std::size_t i = 0; i < lookups.size(); ++i) {
      const std::string before = outcome_of(lookups[i]);
      lookups[i].answer = std::move(answers[i]);
      changed = changed || outcome_of(lookups[i]) != before;
    }
    if (round > 0 && !changed) break;
  }
  for (std::size_t i = 0; i < lookups.size(); ++i)
    if (!lookups[i].answer.best) lookups[i].other_stops = context_for(i, lookups, fixed).stops;
}

}  // namespace rutter::route
