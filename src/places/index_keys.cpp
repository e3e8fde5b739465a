#include "places/index_keys.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <vector>

#include "places/airport_words.hpp"
#include "places/area_words.hpp"
#include "places/fold.hpp"
#include "places/spelling.hpp"

namespace rutter::places {
namespace {

void add_words(const std::vector<std::string>& words, std::map<std::string, bool>& keys) {
  keys[strict_key(words)] = true;
  keys.emplace(loose_key(words), false);
}

void add_name(std::string_view name, Kind kind, std::map<std::string, bool>& keys) {
  const auto words = plain_words(name);
  add_words(words, keys);
  if (kind == Kind::airport) {
    const auto bare = without_airport_words(words);
    for (const std::string& key : {strict_key(bare), loose_key(bare)})
      if (!key.empty()) keys.emplace(std::string(airport_prefix) + key, false);
  }
  if (!is_area(kind) && kind != Kind::river) return;
  if (const auto bare = without_area_word(words)) add_words(bare->words, keys);
}

/// "Voronezh Baltimor Air Base" is called Baltimor by whoever writes of it, "Addis Ababa Bole International Airport" Bole: the
/// town that is served stands before the name to tell it from others of the town.
void add_name_behind_town(const Row& row, std::map<std::string, bool>& keys) {
  const auto town = plain_words(served_town(row.note));
  const auto words = without_airport_words(plain_words(row.name));
  if (town.empty() || words.size() <= town.size() || !std::equal(town.begin(), town.end(), words.begin())) return;
  const std::vector<std::string> behind(words.begin() + static_cast<std::ptrdiff_t>(town.size()), words.end());
  for (const std::string& key : {strict_key(behind), loose_key(behind)})
    if (!key.empty()) keys.emplace(std::string(airport_prefix) + key, false);
}

void add_ways_to_airport(const Row& row, std::map<std::string, bool>& keys) {
  add_name_behind_town(row, keys);
  if (!row.iata.empty()) keys.emplace("iata:" + strict_key(plain_words(row.iata)), false);
  if (!row.icao.empty()) keys.emplace("icao:" + strict_key(plain_words(row.icao)), false);
  const auto whole = [](double degrees) { return static_cast<int>(std::floor(degrees)); };
  keys.emplace(airport_cell_key(whole(row.point.lat), whole(row.point.lon)), false);
}

}  // namespace

std::map<std::string, bool> keys_of(const Row& row) {
  std::map<std::string, bool> keys;
  add_name(row.name, row.kind, keys);
  if (!row.ascii.empty()) add_name(row.ascii, row.kind, keys);
  for (const Spelling& spelling : spellings_of(row.names)) add_name(spelling.text, row.kind, keys);
  if (row.kind == Kind::airport) add_ways_to_airport(row, keys);
  keys.erase("");
  return keys;
}

bool has_key(std::string_view name, Kind kind, std::string_view key) {
  const auto words = plain_words(name);
  if (strict_key(words) == key || loose_key(words) == key) return true;
  if (!is_area(kind) && kind != Kind::river) return false;
  const auto bare = without_area_word(words);
  return bare && (strict_key(bare->words) == key || loose_key(bare->words) == key);
}

std::uint8_t fame_of(const Row& row) {
  constexpr double people_of_a_kilometre = 2000;  // a sea of 100 km radius counts like a town of 200,000
  constexpr double steps = 18;                    // of 255 for a factor of e; China has 254
  const double people = std::max(static_cast<double>(row.population), people_of_a_kilometre * row.uncertainty_km);
  return static_cast<std::uint8_t>(std::clamp(steps * std::log1p(people / 1000), 0.0, 255.0));
}

}  // namespace rutter::places
