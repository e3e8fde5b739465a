#include "route/stop_from.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "route/refusal.hpp"

namespace rutter::route {
namespace {

Unresolved unresolved(const job::Located& where, std::string message, std::string hint, Gap gap) {
  return {{base::Severity::error, where.at, std::move(message), std::move(hint), where.line}, std::move(gap)};
}

std::string label_of(const job::Stop& stop) {
  if (!stop.label.empty()) return stop.label;
  if (!stop.place.empty()) return stop.place;
  if (!stop.near.empty()) return "near " + stop.near;
  return stop.at ? fmt::format("{:.4f}, {:.4f}", stop.at->lat, stop.at->lon) : stop.pin;
}

/// "Kilis, Turkey" that was found as Kilis is called Kilis: the map says the country by itself. A name with a comma of its own
/// stays.
std::string without_context(const std::string& written, const std::string& matched) {
  const std::size_t comma = written.find(',');
  if (comma == std::string::npos || matched.find(',') != std::string::npos) return written;
  return written.substr(0, written.find_last_not_of(' ', comma == 0 ? 0 : comma - 1) + 1);
}

/// What else the name may mean right beside the place chosen: places::choose counts them as one place with it.
std::vector<Reading> readings_beside(const places::Answer& answer, const std::string& language) {
  constexpr double about_as_likely = 2.3;
  const places::Candidate& best = *answer.best;
  std::vector<Reading> readings;
  for (const places::Candidate& other : answer.candidates) {
    const bool same =
        other.place.id == best.place.id || other.match == places::Match::fuzzy || places::is_area(other.place.kind);
    if (same || best.score - other.score > about_as_likely) continue;
    if (places::distance_km(best.place.point, other.place.point) > places::same_place_km) continue;
    readings.push_back({other.place.point, places::Gazetteer::display_name(other.place, language), other.place.id});
  }
  return readings;
}

/// How a place found is known: a town as a point, an area by its outline, or where there is none by a ring of its size.
void know_place(ResolvedStop& known, const job::Stop& stop, const Lookup& lookup, const std::string& language) {
  const places::Place& place = *known.place;
  known.point = place.point;
  if (places::is_area(place.kind)) {
    known.known = place.area.empty() ? Known::near : Known::area;
    known.uncertainty_km = stop.uncertainty_km.value_or(place.uncertainty_km);
    if (known.known == Known::area) known.uncertainty_km = 0;
    return;
  }
  known.uncertainty_km = stop.uncertainty_km.value_or(place.uncertainty_km);
  if (place.relation == places::Relation::near) {
    known.known = Known::near;
    known.uncertainty_stated = stop.uncertainty_km.has_value() || !place.id.ends_with("/near");
    return;
  }
  if (!stop.pin.empty() || place.relation != places::Relation::none) return;
  known.readings = readings_beside(lookup.answer, language);
  if (known.readings.empty()) return;
  known.known = Known::alternatives;
  known.ring_covers_readings = true;
  // A radius by hand never leaves a reading outside.
  for (const Reading& reading : known.readings)
    known.uncertainty_km = std::max(known.uncertainty_km, std::ceil(places::distance_km(place.point, reading.point) * 10) / 10);
}

void know_near(ResolvedStop& known, const job::Stop& stop) {
  known.known = Known::near;
  known.point = known.place->point;
  // Near a place that is itself known only within a radius.
  known.uncertainty_km = stop.uncertainty_km.value_or(default_near_km + known.place->uncertainty_km);
  known.uncertainty_stated = stop.uncertainty_km.has_value();
}

void know_alternatives(ResolvedStop& known, const job::Stop& stop) {
  if (stop.alternatives.empty()) return;
  known.known = Known::alternatives;
  known.readings.clear();
  known.ring_covers_readings = false;
  for (const geo::LonLat& point : stop.alternatives) known.readings.push_back({point, stop.place, ""});
  known.uncertainty_km = stop.uncertainty_km.value_or(0);
}

/// A place that cannot be what the stop's role or `near` asks for.
std::optional<Unresolved> misfit(const job::Stop& stop, const Lookup& lookup, const places::Place& place,
                                 const std::string& language) {
  std::string kind(place.kind == places::Kind::other ? "place" : places::to_string(place.kind));
  std::ranges::replace(kind, '_', ' ');
  const std::string name = in_words(place, language);
  if (stop.role == job::Role::somewhere_in && !places::is_area(place.kind))
    return unresolved(lookup.where,
                      fmt::format("'{}' is no area: role = \"somewhere-in\" found {}, a {}", stop.place, name, kind),
                      "name a province, a country or another area, or use near = \"...\" for an unknown place near a town",
                      {stop.place, "not an area"});
  if (!stop.near.empty() && places::is_area(place.kind))
    return unresolved(lookup.where, fmt::format("'{}' is no place to be near: it is {}, a {}", stop.near, name, kind),
                      "name a town, or use role = \"somewhere-in\" with the area as place", {stop.near, "an area, not a town"});
  if (places::is_area(place.kind) && place.area.empty() && !(stop.uncertainty_km.value_or(place.uncertainty_km) > 0))
    return unresolved(lookup.where, fmt::format("the outline of '{}' is not known", name),
                      "state its radius: uncertainty_km = 50", {stop.place, "outline not known"});
  return std::nullopt;
}

}  // namespace

std::variant<ResolvedStop, Unresolved> stop_from(const job::Stop& stop, const Lookup& lookup,
                                                 const places::Gazetteer& gazetteer, const std::string& language) {
  const std::string name = lookup.name.empty() ? label_of(stop) : lookup.name;
  if (lookup.problem) return Unresolved{*lookup.problem, {name, "not found"}};
  if (!stop.at && !lookup.answer.best) {
    Asked asked{name, lookup.within.excludes_all(lookup.answer.candidates)};
    if (!stop.near.empty())
      asked.asker = Asker::job_near;
    else if (!lookup.evidence && !lookup.area)
      asked.asker = Asker::job_via;
    asked.in = stop.in;
    asked.other_stops = lookup.other_stops;
    asked.desk = lookup.desk;
    const Refusal refusal = refusal_of(asked, lookup.answer, gazetteer, language);
    return unresolved(lookup.where, refusal.message, refusal.hint, {name, refusal.reason});
  }
  ResolvedStop known;
  known.id = stop.id;
  known.query = stop.place.empty() ? stop.near : stop.place;
  known.label = label_of(stop);
  known.spec = stop;
  known.status = job::strongest(stop);
  if (stop.at) {
    known.point = *stop.at;
    known.uncertainty_km = stop.uncertainty_km.value_or(0);
  } else {
    known.place = lookup.answer.best->place;
    if (stop.label.empty() && !stop.place.empty() && stop.pin.empty())
      known.label = without_context(stop.place, lookup.answer.best->matched_name);
    if (stop.label.empty() && stop.place.empty() && stop.near.empty())
      known.label = places::Gazetteer::display_name(*known.place, language);
    if (auto wrong = misfit(stop, lookup, *known.place, language)) return *std::move(wrong);
    known.match = lookup.answer.best->match;
    known.name_mark = lookup.answer.best->mark;
    known.confidence = lookup.answer.confidence;
    known.margin = lookup.answer.margin;
    known.candidates = lookup.answer.candidates;
    if (stop.pin.empty() && !stop.near.empty())
      know_near(known, stop);
    else
      know_place(known, stop, lookup, language);
  }
  know_alternatives(known, stop);
  return known;
}

}  // namespace rutter::route
