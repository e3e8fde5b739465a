#include "places/place_reader.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "places/crowd.hpp"
#include "places/name_table.hpp"
#include "places/spelling.hpp"

namespace rutter::places {
namespace {

constexpr std::string_view geonames_prefix = "geonames:";

std::string id_of(const PlaceRow& row) {
  return row.id.empty() ? geonames_id(row.number) : std::string(row.id);
}

Place sketch_of(const PlaceRow& row) {
  Place place;
  place.id = id_of(row);
  place.point = row.point;
  place.kind = row.kind;
  place.population = row.population;
  place.feature_code = row.feature_code;
  place.country = row.country;
  place.admin1 = row.admin1;
  place.admin2 = row.admin2;
  place.uncertainty_km = row.uncertainty_km;
  return place;
}

/// What a place is ranked by, and its name.
Place named_sketch_of(const PlaceRow& row) {
  Place place = sketch_of(row);
  place.area = row.area;
  place.iata = row.iata;
  place.name = row.name;
  return place;
}

Place place_of(const PlaceRow& row) {
  Place place = named_sketch_of(row);
  place.icao = row.icao;
  place.note = row.note;
  place.names = names_of(row.names);
  return place;
}

}  // namespace

PlaceReader::PlaceReader(const Database& base, const IndexParts& parts)
    : base_(base),
      parts_(parts),
      by_id_(base.prepare("SELECT at FROM id WHERE id = ?")),
      ids_between_(base.prepare("SELECT id, at FROM id WHERE id > ? AND id < ?")),
      by_geonames_number_(base.prepare("SELECT at FROM place WHERE n = ?")),
      source_by_number_(base.prepare("SELECT text FROM source WHERE s = ?")) {}

void PlaceReader::look_up(std::string_view key, Entry& entry) const {
  find_in_name_table(parts_.bytes, parts_.root, key, entry.places);
  entry.crowd = 0;
  if (entry.places.size() == 2 && entry.places.front() == 0) {
    entry.crowd = entry.places.back();
    entry.places.clear();
  }
}

std::optional<PlaceRow> PlaceReader::row(std::int64_t number) const {
  if (number <= 0) return std::nullopt;
  auto at = static_cast<std::size_t>(number);
  return read_row(parts_.bytes, at);
}

std::vector<std::int64_t> PlaceReader::with_key(std::string_view key) {
  Entry entry;
  look_up(key, entry);
  std::vector<std::int64_t> found(entry.places.begin(), entry.places.end());
  if (entry.crowd == 0) return found;
  const CrowdReader crowd(parts_.bytes, entry.crowd);
  std::vector<CrowdMember> members;
  for (const CrowdReader::Class& one : crowd.classes()) crowd.members(one, one.count, members);
  for (const CrowdMember& member : members) found.push_back(static_cast<std::int64_t>(member.at));
  std::sort(found.begin(), found.end());
  return found;
}

PlacesOfKeys PlaceReader::with_keys(const std::vector<std::string>& keys) {
  PlacesOfKeys found;
  Entry entry;
  for (const std::string& key : keys) {
    look_up(key, entry);
    found.apart.insert(found.apart.end(), entry.places.begin(), entry.places.end());
    if (entry.crowd == 0) continue;
    // What another of the crowds has all of need not be read.
    const std::string_view covering = covering_key(parts_.bytes, entry.crowd);
    if (covering.empty() || std::find(keys.begin(), keys.end(), covering) == keys.end()) found.crowds.push_back(entry.crowd);
  }
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
    if (error == std::errc() && end == digits.data() + digits.size()) {
      by_geonames_number_.bind(0, number);
      const std::int64_t found = by_geonames_number_.step() ? by_geonames_number_.integer(0) : 0;
      by_geonames_number_.reset();
      return found;
    }
  }
  by_id_.bind(0, wanted);
  const std::int64_t number = by_id_.step() ? by_id_.integer(0) : 0;
  by_id_.reset();
  return number;
}

std::string PlaceReader::name_of(std::int64_t number) {
  const auto found = row(number);
  return found ? std::string(found->name) : std::string();
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
  const auto found = row(number);
  return found ? std::optional(sketch_of(*found)) : std::nullopt;
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
  const auto read = row(number);
  if (!read) return std::nullopt;
  Place found = place_of(*read);
  found.source = source_of(read->source);
  name_divisions(found);
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
  for (const std::int64_t number : numbers) {
    const auto read = row(number);
    if (!read) continue;
    const auto spellings = spellings_of(read->names);
    auto how = asked.compare(read->name, read->ascii, spellings, read->kind);
    if (!how) continue;
    const bool is_sketch = found.size() >= most_whole;
    Place place = is_sketch ? named_sketch_of(*read) : place_of(*read);
    if (!is_sketch) place.source = source_of(read->source);
    found.push_back({number, std::move(*how), std::move(place), language_count(spellings), is_sketch});
  }
  return found;
}

}  // namespace rutter::places
