#pragma once

#include <cstddef>
#include <filesystem>

#include "basemap/layer_source.hpp"

namespace rutter::layers {

/// What is refused as too large.
struct ReadLimits {
  std::size_t bytes = 256U << 20U;
  std::size_t features = 500'000;
  std::size_t vertices = 10'000'000;
};

/// Reads a vector file of any driver of the allow-list (see basemap::LayerSource::read). Coordinates are brought to
/// WGS84 longitude and latitude; without a coordinate system they are taken as such. Polygons are valid: broken ones are
/// repaired, and what cannot be placed on Earth is skipped, both counted in a warning.
/// Throws base::Error(map) with the path, the reason and the way out.
[[nodiscard]] basemap::LayerData read_vector_file(const std::filesystem::path& path, const ReadLimits& limits = {});

}  // namespace rutter::layers
