#include "route/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rutter::route {
namespace {

constexpr std::size_t most_listed = 5;

std::string country_of(const places::Place& place) {
  return place.country_name.empty() ? place.country : place.country_name;
}

std::string described(const places::Place& place, std::string_view language) {
  std::string text = places::Gazetteer::display_name(place, language);
  if (!place.admin1_name.empty() && place.kind != places::Kind::province) text += ", " + place.admin1_name;
  if (!country_of(place).empty() && place.kind != places::Kind::country) text += ", " + country_of(place);
  std::string kind(places::to_string(place.kind));
  std::ranges::replace(kind, '_', ' ');
  return fmt::format("{} ({:.5f}, {:.5f}), {}, {}", text, place.point.lat, place.point.lon, kind, place.id);
}

Refusal not_found(const Asked& asked, const places::Gazetteer& gazetteer, std::string_view language) {
  Refusal refusal{fmt::format("no place called '{}'", asked.name), "", "not found"};
  places::Query query;
  query.name = asked.name;
  query.near = asked.near;
  query.language = language;
  query.desk = asked.desk;
  if (!asked.in.empty()) query.in = asked.in;
  const std::vector<places::Candidate> near_misses = gazetteer.suggestions(query, asked.other_stops);
  if (near_misses.empty()) {
    refusal.hint =
        asked.asker == Asker::command_line
            ? "try another spelling, or the name in its own script"
            : "try another spelling, give coordinates with at = { lat = ..., lon = ... }, or a known place with near = \"...\"";
    return refusal;
  }
  refusal.hint = (asked.asker == Asker::job_near ? "did you mean one of these? write its name:\n"
                                                 : "did you mean one of these? write its name, or pin it:\n") +
                 candidate_lines(near_misses, language, asked.asker);
  return refusal;
}

Refusal elsewhere(const Asked& asked, const places::Answer& answer, std::string_view language) {
  const auto way_out = [&] {
    switch (asked.asker) {
      case Asker::command_line:
        return "correct --in, or in a job write one of these lines:\n";
      case Asker::job_near:
        return "correct 'in', or name one of these:\n";
      case Asker::job_via:
        return "correct 'in', or write one of these in its place:\n";
      case Asker::job:
        break;
    }
    return "correct 'in', or write one of these lines:\n";
  };
  return {fmt::format("'{}' is found, but not in '{}'", asked.name, asked.not_in),
          way_out() + candidate_lines(answer.candidates, language, asked.asker), fmt::format("not found in {}", asked.not_in)};
}

/// A state that is no more and that several others followed.
Refusal historical(const Asked& asked, const places::Place& state) {
  return {fmt::format("'{}' is no state of today: {}", asked.name, state.note),
          "name the state, province or town of today that is meant", fmt::format("no state of today: {}", state.note)};
}

Refusal ambiguous(const Asked& asked, const places::Answer& answer, std::string_view language) {
  Refusal refusal;
  const std::string& name = asked.name;
  const auto& best = answer.candidates.front().place;
  const std::size_t count = answer.candidates.size();
  const bool one_spot = std::ranges::all_of(answer.candidates, [&](const places::Candidate& candidate) {
    return places::distance_km(candidate.place.point, best.point) <= places::same_place_km;
  });
  if (one_spot)
    refusal.message = fmt::format("'{}' is uncertain: only {} fits, and not well", name, in_words(best, language));
  else
    refusal.message = fmt::format("'{}' is ambiguous: {} places fit", name, count);
  switch (asked.asker) {
    case Asker::command_line:
      refusal.hint = "say which with --in COUNTRY; in a job, with one of these lines:\n";
      break;
    case Asker::job:
      refusal.hint = "say which with in = \"COUNTRY\", or write one of these lines:\n";
      break;
    case Asker::job_near:
      refusal.hint = "say which with in = \"COUNTRY\":\n";
      break;
    case Asker::job_via:
      refusal.hint =
          fmt::format("say which with {{ place = \"{}\", in = \"COUNTRY\" }}, or write one of these in its place:\n", name);
      break;
  }
  refusal.hint += candidate_lines(answer.candidates, language, asked.asker);
  refusal.reason = "ambiguous: ";
  for (std::size_t i = 0; i < std::min<std::size_t>(count, 3); ++i) {
    const places::Place& place = answer.candidates[i].place;
    const std::string country = country_of(place);
    refusal.reason += fmt::format("{}{}{}", i == 0 ? "" : ", ", places::Gazetteer::display_name(place, language),
                                  country.empty() ? "" : " in " + country);
  }
  return refusal;
}

}  // namespace

std::string in_words(const places::Place& place, std::string_view language) {
  const std::string name = places::Gazetteer::display_name(place, language);
  const std::string country = country_of(place);
  return country.empty() || place.kind == places::Kind::country ? name : name + ", " + country;
}

std::string candidate_lines(const std::vector<places::Candidate>& candidates, std::string_view language, Asker asker) {
  std::string lines;
  for (std::size_t i = 0; i < std::min(candidates.size(), most_listed); ++i) {
    const places::Place& place = candidates[i].place;
    lines += fmt::format("{}{}", i == 0 ? "" : "\n", described(place, language));
    if (asker == Asker::job_near) continue;
    const std::string pin = fmt::format("pin = \"{}\"", place.id);
    lines += fmt::format("\n{}  # {}", asker == Asker::job_via ? "{ " + pin + " }" : pin, in_words(place, language));
  }
  if (candidates.size() > most_listed) lines += fmt::format("\nand {} more", candidates.size() - most_listed);
  return lines;
}

Refusal refusal_of(const Asked& asked, const places::Answer& answer, const places::Gazetteer& gazetteer,
                   std::string_view language) {
  if (answer.status == places::Answer::Status::not_found || answer.candidates.empty())
    return not_found(asked, gazetteer, language);
  if (asked.not_in.empty() && places::is_historical(answer.candidates.front().place))
    return historical(asked, answer.candidates.front().place);
  return asked.not_in.empty() ? ambiguous(asked, answer, language) : elsewhere(asked, answer, language);
}

}  // namespace rutter::route
