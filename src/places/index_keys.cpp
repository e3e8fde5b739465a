#include "places/index_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "places/airport_words.hpp"
#include "places/area_words.hpp"
#include "places/fold.hpp"
#include "places/spelling.hpp"

namespace rutter::places {
namespace {

using Keys = std::map<std::string, bool>;

void add_words(const std::vector<std::string>& words, Keys& keys) {
  keys[strict_key(words)] = true;
  keys.emplace(loose_key(words), false);
}

void add_airport_words(const std::vector<std::string>& words, Keys& keys) {
  for (const std::string& key : {strict_key(words), loose_key(words)})
    if (!key.empty()) keys.emplace(std::string(airport_prefix) + key, false);
}

void add_name(std::string_view name, Kind kind, Keys& keys) {
  const auto words = plain_words(name);
  add_words(words, keys);
  if (kind == Kind::airport) add_airport_words(without_airport_words(words), keys);
  if (!is_area(kind) && kind != Kind::river) return;
  if (const auto bare = without_area_word(words)) add_words(bare->words, keys);
}

}  // namespace

std::string airport_cell_key(int lat, int lon) {
  return fmt::format("airport@{},{}", lat, lon);
}

std::map<std::string, bool> keys_of(const Row& row) {
  Keys keys;
  add_name(row.name, row.kind, keys);
  if (!row.ascii.empty()) add_name(row.ascii, row.kind, keys);
  for (const Spelling& spelling : spellings_of(row.names)) add_name(spelling.text, row.kind, keys);
  keys.erase("");
  if (row.kind != Kind::airport) return keys;
  if (!row.iata.empty()) keys.emplace("iata:" + strict_key(plain_words(row.iata)), false);
  if (!row.icao.empty()) keys.emplace("icao:" + strict_key(plain_words(row.icao)), false);
  keys.emplace(airport_cell_key(static_cast<int>(std::floor(row.point.lat)), static_cast<int>(std::floor(row.point.lon))), false);
  return keys;
}

std::uint8_t fame_of(const Row& row) {
  constexpr double people_of_a_kilometre = 2000;  // a sea of 100 km radius counts like a town of 200,000
  constexpr double steps = 18;                    // of 255 for a factor of e; China has 254
  const double people = std::max(static_cast<double>(row.population), people_of_a_kilometre * row.uncertainty_km);
  return static_cast<std::uint8_t>(std::clamp(steps * std::log1p(people / 1000), 0.0, 255.0));
}

}  // namespace rutter::places
