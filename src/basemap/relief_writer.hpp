#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "basemap/hillshade.hpp"

namespace rutter::basemap {

/// The bytes of a relief file (relief_format.hpp) of these levels, the finest first, and of the words that a map prints
/// about whose data they are. The same levels give the same bytes.
[[nodiscard]] std::string relief_bytes(std::string_view credit, const std::vector<GlobeGrid<std::uint8_t>>& levels);

}  // namespace rutter::basemap
