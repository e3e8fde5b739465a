#include "places/place_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>
#include <utility>

#include "places/crowd.hpp"
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
  names
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

/// What a place is ranked by, and its name.
Place named_sketch_of(const Statement& row, std::int64_t number) {
  Place place = sketch_of(row, number);
  place.area = text_of(row, area);
  place.iata = text_of(row, iata);
  place.name = text_of(row, name);
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
      crowd_by_number_(base.prepare("SELECT members FROM crowd WHERE c = ?")),
      by_id_(base.prepare("SELECT n FROM id WHERE id = ?")),
      ids_between_(base.prepare("SELECT id, n FROM id WHERE id > ? AND id < ?")),
      by_number_(base.prepare(fmt::format("SELECT {} FROM place WHERE n = ?", columns))),
      name_by_number_(base.prepare("SELECT name FROM place WHERE n = ?")),
      source_by_number_(base.prepare("SELECT text FROM source WHERE s = ?")) {}

std::string PlaceReader::crowd(std::int64_t key_number) {
  constexpr auto none = std::numeric_limits<std::int64_t>::min();
  crowd_by_number_.bind(0, key_number == none ? 0 : -key_number);
  if (!crowd_by_number_.step()) throw std::runtime_error("a list of places of one name is lacking");
  std::string bytes(crowd_by_number_.text(0));
  crowd_by_number_.reset();
  return bytes;
}

std::vector<std::int64_t> PlaceReader::with_key(std::string_view key) {
  std::vector<std::int64_t> found;
  by_key_.bind(0, key);
  while (by_key_.step()) found.push_back(by_key_.integer(0));
  by_key_.reset();
  if (found.empty() || found.front() > 0) return found;
  const std::string bytes = crowd(found.front());
  found.clear();
  CrowdReader members(bytes);
  for (CrowdMember member; members.next(member);) found.push_back(member.number);
  return found;
}

PlacesOfKeys PlaceReader::with_keys(const std::vector<std::string>& keys) {
  PlacesOfKeys found;
  std::vector<std::int64_t> crowds;  // read when the statement of the keys is free again, for that may fail
  for (const std::string& key : keys) {
    by_key_.bind(0, key);
    while (by_key_.step()) {
      const std::int64_t number = by_key_.integer(0);
      (number > 0 ? found.apart : crowds).push_back(number);
    }
    by_key_.reset();
  }
  for (const std::int64_t number : crowds) found.crowds.push_back(crowd(number));
  std::sort(found.apart.begin(), found.apart.end());
  found.apart.erase(std::unique(found.apart.begin(), found.apart.end()), found.apart.end());
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

std::string PlaceReader::name_of(std::int64_t number) {
  std::string found;
  name_by_number_.bind(0, number);
  if (name_by_number_.step()) found = name_by_number_.text(0);
  name_by_number_.reset();
  return found;
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

std::vector<PlaceReader::District> PlaceReader::districts_of(const std::string& province_id) {
  const std::string first = province_id + '.';
  const std::string behind = province_id + '/';  // the sign after the dot
  std::vector<District> found;
  ids_between_.bind(0, first);
  ids_between_.bind(1, behind);
  while (ids_between_.step())
    found.push_back({std::string(ids_between_.text(0).substr(first.size())), ids_between_.integer(1), {}});
  ids_between_.reset();
  return found;
}

const std::string& PlaceReader::name_of_district(Province& province, const std::string& province_id, const std::string& code) {
  static const std::string none;
  if (!province.districts) province.districts = districts_of(province_id);
  const auto found =
      std::lower_bound(province.districts->begin(), province.districts->end(), code,
                       [](const District& district, const std::string& wanted) { return district.code < wanted; });
  if (found == province.districts->end() || found->code != code) return none;
  if (!found->name) found->name = name_of(found->number);
  return *found->name;
}

void PlaceReader::name_divisions(Place& place) {
  if (place.country.empty()) return;
  const auto [country, new_country] = countries_.try_emplace(place.country);
  if (new_country)
    if (const std::int64_t number = number_of("country:" + place.country); number != 0) country->second = name_of(number);
  place.country_name = country->second;
  if (place.admin1.empty()) return;
  std::string id;
  id.append(geonames_prefix).append(place.country).append(".").append(place.admin1);
  const auto [province, new_province] = provinces_.try_emplace(id);
  if (new_province)
    if (const std::int64_t number = number_of(id); number != 0) province->second.name = name_of(number);
  place.admin1_name = province->second.name;
  if (!place.admin2.empty()) place.admin2_name = name_of_district(province->second, id, place.admin2);
}

std::optional<Place> PlaceReader::place(std::int64_t number) {
  std::optional<Place> found;
  by_number_.bind(0, number);
  if (by_number_.step()) {
    found = place_of(by_number_, number);
    found->source = source_of(by_number_.integer(source));
  }
  by_number_.reset();
  if (found) name_divisions(*found);
  return found;
}

void PlaceReader::complete(Place& found, std::int64_t number, bool is_sketch) {
  if (!is_sketch) return name_divisions(found);
  if (auto whole = place(number)) found = std::move(*whole);
}

void PlaceReader::complete(Candidate& candidate) {
  if (candidate.number == 0) return;
  const double ring_km = candidate.place.uncertainty_km;  // may cover other places of the name
  complete(candidate.place, candidate.number, candidate.is_sketch);
  candidate.place.uncertainty_km = ring_km;
  candidate.number = 0;
  candidate.is_sketch = false;
}

std::vector<FoundPlace> PlaceReader::find(const AskedName& asked, const std::vector<std::int64_t>& numbers) {
  constexpr std::size_t most_whole = 20;  // as many as are looked at: with a name of hundreds the others are only ranked
  std::vector<FoundPlace> found;
  found.reserve(numbers.size());
  const Statement& row = by_number_;
  for (const std::int64_t number : numbers) {
    by_number_.bind(0, number);
    if (by_number_.step()) {
      const auto spellings = spellings_of(row.text(names));
      if (auto how = asked.compare(row.text(name), row.text(ascii), spellings, kind_of(row.integer(kind)))) {
        const bool is_sketch = found.size() >= most_whole;
        Place place = is_sketch ? named_sketch_of(row, number) : place_of(row, number);
        if (!is_sketch) place.source = source_of(row.integer(source));
        found.push_back({number, std::move(*how), std::move(place), language_count(spellings), is_sketch});
      }
    }
    by_number_.reset();
  }
  return found;
}

}  // namespace rutter::places
