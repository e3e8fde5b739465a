#include "map/citations.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "job/citation.hpp"

namespace rutter::map {
namespace {

using Ids = std::set<std::string, std::less<>>;

void add_note(Ids& ids, std::string_view note) {
  for (const job::Citation& citation : job::find_citations(note)) ids.insert(citation.ids.begin(), citation.ids.end());
}

void add_statement(Ids& ids, const job::Statement& statement) {
  ids.insert(statement.source.begin(), statement.source.end());
  add_note(ids, statement.claim);
}

Ids cited_ids(const job::MapSpec& spec) {
  Ids ids;
  add_note(ids, spec.note);
  for (const job::Stop& stop : spec.stops) {
    if (!is_told(stop)) continue;
    for (const job::Report& report : job::all_reports(stop)) add_statement(ids, report);
    add_note(ids, stop.note);
  }
  for (const job::Leg& leg : spec.legs)
    if (is_told(leg)) add_statement(ids, leg);
  for (const job::Area& area : spec.areas) add_note(ids, area.note);
  return ids;
}

/// The note with what `replacement` adds to the text so far instead of each citation.
template <class Replacement>
std::string replaced(std::string_view note, Replacement replacement) {
  std::string out;
  std::size_t done = 0;
  for (const job::Citation& citation : job::find_citations(note)) {
    out += note.substr(done, citation.begin - done);
    replacement(out, citation, note.substr(citation.begin, citation.end - citation.begin));
    done = citation.end;
  }
  out += note.substr(done);
  return out;
}

}  // namespace

bool is_told(const job::Stop& stop) {
  return stop.callout != job::Callout::off;
}

bool is_told(const job::Leg& leg) {
  return leg.status != job::Status::none || leg.mode != job::Mode::unknown || !leg.label.empty() || leg.date || leg.people ||
         !leg.by.empty() || leg.anonymous || !leg.claim.empty() || !leg.source.empty() ||
         (!leg.denied_by.empty() && !leg.denied_by_inherited);
}

Citations::Citations(const job::Job& job, const job::MapSpec& spec) {
  const Ids ids = cited_ids(spec);
  for (const job::Source& source : job.sources)
    if (ids.contains(source.id) && !find(source.id)) cited_.push_back({&source, static_cast<int>(cited_.size()) + 1});
}

const job::Source* Citations::find(std::string_view id) const {
  for (const Cited& cited : cited_)
    if (cited.source->id == id) return cited.source;
  return nullptr;
}

std::string Citations::marks(const std::vector<std::string>& ids) const {
  std::string out;
  for (const Cited& cited : cited_)
    if (std::find(ids.begin(), ids.end(), cited.source->id) != ids.end()) out += fmt::format("[{}]", cited.number);
  return out;
}

std::string Citations::numbered(std::string_view note) const {
  return replaced(note, [this](std::string& out, const job::Citation& citation, std::string_view written) {
    const std::string found = marks(citation.ids);
    if (found.empty()) {
      out += written;
      return;
    }
    if (out.ends_with(' ')) out.replace(out.size() - 1, 1, citation_space);
    out += found;
  });
}

std::string Citations::left_out(std::string_view note) const {
  std::string out = replaced(note, [this](std::string& so_far, const job::Citation& citation, std::string_view written) {
    if (marks(citation.ids).empty()) so_far += written;
  });
  for (std::size_t at = out.find(' '); at != std::string::npos; at = out.find(' ', at + 1))
    while (at + 1 < out.size() && (out[at + 1] == ' ' || out[at + 1] == '.' || out[at + 1] == ',') && out[at] == ' ')
      out.erase(at, 1);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace rutter::map
