#include "route/lookup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "route/joint.hpp"
#include "route/refusal.hpp"

namespace rutter::route {
namespace {

constexpr int most_candidates = 20;

base::Diagnostic problem_at(const job::Located& where, std::string message, std::string hint) {
  return {base::Severity::error, where.at, std::move(message), std::move(hint), where.line};
}

void look_up_pin(Lookup& lookup, const places::Gazetteer& gazetteer) {
  const std::string& id = lookup.asked->pin;
  std::optional<places::Place> place = gazetteer.by_id(id, lookup.desk);
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

}  // namespace

const places::Container* Within::unknown() const {
  const auto found = std::ranges::find_if(parts, &places::Container::is_unknown);
  return found == parts.end() ? nullptr : &*found;
}

const places::Container* Within::contradicted_by(const places::Place& place) const {
  const auto found = std::ranges::find_if(parts, [&](const places::Container& part) { return !part.holds(place); });
  return found == parts.end() ? nullptr : &*found;
}

std::string Within::excludes_all(const std::vector<places::Candidate>& candidates) const {
  std::string excluding;
  for (const places::Candidate& candidate : candidates) {
    const places::Container* part = contradicted_by(candidate.place);
    if (part == nullptr) return {};
    if (excluding.empty()) excluding = part->text;
  }
  return excluding;
}

Within areas_named(const std::string& in, const places::Gazetteer& gazetteer, const std::string& language) {
  return {gazetteer.areas_named(in, language)};
}

base::Diagnostic unknown_context(const job::Located& where, const std::string& part, const places::Gazetteer& gazetteer,
                                 const std::string& language) {
  places::Query query;
  query.name = part;
  query.language = language;
  query.area = true;
  for (const places::Candidate& near_miss : gazetteer.suggestions(query))
    if (places::is_area(near_miss.place.kind))
      return problem_at(where, fmt::format("'{}' in 'in' is no known country, province, district or town", part),
                        fmt::format("did you mean '{}'?", places::Gazetteer::display_name(near_miss.place, language)));
  return problem_at(where, fmt::format("'{}' in 'in' is no known country, province, district or town", part),
                    "write a country, a province, or both: \"Aleppo, Syria\"");
}

void hold_to(const Within& within, places::Answer& answer) {
  if (!answer.best || within.contradicted_by(answer.best->place) == nullptr) return;
  answer.status = places::Answer::Status::ambiguous;
  answer.best.reset();
}

Lookup look_up(const job::PlaceQuery& asked, bool area, const places::Gazetteer& gazetteer, const places::DeskGazetteer* desk,
               const std::string& language) {
  Lookup lookup;
  lookup.desk = desk;
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
  if (const places::Container* unknown = lookup.within.unknown(); unknown != nullptr) {
    lookup.problem = unknown_context(asked.in_at, unknown->text, gazetteer, language);
    return lookup;
  }
  places::Query query;
  query.name = lookup.name;
  if (!asked.in.empty()) query.in = asked.in;
  query.language = language;
  query.area = area;
  query.limit = most_candidates;
  query.desk = desk;
  lookup.candidates = gazetteer.candidates(query);
  return lookup;
}

namespace {

/// Whether the names of the others help to choose for this one, and it for them.
bool takes_part(const Lookup& lookup) {
  return lookup.evidence && !lookup.problem && !lookup.candidates.empty();
}

bool is_open(const Lookup& lookup) {
  return !lookup.name.empty() && !lookup.problem;
}

/// The candidates, best first, and a place that the gazetteer lacks, unless it is pinned.
JointName readings_of(const Lookup& lookup, std::size_t most) {
  JointName readings;
  for (const places::Candidate& candidate : lookup.candidates) {
    if (readings.size() == most) break;
    const places::Place& place = candidate.place;
    readings.push_back({candidate.score, place.country, place.point, !places::is_area(place.kind)});
  }
  if (is_open(lookup)) readings.push_back({places::elsewhere_score, {}, {}, false});
  return readings;
}

/// Adds to each candidate what it gains from the others, as against a place that the gazetteer lacks, which gains nothing.
void add_fit(Lookup& lookup, const std::vector<double>& sums) {
  for (std::size_t i = 0; i + 1 < sums.size(); ++i) {
    places::Candidate& candidate = lookup.candidates[i];
    const double gain = sums[i] - sums.back() - (candidate.score - places::elsewhere_score);
    candidate.add("how well it fits with the other names of the map", gain);
  }
}

void weigh_together(std::vector<Lookup>& lookups, const std::vector<geo::LonLat>& fixed) {
  constexpr std::size_t most_readings = 1500;  // of all names: what they gain from each other is a table of its square
  std::vector<Lookup*> together;
  for (Lookup& lookup : lookups)
    if (takes_part(lookup)) together.push_back(&lookup);
  std::vector<JointName> names;
  for (const Lookup* const lookup : together)
    names.push_back(readings_of(*lookup, std::max<std::size_t>(2, most_readings / together.size())));
  if (together.size() + fixed.size() < 2) return;
  const JointFit fit = fit_jointly(names, fixed);
  for (std::size_t i = 0; i < together.size(); ++i)
    if (is_open(*together[i])) add_fit(*together[i], fit.best[i]);
}

void choose_for(Lookup& lookup, const places::ChoiceContext& context) {
  lookup.answer = places::choose(lookup.candidates, context);
  hold_to(lookup.within, lookup.answer);
}

}  // namespace

void choose_together(std::vector<Lookup>& lookups, const std::vector<geo::LonLat>& fixed) {
  weigh_together(lookups, fixed);
  for (Lookup& lookup : lookups)
    if (is_open(lookup)) choose_for(lookup, {});
  std::vector<places::ChoiceContext> contexts;
  for (std::size_t i = 0; i < lookups.size(); ++i) {
    contexts.push_back(context_for(i, lookups, fixed));
    contexts.back().weighed = takes_part(lookups[i]);
  }
  for (std::size_t i = 0; i < lookups.size(); ++i)
    if (is_open(lookups[i])) choose_for(lookups[i], contexts[i]);
  for (std::size_t i = 0; i < lookups.size(); ++i)
    if (!lookups[i].answer.best) lookups[i].other_stops = context_for(i, lookups, fixed).stops;
}

}  // namespace rutter::route
