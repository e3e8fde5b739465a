#include "places/desk_gazetteer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/edit_distance.hpp"
#include "places/asked_name.hpp"
#include "places/fold.hpp"
#include "places/scoring.hpp"
#include "places/spelling.hpp"

namespace rutter::places {
namespace {

/// Nearly as sure as a name can be: the desk says itself what it means by it.
constexpr double in_own_table = 6;

std::string key_of(std::string_view name) {
  return strict_key(plain_words(name));
}

}  // namespace

DeskGazetteer::DeskGazetteer(std::vector<Place> places) : places_(std::move(places)) {
  std::unordered_map<std::string, int> bearers;
  for (const Place& place : places_) ++bearers[key_of(place.name)];
  for (std::size_t i = 0; i < places_.size(); ++i) {
    Place& place = places_[i];
    const std::string key = key_of(place.name);
    place.id = "desk:" + key;
    if (bearers[key] > 1) place.id += fmt::format("@{:.5f},{:.5f}", place.point.lat, place.point.lon);
    by_id_.emplace(place.id, i);
    const auto add = [&](const std::string& own) {
      if (own.empty()) return;
      std::vector<std::size_t>& with_key = by_key_[own];
      if (with_key.empty() || with_key.back() != i) with_key.push_back(i);
    };
    add(key);
    for (const NameIn& name : place.names) add(key_of(name.text));
  }
}

std::vector<Candidate> DeskGazetteer::named(const std::string& name, const std::string& language) const {
  const auto bearers = by_key_.find(key_of(name));
  if (bearers == by_key_.end()) return {};
  const AskedName asked(name, language);
  std::vector<Candidate> found;
  for (const std::size_t index : bearers->second) {
    const Place& place = places_[index];
    std::vector<Spelling> spellings;
    for (const NameIn& other : place.names) spellings.push_back({other.lang, other.text});
    const auto agreement = asked.compare(place.name, {}, spellings, place.kind);
    if (!agreement) continue;
    Candidate candidate;
    candidate.place = place;
    weigh_name(candidate, *agreement);
    candidate.add(fmt::format("stands in the desk's own table {}", place.table), in_own_table);
    found.push_back(std::move(candidate));
  }
  return found;
}

const Place* DeskGazetteer::by_id(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? nullptr : &places_[found->second];
}

std::vector<DeskGazetteer::Miss> DeskGazetteer::near_misses(const std::string& key, int most_edits) const {
  std::vector<Miss> found;
  const auto most = static_cast<std::size_t>(most_edits);
  for (const Place& place : places_) {
    const auto consider = [&](const std::string& spelling) {
      const std::size_t edits = base::edit_distance(key_of(spelling), key, most);
      if (edits > 0 && edits <= most) found.push_back({&place, spelling, static_cast<int>(edits)});
    };
    consider(place.name);
    for (const NameIn& name : place.names) consider(name.text);
  }
  return found;
}

}  // namespace rutter::places
