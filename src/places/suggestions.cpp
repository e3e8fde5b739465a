#include "places/suggestions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "base/utf8.hpp"
#include "places/area_words.hpp"
#include "places/container.hpp"
#include "places/desk_gazetteer.hpp"
#include "places/fold.hpp"
#include "places/name_trie.hpp"
#include "places/scoring.hpp"
#include "places/spelling.hpp"

namespace rutter::places {
namespace {

/// Two wrong letters of five make another name.
constexpr std::size_t shortest_for_two_edits = 6;
/// Keys whose places are weighed, for each number of edits. Short names have thousands of neighbours.
constexpr std::size_t most_keys = 300;
constexpr std::size_t most_suggestions = 5;
/// A second slip is some thirty times rarer than none.
constexpr double weight_of_an_edit = -3.5;

/// The key nearest to the one asked under which a place stands.
struct Miss {
  int edits = 0;
  std::string key;
};

/// Fewer than three Latin letters are no name to look for neighbours of; two signs of others are (北京).
bool is_long_enough(std::string_view key) {
  const std::size_t letters = base::code_point_count(key);
  return letters >= 3 || (letters == 2 && key.size() > 2);
}

void keep_best_known(std::vector<NearKey>& keys) {
  if (keys.size() <= most_keys) return;
  std::nth_element(keys.begin(), keys.begin() + most_keys, keys.end(),
                   [](const NearKey& a, const NearKey& b) { return a.fame != b.fame ? a.fame > b.fame : a.key < b.key; });
  keys.erase(keys.begin() + most_keys, keys.end());
}

void add_misses(PlaceReader& reader, std::string_view trie, const std::string& asked, std::map<std::int64_t, Miss>& misses) {
  if (!is_long_enough(asked)) return;
  const int most_edits = base::code_point_count(asked) < shortest_for_two_edits ? 1 : 2;
  std::vector<NearKey> once;
  std::vector<NearKey> twice;
  for (NearKey& near : near_keys(trie, asked, most_edits)) {
    if (near.edits == 0) continue;
    (near.edits == 1 ? once : twice).push_back(std::move(near));
  }
  for (std::vector<NearKey>* const keys : {&once, &twice}) {
    keep_best_known(*keys);
    for (const NearKey& near : *keys) {
      for (const std::int64_t number : reader.with_key(near.key)) {
        const auto [entry, added] = misses.try_emplace(number, Miss{near.edits, near.key});
        if (!added && near.edits < entry->second.edits) entry->second = {near.edits, near.key};
      }
    }
  }
}

void weigh_stops(Candidate& candidate, const std::vector<geo::LonLat>& stops) {
  constexpr double beside_a_stop = 4;
  constexpr double fading_km = 300;
  double nearest = std::numeric_limits<double>::infinity();
  for (const geo::LonLat stop : stops) nearest = std::min(nearest, distance_km(candidate.place.point, stop));
  if (!stops.empty())
    candidate.add(fmt::format("{:.0f} km from the nearest other stop", nearest),
                  beside_a_stop * std::exp(-nearest / fading_km));
}

Candidate weighed(Place place, const Miss& miss, const Query& query, const std::vector<Container>& containers,
                  const std::vector<geo::LonLat>& stops) {
  Candidate candidate;
  candidate.place = std::move(place);
  weigh_name_and_place(candidate, {Match::fuzzy, miss.key, false, false, false}, std::nullopt, language_count(candidate.place));
  candidate.add(fmt::format("{} letter{} differ{}", miss.edits, miss.edits == 1 ? "" : "s", miss.edits == 1 ? "s" : ""),
                weight_of_an_edit * miss.edits);
  weigh_query(candidate, query, containers);
  weigh_stops(candidate, stops);
  return candidate;
}

/// The spelling of the place that has the key; nothing when it is only found there by transliteration.
std::optional<std::string> spelling_with(const Place& place, const std::string& key) {
  const auto has_key = [&](std::string_view text) {
    const auto words = plain_words(text);
    if (strict_key(words) == key) return true;
    const auto bare = is_area(place.kind) ? without_area_word(words) : std::nullopt;
    return bare && strict_key(bare->words) == key;
  };
  if (has_key(place.name)) return place.name;
  for (const NameIn& name : place.names)
    if (has_key(name.text)) return name.text;
  return std::nullopt;
}

/// The desk's own places of a near name; they need not be read from the index, and so have no number.
void add_desk_places(const Query& query, const std::string& asked, const std::vector<Container>& containers,
                     const std::vector<geo::LonLat>& stops, std::vector<std::pair<Candidate, std::int64_t>>& found) {
  if (query.desk == nullptr || !is_long_enough(asked) || base::code_point_count(asked) > longest_fuzzy_key) return;
  const int most_edits = base::code_point_count(asked) < shortest_for_two_edits ? 1 : 2;
  for (const DeskGazetteer::Miss& miss : query.desk->near_misses(asked, most_edits)) {
    Candidate candidate = weighed(*miss.place, {miss.edits, miss.spelling}, query, containers, stops);
    const bool is_there =
        std::any_of(found.begin(), found.end(), [&](const auto& other) { return other.first.place.id == candidate.place.id; });
    if (!is_there) found.emplace_back(std::move(candidate), 0);
  }
}

/// "Gazientep, Turkey": the name, and behind the comma where it lies.
Query divided(Query query) {
  const std::size_t comma = query.name.find(',');
  if (query.in || comma == std::string::npos) return query;
  query.in = query.name.substr(comma + 1);
  query.name.erase(comma);
  return query;
}

}  // namespace

std::vector<Candidate> suggestions_for(PlaceReader& reader, std::string_view trie, const Query& whole,
                                       const std::vector<geo::LonLat>& stops) {
  const Query query = divided(whole);
  const auto words = plain_words(query.name);
  std::map<std::int64_t, Miss> misses;
  add_misses(reader, trie, strict_key(words), misses);
  if (const auto bare = without_area_word(words)) add_misses(reader, trie, strict_key(bare->words), misses);
  if (misses.empty() && query.desk == nullptr) return {};
  const std::vector<Container> containers = containers_of(reader, query.in.value_or(""), query.language);
  std::vector<std::pair<Candidate, std::int64_t>> found;
  for (const auto& [number, miss] : misses)
    if (auto place = reader.sketch(number))
      found.emplace_back(weighed(std::move(*place), miss, query, containers, stops), number);
  add_desk_places(query, strict_key(words), containers, stops, found);
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return ranks_before(a.first, b.first); });
  std::vector<Candidate> best;
  for (auto& [candidate, number] : found) {
    if (best.size() == most_suggestions) break;
    if (number == 0) {
      best.push_back(std::move(candidate));
      continue;
    }
    auto place = reader.place(number);
    if (!place) continue;
    const auto spelling = spelling_with(*place, candidate.matched_name);
    if (!spelling) continue;
    candidate.place = std::move(*place);
    candidate.matched_name = *spelling;
    candidate.evidence.front().what = fmt::format("fuzzy match with '{}'", *spelling);
    best.push_back(std::move(candidate));
  }
  return best;
}

}  // namespace rutter::places
