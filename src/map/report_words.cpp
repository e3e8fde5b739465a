#include "map/report_words.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "map/date_words.hpp"
#include "map/furniture_words.hpp"

namespace rutter::map {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// Whether the claim itself tells the date; months and years are told too loosely to be sure.
bool tells_date(const Words& words, std::string_view claim, const job::Date& date) {
  const auto told = [&](const std::optional<job::PartialDate>& part) {
    return !part || (part->day != 0 && names_day(words, claim, *part));
  };
  return (date.from || date.to) && told(date.from) && told(date.to);
}

std::string when_words(const Words& words, const job::Statement& statement) {
  const std::string undated = words.text("date.none");
  if (!statement.date) return contains(lower_ascii(statement.claim), undated) ? "" : undated;
  return tells_date(words, statement.claim, *statement.date) ? "" : date_words(words, *statement.date);
}

std::string people_words(const Words& words, const job::Statement& statement) {
  if (!statement.people) return {};
  const std::int64_t people = *statement.people;
  for (const std::string& number : {fmt::format("{}", people), words.number(people)})
    if (contains(statement.claim, number)) return {};
  return words.counted("report.people", people);
}

/// What somebody claims or plans somebody says; a place or an inference stands for itself.
bool needs_speaker(const job::Statement& statement) {
  return statement.status != job::Status::none && statement.status != job::Status::inferred;
}

std::string publishers(const Words& words, const job::Statement& statement, const Citations& citations) {
  std::vector<std::string> names;
  for (const std::string& id : statement.source)
    if (const job::Source* source = citations.find(id))
      names.push_back(source->publisher.empty() ? words.text("quote", {{"text", words.embedded(source->title)}})
                                                : words.embedded(source->publisher));
  return words.listed(names);
}

}  // namespace

std::string speaker(const Words& words, const job::Statement& statement, const Citations& citations) {
  if (statement.anonymous) return words.is_description(statement.by) ? statement.by : words.text("report.unnamed_source");
  if (!statement.by.empty()) return statement.by;
  // Where it was read is not who said it, unless the outlet is said to report on its own knowledge.
  return statement.status == job::Status::reported ? publishers(words, statement, citations) : std::string();
}

std::string report_words(const Words& words, const job::Statement& statement, const Citations& citations, CiteBy cite) {
  const std::string who = speaker(words, statement, citations);
  const std::string how_sure = status_words(words, statement.status, statement.confirms);
  const std::string marks = citations.marks(statement.source);
  const std::string people = people_words(words, statement);
  if (who.empty() && how_sure.empty() && marks.empty() && people.empty() && statement.claim.empty() && !statement.date)
    return {};

  std::string said_by;
  if (!who.empty()) said_by = words.text("report.according_to", {{"who", words.embedded(who)}});
  if (who.empty() && needs_speaker(statement)) said_by = words.text("report.no_speaker");
  Prose tail;
  std::string told = words.parts({said_by, people, when_words(words, statement), how_sure});
  if (cite == CiteBy::number && !marks.empty()) {
    if (!told.empty()) told += citation_space;
    told += marks;
  }
  tail.add(told);
  if (cite == CiteBy::name && !statement.source.empty()) {
    const std::string names = publishers(words, statement, citations);
    if (!names.empty() && names != who) tail.add(words.text("report.read_in", {{"names", names}}));
  }
  const std::string claim = cite == CiteBy::number ? citations.numbered(statement.claim) : citations.left_out(statement.claim);
  Prose report;
  report.add(words.sentence(words.capitalised(claim)));
  report.add(words.sentence(words.capitalised(tail.take())));
  return report.take();
}

std::string denial_words(const Words& words, const std::vector<std::string>& denied_by) {
  if (denied_by.empty()) return {};
  std::vector<std::string> names;
  for (const std::string& name : denied_by) names.push_back(words.embedded(name));
  return words.counted("report.denied_by", static_cast<std::int64_t>(names.size()), {{"who", words.listed(names)}});
}

std::string own_denial_words(const Words& words, const std::vector<std::string>& denied_by, bool inherited,
                             const job::MapSpec& spec) {
  if (inherited) return {};
  return denied_by.empty() && !spec.denied_by.empty() ? words.text("report.not_denied") : denial_words(words, denied_by);
}

std::string note_words(const Words& words, const job::MapSpec& spec) {
  const std::string lower = lower_ascii(spec.note);
  const bool names_all = std::all_of(spec.denied_by.begin(), spec.denied_by.end(),
                                     [&](const std::string& name) { return contains(lower, lower_ascii(name)); });
  const std::string note = words.sentence(spec.note);
  if (words.speaks_of_denying(spec.note) && names_all) return note;
  Prose out;
  out.add(note);
  out.add(denial_words(words, spec.denied_by));
  return out.take();
}

std::string label_words(const Words& words, const job::Leg& leg) {
  return leg.label.empty() || !leg.claim.empty() ? std::string() : words.sentence(words.capitalised(leg.label));
}

std::string arrival_words(const Words& words, const job::Leg& leg) {
  Prose out;
  if (leg.end_status && *leg.end_status != leg.status && *leg.end_status != job::Status::none)
    out.add(words.text("destination." + job::to_string(*leg.end_status)));
  if (!leg.denied_by_inherited) out.add(denial_words(words, leg.denied_by));
  return out.take();
}

}  // namespace rutter::map
