#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "places/place.hpp"

namespace rutter::places {

/// One row of the gazetteer's tables, as it goes into the index.
struct Row {
  std::string id;  ///< as in Place
  std::string name;
  std::string ascii;
  std::string names;  ///< the column, see Spelling
  geo::LonLat point;
  std::string feature_code;
  std::string country;
  std::string admin1;
  std::string admin2;
  std::int64_t population = 0;
  Kind kind = Kind::other;
  double uncertainty_km = 0;
  std::string source;
  std::string note;
  std::string area;
  std::string iata;  ///< of airports, as in Place
  std::string icao;
};

/// What geodata/gazetteer holds: places, areas, airports, and the supplement with its aliases merged into their places.
/// Demonyms are no places and are left out.
struct Tables {
  std::vector<Row> rows;  ///< in the order of the files
  std::string version;    ///< first 12 digits of the SHA-256 over the files
};

/// Reads places.tsv, areas.tsv, supplement.tsv and airports.tsv. Throws base::Error(data) with file and line of what is wrong.
[[nodiscard]] Tables read_tables(const std::filesystem::path& folder);

}  // namespace rutter::places
