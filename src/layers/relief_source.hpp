#pragma once

#include <filesystem>

#include "basemap/hillshade.hpp"

namespace rutter::layers {

/// Heights in metres of geodata/relief: JPEG tiles ROW_COLUMN.jpg of 675 x 675 samples, 8 rows of 16, grey by height. The grey
/// values are no linear measure: their heights are the medians of GeoNames' elevations at the towns of each value. Seas are 0.
/// Throws base::Error(data) when a tile is missing or has another size.
[[nodiscard]] basemap::GlobeGrid<float> read_heights(const std::filesystem::path& folder);

/// Where land is, at the size of the heights: 255 inside the polygons of `land` and outside those of `lakes` (vector files),
/// else 0. Throws base::Error(data) when a file cannot be read.
[[nodiscard]] basemap::GlobeGrid<std::uint8_t> read_land(const std::filesystem::path& land, const std::filesystem::path& lakes,
                                                         std::size_t width);

}  // namespace rutter::layers
