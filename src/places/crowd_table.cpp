#include "places/crowd_table.hpp"

#include <string_view>

#include "places/dump_rows.hpp"
#include "places/index_keys.hpp"
#include "places/spelling.hpp"

namespace rutter::places {
namespace {

/// Columns of the statement that reads a place.
enum Column { id, lon, lat, kind, population, feature_code, country, admin1, admin2, uncertainty, iata, name, ascii, names };

}  // namespace

CrowdTable::CrowdTable(const Database& base)
    : place_(base.prepare("SELECT id, lon, lat, kind, population, feature_code, country, admin1, admin2, uncertainty_km, iata, "
                          "name, ascii, names FROM place WHERE n = ?")),
      insert_(base.prepare("INSERT INTO crowd VALUES(?,?)")) {}

std::int64_t CrowdTable::add(const std::string& key, const std::vector<std::int64_t>& numbers) {
  for (const std::int64_t number : numbers) add_member(key, number);
  const std::string bytes = writer_.finish();
  insert_.bind(0, ++last_);
  insert_.bind_bytes(1, bytes);
  insert_.run();
  return last_;
}

void CrowdTable::add_member(const std::string& key, std::int64_t number) {
  place_.bind(0, number);
  place_.step();
  CrowdMember member;
  member.number = number;
  member.id = place_.text(id);
  member.point = {place_.real(lon), place_.real(lat)};
  member.kind = static_cast<Kind>(place_.integer(kind));
  member.population = place_.integer(population);
  member.feature_code = place_.text(feature_code);
  member.country = place_.text(country);
  member.admin1 = place_.text(admin1);
  member.admin2 = place_.text(admin2);
  member.uncertainty_km = place_.real(uncertainty);
  member.has_iata = !place_.text(iata).empty();
  const auto spellings = spellings_of(place_.text(names));
  member.languages = language_count(spellings);
  CrowdNames own;
  if (has_key(place_.text(name), member.kind, key)) own.name = place_.text(name);
  if (!place_.text(ascii).empty() && has_key(place_.text(ascii), member.kind, key)) own.ascii = place_.text(ascii);
  std::string kept;
  for (const Spelling& spelling : spellings)
    if (has_key(spelling.text, member.kind, key)) append_spelling(kept, spelling.languages, spelling.text);
  own.names = kept;
  writer_.add(member, own);
  place_.reset();
}

}  // namespace rutter::places
