#include <fmt/format.h>

#include <utility>

#include "job/keys.hpp"
#include "job/reading.hpp"

namespace rutter::job {
namespace {

constexpr std::size_t most_rows_of_a_map = 1000;

/// Hands each row of the map's table over as a TOML table, in the order of the file.
template <class Read>
void read_rows(const UserFile& file, const toml::TableKind& kind, MapSpec& map, toml::Table& table, Reading& reading,
               const Variant& variant, std::string& content, base::Diagnostics& problems, Read read) {
  const auto rows = reading.tables->read(file.path, kind, OtherColumns::map_name, file.where, file.text, problems);
  if (!rows) return;
  map.tables.push_back({file.path.string(), rows->sha256});
  const auto own = rows->rows_of_map.find(rows->rows_of_map.count({}) > 0 ? std::string() : map.name);
  if (own == rows->rows_of_map.end()) return;
  if (own->second.size() > most_rows_of_a_map)
    return table.problem(table.at(), fmt::format("more than {} rows of '{}' for one map", most_rows_of_a_map, file.text));
  UsedValues none;
  for (const std::uint32_t index : own->second) {
    const toml::Value row = rows->row(index).table;
    const toml::Value value = has_languages(row) ? varied(row, *rows->document, variant, none, problems) : row;
    content += toml::canonical(value);
    toml::Table inner(*rows->document, value, kind, problems);
    read(inner);
  }
}

}  // namespace

void read_desk_tables(MapSpec& map, Reading& reading, std::string& content, base::Diagnostics& problems) {
  for (const UserFile& file : map.places) {
    auto places = reading.tables->read_places(file, problems);
    if (!places) continue;
    map.tables.push_back({file.path.string(), places->sha256});
    content += "places " + places->sha256;
    map.desk_tables.push_back(std::move(places));
  }
}

void read_stops_and_legs(MapSpec& map, toml::Table& table, Reading& reading, const Variant& variant, std::string& content,
                         base::Diagnostics& problems) {
  if (map.stops_csv)
    read_rows(*map.stops_csv, stop_kind, map, table, reading, variant, content, problems,
              [&](toml::Table& row) { map.stops.push_back(read_stop(row, reading)); });
  if (map.legs_csv)
    read_rows(*map.legs_csv, leg_kind, map, table, reading, variant, content, problems,
              [&](toml::Table& row) { map.legs.push_back(read_leg(row, reading)); });
}

}  // namespace rutter::job
