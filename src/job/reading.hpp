#pragma once

#include <array>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "job/model.hpp"
#include "job/tables.hpp"
#include "job/variant.hpp"
#include "toml/table.hpp"

namespace rutter::job {

/// The id of a source as used somewhere; checked when all sources are known.
struct SourceUse {
  std::string id;
  const toml::Document* document;
  toml::Mark at;
};

/// What the reading of one job collects on its way besides the values. `tables` outlive it: they are read once for all maps.
struct Reading {
  std::filesystem::path folder;  ///< of the file being read: where relative paths start
  std::vector<SourceUse> source_uses;
  std::size_t stops = 0;  ///< read so far
  Tables* tables = nullptr;
};

/// Where a key's value stands; the table where the key is absent.
[[nodiscard]] Located located(const toml::Table& table, std::string_view key);
/// Where the table begins.
[[nodiscard]] Located located(const toml::Table& table);

/// The key's text, or what `target` held.
void read_text(toml::Table& table, std::string_view key, std::string& target);
/// A text that may cite sources.
void read_note(toml::Table& table, Reading& reading, std::string& target);
void read_texts(toml::Table& table, std::string_view key, std::vector<std::string>& target);
/// A TOML date or an EDTF text.
[[nodiscard]] std::optional<Date> read_date(toml::Table& table, std::string_view key);
/// source = [...]
void read_sources_used(toml::Table& table, Reading& reading, std::vector<std::string>& target);
/// { lat, lon }
[[nodiscard]] std::optional<geo::LonLat> read_point(toml::Table table);

/// One of the words of an enumeration; `unnamed` enumerators come before the first word.
template <class Enum, std::size_t N>
[[nodiscard]] std::optional<Enum> read_choice(toml::Table& table, std::string_view key,
                                              const std::array<std::string_view, N>& words, std::size_t unnamed = 0) {
  const std::optional<std::size_t> index = table.choice(key, words);
  return index ? std::optional(static_cast<Enum>(*index + unnamed)) : std::nullopt;
}

/// date, people, status, confirms, by, anonymous, claim, source
void read_statement(toml::Table& table, Reading& reading, Statement& statement);
/// place, in, pin
void read_place(toml::Table& table, PlaceQuery& query);
/// at = { lat, lon }
[[nodiscard]] std::optional<geo::LonLat> read_at(toml::Table& table);
[[nodiscard]] Stop read_stop(toml::Table& table, Reading& reading);
[[nodiscard]] Leg read_leg(toml::Table& table, Reading& reading);
[[nodiscard]] Area read_area(toml::Table& table, Reading& reading);
[[nodiscard]] Group read_group(toml::Table& table);
/// group = "id"
void read_group_use(toml::Table& table, GroupUse& group);
[[nodiscard]] Source read_source(toml::Table& table);

/// languages, editions, words
void read_all_languages(toml::Table& table, const Reading& reading, MapSpec& map);
/// page and pages
void read_pages(toml::Table& table, MapSpec& map);
/// legend, scale_bar, graticule, locator, north_arrow
void read_furniture(toml::Table& table, MapSpec& map);
/// "bottom-left"
[[nodiscard]] std::optional<Position> position_of(std::string_view word);
/// [[map.inset]]; whom its stops name is found when the map is complete.
[[nodiscard]] Inset read_inset(toml::Table& table);
/// extent = [west, south, east, north]
[[nodiscard]] std::optional<geo::LonLatBox> read_extent(toml::Table& table);

/// Reads the keys that are there into `map` and leaves the others as they were: so [defaults], then each [[map]].
void read_map_keys(toml::Table& table, Reading& reading, MapSpec& map);

/// Adds the stops and legs of the map's tables, stops_csv and legs_csv, behind those of the job, in the language of the
/// variant; what they say is added to `content`. A table that cannot be read is told at the map.
void read_stops_and_legs(MapSpec& map, toml::Table& table, Reading& reading, const Variant& variant, std::string& content,
                         base::Diagnostics& problems);

/// Reads the desk's own tables of places that the map names, each once for all maps; their digests are added to `content`. A
/// table that cannot be read is told where the job names it.
void read_desk_tables(MapSpec& map, Reading& reading, std::string& content, base::Diagnostics& problems);

}  // namespace rutter::job
