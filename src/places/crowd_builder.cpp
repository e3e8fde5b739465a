#include "places/crowd_builder.hpp"

#include <algorithm>
#include <cstddef>
#include <list>
#include <string>
#include <utility>

#include "places/area_words.hpp"
#include "places/crowd.hpp"
#include "places/dump_rows.hpp"
#include "places/fold.hpp"
#include "places/index_keys.hpp"
#include "places/spelling.hpp"

namespace rutter::places {
namespace {

using NameAndKind = std::pair<std::string_view, Kind>;

/// Of the looser keys of names with the key the first that all of them have; empty when there is none but the key itself.
std::string common_looser_key(std::string_view key, const std::vector<NameAndKind>& names) {
  const auto words = plain_words(names.front().first);
  std::string looser = loose_key(words);
  if (strict_key(words) != key && looser != key)
    if (const auto bare = without_area_word(words)) looser = loose_key(bare->words);
  const bool have_all = !looser.empty() && looser != key && std::all_of(names.begin(), names.end(), [&](const NameAndKind& n) {
    return has_key(n.first, n.second, looser);
  });
  return have_all ? looser : std::string();
}

}  // namespace

std::string crowd_of(std::string_view key, const std::vector<CrowdedRow>& places) {
  CrowdWriter writer;
  std::list<std::string> columns;  // of names, which stay where they are
  std::vector<NameAndKind> having;
  bool all_have_some = true;
  for (const auto& [at, row] : places) {
    CrowdMember member{row.number, at, row.id, row.point, row.country, row.admin1, row.admin2};
    const auto spellings = spellings_of(row.names);
    const CrowdClass one{
        0, row.kind, !row.iata.empty(), language_count(spellings), row.uncertainty_km, row.population, row.feature_code};
    CrowdNames own;
    const auto has = [&](std::string_view text) {
      if (!has_key(text, row.kind, key)) return false;
      having.emplace_back(text, row.kind);
      return true;
    };
    if (has(row.name)) own.name = row.name;
    if (!row.ascii.empty() && has(row.ascii)) own.ascii = row.ascii;
    std::string& kept = columns.emplace_back();
    for (const Spelling& spelling : spellings)
      if (has(spelling.text)) append_spelling(kept, spelling.languages, spelling.text);
    own.names = kept;
    all_have_some = all_have_some && own != CrowdNames{};
    writer.add(one, member, own);
  }
  std::sort(having.begin(), having.end());
  having.erase(std::unique(having.begin(), having.end()), having.end());
  return writer.finish(all_have_some ? common_looser_key(key, having) : std::string());
}

}  // namespace rutter::places
