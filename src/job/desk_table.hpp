#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/point.hpp"
#include "job/table_file.hpp"
#include "toml/table.hpp"

namespace rutter::job {

/// A row of a desk's own table of places: what the desk knows of a place, and where its cells stand, for messages.
struct DeskPlace {
  std::string name;
  std::vector<std::string> names;  ///< other spellings
  geo::LonLat point;
  std::string country;                   ///< as written: an ISO code or a name; empty: not told
  std::string kind;                      ///< as written; empty: not told
  std::optional<double> uncertainty_km;  ///< radius within which the place lies
  std::string source;                    ///< where the desk has it from
  std::string note;
  toml::Mark at;  ///< of the row
  toml::Mark name_at;
  toml::Mark country_at;
  toml::Mark kind_at;
};

/// A desk's own table of places, which is asked before the gazetteer.
struct DeskTable {
  std::shared_ptr<const toml::Document> document;  ///< for messages about its rows
  std::string file_name;                           ///< "desk-places.csv", as maps and records name it
  std::vector<DeskPlace> places;                   ///< in the order of the file
  std::string sha256;
};

/// Takes the places out of the rows of a table of `desk_place_kind`. Nothing is returned when there are problems: numbers that
/// are none or out of range, cells without which there is no place. What countries and kinds there are is not judged here.
[[nodiscard]] std::shared_ptr<const DeskTable> desk_table_of(const TableFile& rows, base::Diagnostics& problems);

/// Reads such a table by its path, which messages name. Nothing is returned when there are problems.
[[nodiscard]] std::shared_ptr<const DeskTable> read_desk_table(const std::string& path, base::Diagnostics& problems);

}  // namespace rutter::job
