#include "places/place_reader.hpp"

#include <fmt/format.h>

#include <charconv>
#include <map>
#include <stdexcept>
#include <utility>

#include "places/spelling.hpp"

namespace rutter::places {
namespace {

constexpr std::string_view geonames_prefix = "geonames:";

/// Columns of the statement that reads a place, as they stand in the table.
enum Column {
  id,
  lon,
  lat,
  kind,
  population,
  feature_code,
  country,
  admin1,
  admin2,
  uncertainty,
  area,
  iata,
  icao,
  source,
  note,
  name,
  ascii,
  names,
  own_number
};

constexpr std::string_view columns =
    "id, lon, lat, kind, population, feature_code, country, admin1, admin2, uncertainty_km, area, iata, icao, source, note, "
    "name, ascii, names";

std::string text_of(const Statement& row, Column column) {
  return std::string(row.text(column));
}

Kind kind_of(std::int64_t number) {
  if (number < 0 || number > static_cast<std::int64_t>(Kind::other)) throw std::runtime_error("a kind that does not exist");
  return static_cast<Kind>(number);
}

Place sketch_of(const Statement& row, std::int64_t number) {
  Place place;
  place.id = row.text(id).empty() ? fmt::format("{}{}", geonames_prefix, number) : text_of(row, id);
  place.point = {row.real(lon), row.real(lat)};
  place.kind = kind_of(row.integer(kind));
  place.population = row.integer(population);
  place.feature_code = text_of(row, feature_code);
  place.country = text_of(row, country);
  place.admin1 = text_of(row, admin1);
  place.admin2 = text_of(row, admin2);
  place.uncertainty_km = row.real(uncertainty);
  return place;
}

Place place_of(const Statement& row, std::int64_t number) {
  Place place = sketch_of(row, number);
  place.area = text_of(row, area);
  place.iata = text_of(row, iata);
  place.icao = text_of(row, icao);
  place.note = text_of(row, note);
  place.name = text_of(row, name);
  place.names = names_of(row.text(names));
  return place;
}

}  // namespace

PlaceReader::PlaceReader(const Database& base)
    : base_(base),
      by_key_(base.prepare("SELECT n FROM name_key WHERE k = ? ORDER BY n")),
      places_by_key_(base.prepare(
          fmt::format("SELECT {}, place.n FROM name_key CROSS JOIN place USING (n) WHERE k = ? ORDER BY n", columns))),
      by_id_(base.prepare("SELECT n FROM id WHERE id = ?")),
      by_number_(base.prepare(fmt::format("SELECT {} FROM place WHERE n = ?", columns))),
      name_by_number_(base.prepare("SELECT name FROM place WHERE n = ?")),
      source_by_number_(base.prepare("SELECT text FROM source WHERE s = ?")) {}

std::vector<std::int64_t> PlaceReader::with_key(std::string_view key) {
  std::vector<std::int64_t> found;
  by_key_.bind(0, key);
  while (by_key_.step()) found.push_back(by_key_.integer(0));
  by_key_.reset();
  return found;
}

std::vector<NearNumber> PlaceReader::nearest(geo::LonLat point) {
  if (!nearest_) nearest_.emplace(base_);
  return nearest_->find(point);
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

const std::string& PlaceReader::name_of(const std::string& wanted) {
  const auto [entry, added] = division_names_.try_emplace(wanted);
  if (!added) return entry->second;
  if (const std::int64_t number = number_of(wanted); number != 0) {
    name_by_number_.bind(0, number);
    if (name_by_number_.step()) entry->second = name_by_number_.text(0);
    name_by_number_.reset();
  }
  return entry->second;
}

const std::string& PlaceReader::source_of(std::int64_t number) {
  const auto [entry, added] = sources_.try_emplace(number);
  if (!added) return entry->second;
  source_by_number_.bind(0, number);
  if (source_by_number_.step()) entry->second = source_by_number_.text(0);
  source_by_number_.reset();
  return entry->second;
}

std::optional<Place> PlaceReader::sketch(std::int64_t number) {
  by_number_.bind(0, number);
  std::optional<Place> found;
  if (by_number_.step()) found = sketch_of(by_number_, number);
  by_number_.reset();
  return found;
}

void PlaceReader::name_divisions(Place& place) {
  if (place.country.empty()) return;
  place.country_name = name_of("country:" + place.country);
  if (place.admin1.empty()) return;
  std::string code;
  code.append(geonames_prefix).append(place.country).append(".").append(place.admin1);
  place.admin1_name = name_of(code);
  if (!place.admin2.empty()) place.admin2_name = name_of(code.append(".").append(place.admin2));
}

std::optional<Place> PlaceReader::place(std::int64_t number) {
  std::optional<Place> found;
  if (auto kept = agreeing_.extract(number)) {
    found = std::move(kept.mapped());
  } else {
    by_number_.bind(0, number);
    if (by_number_.step()) {
      found = place_of(by_number_, number);
      found->source = source_of(by_number_.integer(source));
    }
    by_number_.reset();
  }
  if (found) name_divisions(*found);
  return found;
}

std::vector<std::pair<std::int64_t, Agreement>> PlaceReader::find(const AskedName& asked) {
  return find(asked, asked.keys());
}

std::vector<std::pair<std::int64_t, Agreement>> PlaceReader::find(const AskedName& asked,
                                                                  const std::vector<std::string>& keys) {
  std::map<std::int64_t, Agreement> found;
  agreeing_.clear();
  const Statement& row = places_by_key_;
  for (const std::string& key : keys) {
    places_by_key_.bind(0, key);
    while (places_by_key_.step()) {
      const std::int64_t number = row.integer(own_number);
      if (found.count(number) != 0) continue;
      auto how = asked.compare(row.text(name), row.text(ascii), spellings_of(row.text(names)), kind_of(row.integer(kind)));
      if (!how) continue;
      found.emplace(number, std::move(*how));
      agreeing_.insert_or_assign(number, place_of(row, number)).first->second.source = source_of(row.integer(source));
    }
    places_by_key_.reset();
  }
  return {found.begin(), found.end()};
}

}  // namespace rutter::places
