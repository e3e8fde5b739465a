#include "map/furniture_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "places/gazetteer.hpp"
#include "text/shaper.hpp"

namespace rutter::map {
namespace {

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// "a private source", "two residents", "One fighter": a description, not a name.
bool is_description(std::string_view by) {
  if (!by.empty() && by[0] >= 'a' && by[0] <= 'z') return true;
  static constexpr std::array<std::string_view, 8> articles = {"A ", "An ", "One ", "The ", "Two ", "Three ", "Some ", "Several "};
  return std::any_of(articles.begin(), articles.end(), [by](std::string_view word) { return by.starts_with(word); });
}

/// Whether the claim names this day: "25 September", alone or with the same year behind it.
bool tells_day(std::string_view claim, const job::PartialDate& day) {
  job::Date date;
  date.from = job::PartialDate{day.year, day.month, day.day, false, false};
  const std::string with_year = job::in_words(date);
  const std::string words = with_year.substr(0, with_year.rfind(' '));
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = claim.find(words); at != std::string_view::npos; at = claim.find(words, at + 1)) {
    const std::string_view behind = claim.substr(at + words.size());
    const bool longer = at > 0 && is_digit(claim[at - 1]);
    const bool other_year = behind.size() > 1 && behind[0] == ' ' && is_digit(behind[1]) && !claim.substr(at).starts_with(with_year);
    if (!longer && !other_year) return true;
  }
  return false;
}

/// Whether the claim itself tells the date; months and years are told too loosely to be sure.
bool tells_date(std::string_view claim, const job::Date& date) {
  const auto told = [claim](const std::optional<job::PartialDate>& part) {
    return !part || (part->day != 0 && tells_day(claim, *part));
  };
  return (date.from || date.to) && told(date.from) && told(date.to);
}

std::string date_words(const job::Statement& statement) {
  if (!statement.date) return contains(lower_ascii(statement.claim), "undated") ? "" : "undated";
  return tells_date(statement.claim, *statement.date) ? "" : job::in_words(*statement.date);
}

std::string people_words(const job::Statement& statement) {
  if (!statement.people) return {};
  const std::string number = fmt::format("{}", *statement.people);
  const std::string with_commas = grouped(*statement.people);
  if (contains(statement.claim, number) || contains(statement.claim, with_commas)) return {};
  return with_commas + (*statement.people == 1 ? " person" : " people");
}

std::string publishers(const job::Statement& statement, const Citations& citations) {
  std::vector<std::string> names;
  for (const std::string& id : statement.source)
    if (const job::Source* source = citations.find(id))
      names.push_back(source->publisher.empty() ? "“" + embedded(source->title) + "”" : embedded(source->publisher));
  return listed(names);
}

std::string found_name(const places::Place& place) { return places::Gazetteer::display_name(place, "en"); }

std::string readings_words(const route::ResolvedStop& stop) {
  std::vector<std::string> names;
  if (stop.place) names.push_back(embedded(found_name(*stop.place)));
  for (const route::Reading& reading : stop.readings)
    if (!reading.name.empty() && std::find(names.begin(), names.end(), reading.name) == names.end())
      names.push_back(embedded(reading.name));
  const std::size_t count = stop.readings.size() + 1;
  const std::string how_many = count == 2 ? "Two places fit" : fmt::format("{} places fit", count);
  const std::string drawn = count == 2 ? "both are drawn" : "all are drawn";
  if (names.size() != count) return fmt::format("{}; {}: one or the other.", how_many, drawn);
  std::string either = names.front();
  for (std::size_t i = 1; i < names.size(); ++i) either += " or " + names[i];
  return fmt::format("{}: {}; {}.", how_many, either, drawn);
}

std::string kilometres(double km) {
  return km < 1 ? fmt::format("{} m", std::lround(km * 1000)) : fmt::format("{:.3g} km", km);
}

}  // namespace

std::string status_words(job::Status status, job::Confirms confirms) {
  switch (status) {
    case job::Status::confirmed:
      if (confirms == job::Confirms::place) return "location confirmed";
      return confirms == job::Confirms::event ? "event confirmed" : "confirmed";
    case job::Status::reported: return "reported";
    case job::Status::claimed: return "claimed";
    case job::Status::inferred: return "inferred";
    case job::Status::planned: return "planned";
    case job::Status::retracted: return "retracted";
    case job::Status::none: break;
  }
  return {};
}

std::string mode_words(job::Mode mode) {
  switch (mode) {
    case job::Mode::road: return "by road";
    case job::Mode::air: return "by air";
    case job::Mode::sea: return "by sea";
    case job::Mode::rail: return "by rail";
    case job::Mode::foot: return "on foot";
    case job::Mode::unknown: break;
  }
  return {};
}

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::string grouped(std::int64_t number) {
  std::string out = fmt::format("{}", number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t at = out.size(); at > first + 3; at -= 3) out.insert(at - 3, ",");
  return out;
}

double rounded_to_3_digits(double value) {
  if (!std::isfinite(value) || value <= 0) return 0;
  const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(value)) - 2));
  return std::round(value / unit) * unit;
}

