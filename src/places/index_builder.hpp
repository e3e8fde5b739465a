#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "places/external_sort.hpp"
#include "places/tables.hpp"

namespace rutter::places {

/// Row numbers of what has no number of GeoNames; theirs stay below.
inline constexpr std::int64_t first_own_number = std::int64_t{1} << 32U;

/// The number in "geonames:172082"; 0 where it is none, or none that fits below first_own_number.
[[nodiscard]] std::int64_t geonames_number(std::string_view id);

/// Writes an index row by row, in bounded memory: what is read where it lies (IndexParts: the rows of the places, under both
/// folded keys of every name where these stand, the trie of strict keys), and SQLite tables for the rest: `place` (where the
/// row of a GeoNames number stands), `id` (the same of ids that are no numbers, and of further ways in), `spot` (populated
/// places by cells of a quarter of a degree), `source`, `meta`; the trailer (index_trailer.hpp). Same rows, same bytes.
/// Everything that fails throws base::Error(output), and the former file stays.
class IndexBuilder {
 public:
  /// `memory`: bytes that the sorting may hold at most.
  IndexBuilder(const std::filesystem::path& path, std::size_t memory);
  ~IndexBuilder();
  IndexBuilder(const IndexBuilder&) = delete;
  IndexBuilder& operator=(const IndexBuilder&) = delete;

  /// Adds a place. Numbers come in ascending order: its GeoNames number, or from first_own_number on.
  void add(std::int64_t number, const Row& row);
  /// Another id that leads to the place, such as "country:SY" and "geonames:SY.09" for a division that has a number. The lowest
  /// number counts when an id is added twice.
  void add_way_in(std::string_view id, std::int64_t number);

  /// Writes what is left and gives the file its name. Calls `progress` with the share done, 0 to 1, now and then.
  void finish(std::string_view data_version, const std::function<void(double)>& progress = {});

 private:
  struct File;
  /// `span`: where the row stands and how long it is.
  void add_keys(std::int64_t span, const Row& row);
  std::int64_t source_number(const std::string& source);
  void write_rows();
  /// Gives the trie's bytes, and returns where the root of the table of keys stands.
  std::uint64_t write_keys(std::string& trie_bytes, const std::function<void(double)>& progress);
  void write_ids();
  void write_spots();

  std::unique_ptr<File> file_;
  ExternalSort rows_;           ///< they come in order, and wait for SQLite's pages to be complete
  std::uint64_t rows_end_ = 1;  ///< where the next row will stand
  ExternalSort keys_;
  ExternalSort ids_;
  ExternalSort spots_;
  std::map<std::string, std::int64_t> sources_;
};

}  // namespace rutter::places
