#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "places/tables.hpp"

namespace rutter::places {

/// Reads places out of tables with named columns, as OpenStreetMap's and Wikidata's tools write them; docs/cli.md lists the
/// names.
class CsvColumns {
 public:
  /// Whether a first line, its cells between commas, semicolons, tabs or bars, names the columns needed.
  [[nodiscard]] static bool understands(std::string_view first_line);

  /// `stem` is the file's name without its ending: it becomes the source, and part of the ids of rows without one.
  CsvColumns(const std::vector<std::string>& header, std::string stem);

  /// The columns needed are there.
  [[nodiscard]] bool complete() const;
  /// Names of the columns that are not understood.
  [[nodiscard]] const std::vector<std::string>& unknown() const { return unknown_; }

  struct Fault {
    std::size_t cell;
    std::string message;
  };
  /// The place in a row, or what is wrong with it. `line` numbers rows without an id.
  [[nodiscard]] std::optional<Fault> read(const std::vector<std::string>& cells, std::size_t line, Row& row) const;

 private:
  enum class Column {
    id,
    name,
    lat,
    lon,
    coord,
    country,
    admin1,
    admin2,
    kind,
    place,
    feature_code,
    population,
    uncertainty,
    note,
    source,
    ascii,
    iata,
    icao,
    spelling,
    spellings
  };
  struct Known {
    Column column;
    std::string languages;  ///< of spellings: "de" or "~former"
  };
  [[nodiscard]] static std::optional<Known> known(std::string_view header);
  [[nodiscard]] std::optional<std::string> set(Column column, const std::string& languages, const std::string& cell,
                                               Row& row) const;

  std::string stem_;
  std::vector<std::pair<std::size_t, Known>> columns_;
  std::vector<std::string> unknown_;
  std::size_t count_ = 0;
};

}  // namespace rutter::places
