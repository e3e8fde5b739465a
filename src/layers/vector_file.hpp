#pragma once

#include <cstddef>
#include <filesystem>

#include "basemap/layer_source.hpp"

namespace rutter::layers {

/// What is refused as too large.
struct ReadLimits {
  std::size_t bytes = 200U << 20U;  ///< of a vector file
  std::size_t features = 500'000;
  std::size_t vertices = 10'000'000;
  std::size_t area_vertices = 4'000'000;  ///< of polygons, whose validity takes the longest to find out
  std::size_t raster_bytes = 1U << 30U;   ///< of a raster file
  std::size_t pixels = 400'000'000;
  std::size_t block_bytes = 256U << 20U;  ///< what must be decompressed at once
};

/// Reads a vector file of any driver of the allow-list (see basemap::LayerSource::read). Coordinates are brought to
/// WGS84 longitude and latitude; without a coordinate system they are taken as such. Polygons are valid: broken ones are
/// repaired, and what cannot be drawn is skipped, both counted in a warning that tells features by their number in the file.
/// Throws base::Error(map) with the path, the reason and the way out.
[[nodiscard]] basemap::LayerData read_vector_file(const std::filesystem::path& path, const ReadLimits& limits = {});

/// A vector file as above, or a raster opened (see basemap::LayerSource::read).
[[nodiscard]] basemap::LayerData read_user_file(const std::filesystem::path& path, const ReadLimits& limits = {});

}  // namespace rutter::layers
