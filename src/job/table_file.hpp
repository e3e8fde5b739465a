#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "job/cell.hpp"
#include "toml/table.hpp"

namespace rutter::job {

/// A larger file is no table of ours.
inline constexpr std::size_t most_table_bytes = 256U << 20U;

/// A row of a table.
struct TableRow {
  toml::Value table;  ///< the TOML table that the row stands for; empty cells are absent keys
  std::vector<std::pair<std::string, std::string>> values;  ///< of maps: all cells by the names of their columns
};

/// What the columns of a table may be besides the keys of its kind.
enum class OtherColumns {
  map_name,  ///< `map`: the map that a row belongs to
  any,       ///< anything: values for templates
  none,      ///< nothing
};

/// A column: what it fills in the table of a row.
struct TableColumn {
  enum class Fills { key, coordinate, language, map_name, nothing };
  std::string name;
  Fills fills = Fills::key;
  std::string key;   ///< "claim" of a column "claim.en"
  std::string part;  ///< "en" of it
  Wanted wanted = Wanted::text;
};

/// Where a row begins: byte and line.
struct RowPlace {
  std::uint32_t begin = 0;
  std::uint32_t first_line = 1;
};

/// A table of stops, legs, maps or a desk's own places in a CSV file. The same readers check its rows as the tables of the job,
/// and every message names file, line and column. It is held as text: rows are made from it when they are wanted.
struct TableFile {
  std::shared_ptr<const toml::Document> document;  ///< the text; it holds no values
  char delimiter = ',';
  OtherColumns others = OtherColumns::none;
  std::vector<TableColumn> columns;
  std::vector<RowPlace> places;  ///< of the rows
  /// Indices of rows by the map that they belong to; of a table without a column `map` by an empty name.
  std::map<std::string, std::vector<std::uint32_t>> rows_of_map;
  std::vector<std::string> other_columns;  ///< no keys: values for templates, to be used by some
  std::string sha256;

  [[nodiscard]] std::size_t rows() const { return places.size(); }
  /// Several threads may ask.
  [[nodiscard]] TableRow row(std::size_t index) const;
};

/// Reads the text of a CSV file (RFC 4180; the delimiter is found out; a byte order mark is passed over) whose columns are
/// named as the keys of `kind`. Cells become what their key wants: numbers, true and false; lists have ';' between their
/// elements; `lat` and `lon` stand for at = { lat, lon }, `claim.en` and `claim.ar` for a text in languages. Nothing is
/// returned when there are problems: columns unknown, missing or twice, rows of another length, formulas, keys that hold
/// tables. At most 100,000 rows.
[[nodiscard]] std::shared_ptr<const TableFile> parse_table(std::string text, const std::string& display_path,
                                                           const toml::TableKind& kind, OtherColumns others,
                                                           base::Diagnostics& problems);

}  // namespace rutter::job
