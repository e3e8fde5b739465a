#include "places/name_keys.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>
#include <vector>

#include "places/airport_words.hpp"
#include "places/area_words.hpp"
#include "places/fold.hpp"
#include "places/spelling.hpp"

namespace rutter::places {
namespace {

void add_both(const std::vector<std::string>& words, const std::string& prefix, std::set<std::string>& keys) {
  for (const std::string& key : {strict_key(words), loose_key(words)})
    if (!key.empty()) keys.insert(prefix + key);
}

void add_keys(std::string_view name, Kind kind, std::set<std::string>& keys) {
  const auto words = plain_words(name);
  add_both(words, "", keys);
  if (kind == Kind::airport) add_both(without_airport_words(words), std::string(airport_prefix), keys);
  if (!is_area(kind) && kind != Kind::river) return;
  if (const auto bare = without_area_word(words)) add_both(bare->words, "", keys);
}

}  // namespace

std::string airport_cell_key(int lat, int lon) {
  return fmt::format("airport@{},{}", lat, lon);
}

std::set<std::string> keys_of(const Row& row) {
  std::set<std::string> keys;
  add_keys(row.name, row.kind, keys);
  if (!row.ascii.empty()) add_keys(row.ascii, row.kind, keys);
  for (const Spelling& spelling : spellings_of(row.names)) add_keys(spelling.text, row.kind, keys);
  if (row.kind != Kind::airport) return keys;
  if (!row.iata.empty()) keys.insert("iata:" + strict_key(plain_words(row.iata)));
  if (!row.icao.empty()) keys.insert("icao:" + strict_key(plain_words(row.icao)));
  keys.insert(airport_cell_key(static_cast<int>(std::floor(row.point.lat)), static_cast<int>(std::floor(row.point.lon))));
  return keys;
}

}  // namespace rutter::places