std::string embedded(std::string_view name) {
  for (std::size_t at = 0; at < name.size();) {
    const char32_t c = base::next_code_point(name, at);
    const bool right_to_left = (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
                               (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
    if (right_to_left) return text::isolated(name);
  }
  return std::string(name);
}

std::string sentence(std::string text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
  if (text.empty()) return text;
  static constexpr std::array<std::string_view, 8> ends = {".", "!", "?", "…", ".”", ".)", "؟", "։"};
  const bool ended = std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
  return ended ? text : text + ".";
}

std::string speaker(const job::Statement& statement, const Citations& citations) {
  if (statement.anonymous) return is_description(statement.by) ? statement.by : "an unnamed source";
  if (!statement.by.empty()) return statement.by;
  return publishers(statement, citations);
}

std::string report_words(const job::Statement& statement, const Citations& citations, CiteBy cite) {
  const std::string who = speaker(statement, citations);
  const std::string how_sure = status_words(statement.status, statement.confirms);
  const std::string marks = citations.marks(statement.source);
  const std::string people = people_words(statement);
  if (who.empty() && how_sure.empty() && marks.empty() && people.empty() && statement.claim.empty() && !statement.date) return {};

  std::vector<std::string> parts;
  if (!who.empty()) parts.push_back("according to " + embedded(who));
  for (const std::string& part : {people, date_words(statement), how_sure})
    if (!part.empty()) parts.push_back(part);
  std::string tail;
  for (const std::string& part : parts) tail += (tail.empty() ? "" : "; ") + part;
  if (cite == CiteBy::number && !marks.empty()) tail += (tail.empty() ? "" : " ") + marks;
  if (cite == CiteBy::name && !statement.source.empty()) {
    const std::string names = publishers(statement, citations);
    if (!names.empty() && names != who) tail += fmt::format("{}(read in {})", tail.empty() ? "" : " ", names);
  }
  const std::string claim = sentence(capitalised(statement.claim));
  return claim + (claim.empty() || tail.empty() ? "" : " ") + sentence(capitalised(tail));
}

std::string doubt_words(const route::ResolvedStop& stop) {
  const std::string km = kilometres(stop.uncertainty_km);
  switch (stop.known) {
    case route::Known::near:
      return stop.uncertainty_stated ? fmt::format("Somewhere within {} of {}.", km, embedded(stop.spec.near))
                                     : fmt::format("Somewhere near {}; distance not stated.", embedded(stop.spec.near));
    case route::Known::area: return "Known only as this area.";
    case route::Known::alternatives: return readings_words(stop);
    case route::Known::point: break;
  }
  std::string out;
  if (stop.uncertainty_km > 0) out = fmt::format("Position known within {}.", km);
  if (stop.place && !stop.query.empty())
    if (const std::string name = found_name(*stop.place); lower_ascii(name) != lower_ascii(stop.query))
      out += (out.empty() ? "" : " ") + sentence("Found as " + embedded(name));
  return out;
}

std::string country_words(const route::ResolvedStop& stop) {
  if (!stop.place || stop.place->kind == places::Kind::country || stop.place->country_name == stop.label) return {};
  return stop.place->country_name;
}

std::string denial_words(const std::vector<std::string>& denied_by) {
  if (denied_by.empty()) return {};
  std::vector<std::string> names;
  for (const std::string& name : denied_by) names.push_back(embedded(name));
  return sentence("Denied by " + listed(names));
}

std::string note_words(const job::MapSpec& spec) {
  const std::string lower = lower_ascii(spec.note);
  const bool denies = contains(lower, "den") && (contains(lower, "deny") || contains(lower, "denie") || contains(lower, "denial"));
  const bool names_all = std::all_of(spec.denied_by.begin(), spec.denied_by.end(),
                                     [&](const std::string& name) { return contains(lower, lower_ascii(name)); });
  const std::string note = sentence(spec.note);
  if (denies && names_all) return note;
  const std::string denial = denial_words(spec.denied_by);
  return note + (note.empty() || denial.empty() ? "" : " ") + denial;
}

std::string movement_words(const route::Itinerary& itinerary, const route::ResolvedLeg& leg) {
  const auto named = [&](std::size_t stop) {
    const route::ResolvedStop& s = itinerary.stops.at(stop);
    return itinerary.numbered ? fmt::format("{} ({})", embedded(s.label), s.number) : embedded(s.label);
  };
  std::string out = named(leg.from) + " to " + (leg.to ? named(*leg.to) : "an unknown place");
  std::vector<std::string> via;
  for (const route::ResolvedStop& passed : leg.via) via.push_back(embedded(passed.label));
  if (!via.empty()) out += ", via " + listed(via);
  const std::string mode = mode_words(leg.spec.mode);
  return mode.empty() ? out : out + ", " + mode;
}

std::string arrival_words(const job::Leg& leg) {
  std::string out;
  if (leg.end_status && *leg.end_status != leg.status)
    if (const std::string how_sure = status_words(*leg.end_status, job::Confirms::unstated); !how_sure.empty())
      out = fmt::format("Destination {}.", how_sure);
  if (!leg.denied_by_inherited && !leg.denied_by.empty())
    out += (out.empty() ? "" : " ") + denial_words(leg.denied_by);
  return out;
}

}  // namespace rutter::map
