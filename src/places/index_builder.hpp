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

/// Writes an index row by row, in bounded memory: SQLite tables `place` (one row each, under the GeoNames id where it is a
/// number), `id` (ids that are no numbers, and further ways in), `name_key` (both folded keys of every name, each with the
/// numbers of its places, or of very many with the negative number of a row of `crowd`, which has them packed), `spot`
/// (populated places by cells of a quarter of a degree), `source`, `meta`; the trie of strict keys; the trailer
/// (index_trailer.hpp). Same rows, same bytes. Everything that fails throws base::Error(output), and the former file stays.
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
  void add_keys(std::int64_t number, const Row& row);
  std::int64_t source_number(const std::string& source);
  void write_keys(const std::function<void(double)>& progress);
  void write_ids();
  void write_spots();

  std::unique_ptr<File> file_;
  ExternalSort keys_;
  ExternalSort ids_;
  ExternalSort spots_;
  std::map<std::string, std::int64_t> sources_;
};

}  // namespace rutter::places
