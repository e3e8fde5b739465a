#include "places/place_reader.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "places/crowd.hpp"
#include "places/name_table.hpp"
#include "places/scoring.hpp"
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
      by_geonames_number_(base.prepare("SELECT at FROM place WHERE n = ?")),
      source_by_number_(base.prepare("SELECT text FROM source WHERE s = ?")) {}

std::vector<PlaceReader::Entry> PlaceReader::look_up(const std::vector<std::string_view>& keys) const {
  std::vector<Entry> entries(keys.size());
  auto found = find_in_name_table(parts_.bytes, parts_.root, keys);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    entries[i].places = std::move(found[i]);
    if (entries[i].places.size() != 2 || entries[i].places.front() != 0) continue;
    entries[i].crowd = entries[i].places.back();
    entries[i].places.clear();
  }
  return entries;
}

void PlaceReader::prefetch(std::int64_t number) const {
  constexpr std::size_t usual_row = 192;
  places::prefetch(parts_.bytes, static_cast<std::uint64_t>(number), usual_row);
}

std::optional<PlaceRow> PlaceReader::row(std::int64_t number) const {
  if (number <= 0) return std::nullopt;
  auto at = static_cast<std::size_t>(number);
  return read_row(parts_.bytes, at);
}

std::vector<std::int64_t> PlaceReader::with_key(std::string_view key) {
  const Entry entry = std::move(look_up({key}).front());
  std::vector<std::int64_t> found(entry.places.begin(), entry.places.end());
  if (entry.crowd == 0) return found;
  CrowdReader crowd(parts_.bytes, entry.crowd);
  std::vector<CrowdMember> members;
  for (const CrowdReader::Class& one : crowd.classes()) crowd.members(one, one.count, members);
  for (const CrowdMember& member : members) found.push_back(static_cast<std::int64_t>(member.at));
  std::sort(found.begin(), found.end());
  return found;
}

PlacesOfKeys PlaceReader::with_keys(const std::vector<std::string>& keys) {
  constexpr std::size_t usual_head_of_crowd = 512;
  PlacesOfKeys found;
  const std::vector<Entry> entries = look_up({keys.begin(), keys.end()});
  for (const Entry& entry : entries) places::prefetch(parts_.bytes, entry.crowd, usual_head_of_crowd);
  for (const Entry& entry : entries) {
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

std::string_view PlaceReader::name_of(std::int64_t number) const {
  const auto found = row(number);
  return found ? found->name : std::string_view();
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

PlaceReader::DivisionNames PlaceReader::names_of_divisions(const Place& place) {
  DivisionNames names;
  names.country = name_of(number_of("country:" + place.country));
  if (place.admin1.empty()) return names;
  std::string id;
  id.append(geonames_prefix).append(place.country).append(".").append(place.admin1);
  names.admin1 = name_of(number_of(id));
  if (!place.admin2.empty()) names.admin2 = name_of(number_of(id.append(".").append(place.admin2)));
  return names;
}

void PlaceReader::name_divisions(Place& place) {
  if (place.country.empty()) return;
  division_codes_.assign(place.country).append(1, '\0').append(place.admin1).append(1, '\0').append(place.admin2);
  auto known = divisions_.find(division_codes_);
  if (known == divisions_.end()) known = divisions_.emplace(division_codes_, names_of_divisions(place)).first;
  place.country_name = known->second.country;
  place.admin1_name = known->second.admin1;
  place.admin2_name = known->second.admin2;
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
  if (candidate.untold) tell_evidence(candidate);
  candidate.place.uncertainty_km = ring_km;
  candidate.number = 0;
  candidate.is_sketch = false;
}

std::vector<FoundPlace> PlaceReader::find(const AskedName& asked, const std::vector<std::int64_t>& numbers) {
  constexpr std::size_t most_whole = 20;  // as many as are looked at: with a name of hundreds the others are only ranked
  std::vector<FoundPlace> found;
  found.reserve(numbers.size());
  for (const std::int64_t number : numbers) prefetch(number);
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
