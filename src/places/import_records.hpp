#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "places/tables.hpp"

namespace rutter::places {

// Records of the sorters that bring rows and their alternate names together. A key sorts GeoNames numbers before other ids.

/// Eight bytes, big-endian, so that bytes compare as numbers do.
[[nodiscard]] std::string sortable(std::uint64_t number);
[[nodiscard]] std::uint64_t from_sortable(std::string_view bytes);

/// Key of a GeoNames number; of any other id.
[[nodiscard]] std::string number_key(std::int64_t number);
[[nodiscard]] std::string id_key(std::string_view id);

/// The key, the order of reading, the row.
[[nodiscard]] std::string place_record(std::uint64_t order, const Row& row);

/// A record of place_record taken apart.
struct PlaceRecord {
  std::string_view key;
  Row row;
  explicit PlaceRecord(std::string_view record);
};

}  // namespace rutter::places
