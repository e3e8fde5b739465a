#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "places/place_row.hpp"

namespace rutter::places {

/// A row and where it stands in the index.
struct CrowdedRow {
  std::uint64_t at = 0;
  PlaceRow row;
};

/// Packs the places of a key that very many bear with what ranks them, so that a look-up weighs those that may be among the
/// best and reads the rows of those alone that it tells.
[[nodiscard]] std::string crowd_of(std::string_view key, const std::vector<CrowdedRow>& places);

}  // namespace rutter::places
