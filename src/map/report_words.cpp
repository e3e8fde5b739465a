#include "map/report_words.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "map/furniture_words.hpp"

namespace rutter::map {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// "a private source", "two residents", "One fighter": a description, not a name.
bool is_description(std::string_view by) {
  if (!by.empty() && by[0] >= 'a' && by[0] <= 'z') return true;
  static constexpr std::array<std::string_view, 8> articles = {"A ",   "An ",    "One ",  "The ",
                                                               "Two ", "Three ", "Some ", "Several "};
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
    const bool other_year =
        behind.size() > 1 && behind[0] == ' ' && is_digit(behind[1]) && !claim.substr(at).starts_with(with_year);
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

/// What somebody claims or plans somebody says; a place or an inference stands for itself.
bool needs_speaker(const job::Statement& statement) {
  return statement.status != job::Status::none && statement.status != job::Status::inferred;
}

std::string publishers(const job::Statement& statement, const Citations& citations) {
  std::vector<std::string> names;
  for (const std::string& id : statement.source)
    if (const job::Source* source = citations.find(id))
      names.push_back(source->publisher.empty() ? "“" + embedded(source->title) + "”" : embedded(source->publisher));
  return listed(names);
}

}  // namespace

std::string speaker(const job::Statement& statement, const Citations& citations) {
  if (statement.anonymous) return is_description(statement.by) ? statement.by : "an unnamed source";
  if (!statement.by.empty()) return statement.by;
  // Where it was read is not who said it, unless the outlet is said to report on its own knowledge.
  return statement.status == job::Status::reported ? publishers(statement, citations) : std::string();
}

std::string report_words(const job::Statement& statement, const Citations& citations, CiteBy cite) {
  const std::string who = speaker(statement, citations);
  const std::string how_sure = status_words(statement.status, statement.confirms);
  const std::string marks = citations.marks(statement.source);
  const std::string people = people_words(statement);
  if (who.empty() && how_sure.empty() && marks.empty() && people.empty() && statement.claim.empty() && !statement.date)
    return {};

  std::vector<std::string> parts;
  if (!who.empty()) parts.push_back("according to " + embedded(who));
  if (who.empty() && needs_speaker(statement)) parts.emplace_back("speaker not named");
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

std::string denial_words(const std::vector<std::string>& denied_by) {
  if (denied_by.empty()) return {};
  std::vector<std::string> names;
  for (const std::string& name : denied_by) names.push_back(embedded(name));
  return sentence("Denied by " + listed(names));
}

std::string own_denial_words(const std::vector<std::string>& denied_by, bool inherited, const job::MapSpec& spec) {
  if (inherited) return {};
  return denied_by.empty() && !spec.denied_by.empty() ? "Not among what is denied." : denial_words(denied_by);
}

std::string note_words(const job::MapSpec& spec) {
  const std::string lower = lower_ascii(spec.note);
  const bool denies =
      contains(lower, "den") && (contains(lower, "deny") || contains(lower, "denie") || contains(lower, "denial"));
  const bool names_all = std::all_of(spec.denied_by.begin(), spec.denied_by.end(),
                                     [&](const std::string& name) { return contains(lower, lower_ascii(name)); });
  const std::string note = sentence(spec.note);
  if (denies && names_all) return note;
  const std::string denial = denial_words(spec.denied_by);
  return note + (note.empty() || denial.empty() ? "" : " ") + denial;
}

std::string arrival_words(const job::Leg& leg) {
  std::string out;
  if (leg.end_status && *leg.end_status != leg.status)
    if (const std::string how_sure = status_words(*leg.end_status, job::Confirms::unstated); !how_sure.empty())
      out = fmt::format("Destination {}.", how_sure);
  if (!leg.denied_by_inherited && !leg.denied_by.empty()) out += (out.empty() ? "" : " ") + denial_words(leg.denied_by);
  return out;
}

}  // namespace rutter::map
