#include "places/place_reader.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <utility>

#include "places/spelling.hpp"

namespace rutter::places {
namespace {

constexpr std::string_view geonames_prefix = "geonames:";

/// Columns of the statement that reads a place.
enum Column {
  id,
  name,
  ascii,
  names,
  lon,
  lat,
  feature_code,
  country,
  admin1,
  admin2,
  population,
  kind,
  uncertainty,
  source,
  note,
  area,
  iata,
  icao
};

std::string text_of(const Statement& row, Column column) {
  return std::string(row.text(column));
}

Place place_of(const Statement& row, std::int64_t number) {
  Place place;
  place.id = row.text(id).empty() ? fmt::format("{}{}", geonames_prefix, number) : text_of(row, id);
  place.name = text_of(row, name);
  place.names = names_of(row.text(names));
  place.point = {row.real(lon), row.real(lat)};
  place.feature_code = text_of(row, feature_code);
  place.country = text_of(row, country);
  place.admin1 = text_of(row, admin1);
  place.admin2 = text_of(row, admin2);
  place.population = row.integer(population);
  place.kind = static_cast<Kind>(row.integer(kind));
  place.uncertainty_km = row.real(uncertainty);
  place.source = text_of(row, source);
  place.note = text_of(row, note);
  place.area = text_of(row, area);
  place.iata = text_of(row, iata);
  place.icao = text_of(row, icao);
  return place;
}

}  // namespace

PlaceReader::PlaceReader(const Database& base)
    : by_key_(base.prepare("SELECT n FROM name_key WHERE k = ? ORDER BY n")),
      by_id_(base.prepare("SELECT n FROM id WHERE id = ?")),
      by_number_(
          base.prepare("SELECT id, name, ascii, names, lon, lat, feature_code, country, admin1, admin2, population, kind, "
                       "uncertainty_km, source, note, area, iata, icao FROM place WHERE n = ?")),
      name_by_number_(base.prepare("SELECT name FROM place WHERE n = ?")) {}

std::vector<std::int64_t> PlaceReader::with_key(std::string_view key) {
  std::vector<std::int64_t> found;
  by_key_.bind(0, key);
  while (by_key_.step()) found.push_back(by_key_.integer(0));
  by_key_.reset();
  return found;
}

std::int64_t PlaceReader::number_of(std::string_view wanted) {
  if (wanted.substr(0, geonames_prefix.size()) == geonames_prefix) {
    const std::string_view digits = wanted.substr(geonames_prefix.size());
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc() && end == digits.data() + digits.size()) return number;
  }
  by_id_.bind(0, wanted);
  const std::int64_t number = by_id_.step() ? by_id_.integer(0) : 0;
  by_id_.reset();
  return number;
}

std::string PlaceReader::name_of(const std::string& wanted) {
  const std::int64_t number = number_of(wanted);
  if (number == 0) return {};
  name_by_number_.bind(0, number);
  std::string found(name_by_number_.step() ? name_by_number_.text(0) : std::string_view{});
  name_by_number_.reset();
  return found;
}

std::optional<Place> PlaceReader::place(std::int64_t number) {
  by_number_.bind(0, number);
  std::optional<Place> found;
  if (by_number_.step()) found = place_of(by_number_, number);
  by_number_.reset();
  if (!found) return found;
  if (!found->country.empty()) found->country_name = name_of("country:" + found->country);
  if (!found->admin1.empty())
    found->admin1_name = name_of(fmt::format("{}{}.{}", geonames_prefix, found->country, found->admin1));
  if (!found->admin2.empty())
    found->admin2_name = name_of(fmt::format("{}{}.{}.{}", geonames_prefix, found->country, found->admin1, found->admin2));
  return found;
}

std::optional<Agreement> PlaceReader::agreement(std::int64_t number, const AskedName& asked) {
  by_number_.bind(0, number);
  std::optional<Agreement> found;
  if (by_number_.step()) {
    found = asked.compare(by_number_.text(name), by_number_.text(ascii), spellings_of(by_number_.text(names)),
                          static_cast<Kind>(by_number_.integer(kind)));
  }
  by_number_.reset();
  return found;
}

std::vector<std::pair<std::int64_t, Agreement>> PlaceReader::find(const AskedName& asked) {
  return find(asked, asked.keys());
}

std::vector<std::pair<std::int64_t, Agreement>> PlaceReader::find(const AskedName& asked,
                                                                  const std::vector<std::string>& keys) {
  std::map<std::int64_t, Agreement> found;
  for (const std::string& key : keys) {
    for (const std::int64_t number : with_key(key)) {
      if (found.count(number) != 0) continue;
      if (auto how = agreement(number, asked)) found.emplace(number, std::move(*how));
    }
  }
  return {found.begin(), found.end()};
}

}  // namespace rutter::places
