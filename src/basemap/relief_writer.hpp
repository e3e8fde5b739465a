#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "basemap/hillshade.hpp"

namespace rutter::basemap {

/// The bytes of a relief file (relief_format.hpp) of these levels, the finest first. The same levels give the same bytes.
[[nodiscard]] std::string relief_bytes(const std::vector<GlobeGrid<std::uint8_t>>& levels);

}  // namespace rutter::basemap
