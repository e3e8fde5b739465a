#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "places/tables.hpp"

namespace rutter::places {

/// Longest name that is taken, in bytes. Longer ones are faults, not names.
inline constexpr std::size_t longest_name = 2000;

/// A number that fills the cell; nothing otherwise.
template <class Number>
[[nodiscard]] std::optional<Number> number_in(std::string_view cell) {
  Number value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

/// What is wrong with a row, and in which cell.
struct RowFault {
  std::size_t cell = 0;
  std::string message;
};

/// One row of a dump (country file, allCountries, citiesN): its 19 columns as GeoNames documents them. `row.names` gets the
/// column of alternate names.
[[nodiscard]] std::optional<RowFault> read_place(const std::vector<std::string_view>& cells, Row& row);

/// One row of alternateNames or alternateNamesV2.
struct AlternateName {
  enum class Use { name, iata, icao, left_out };
  std::int64_t number = 0;  ///< of the place
  Use use = Use::name;
  std::string languages;  ///< "ar", "de,~former", or empty
  std::string_view text;
};
[[nodiscard]] std::optional<RowFault> read_alternate(const std::vector<std::string_view>& cells, AlternateName& name);

/// The kind of a feature class and code of GeoNames.
[[nodiscard]] Kind kind_of_feature(std::string_view feature_class, std::string_view feature_code, std::int64_t population);

/// Adds a spelling to a column `names` (see Spelling), whatever characters it holds.
void append_spelling(std::string& names, std::string_view languages, std::string_view text);

}  // namespace rutter::places
