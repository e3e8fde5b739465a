#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "basemap/layer_source.hpp"
#include "layers/safe_open.hpp"

namespace rutter::layers {

/// The raster of a file that was opened as one. Grey, grey with alpha, colours with or without alpha, a palette, or numbers,
/// whose least is drawn black and whose greatest white. Appends to `warnings` when it names no coordinate system and its
/// coordinates are taken as longitude and latitude. Throws base::Error(map) when it has no position on Earth or is larger than
/// the limits.
[[nodiscard]] std::shared_ptr<const basemap::RasterFile> raster_of(std::unique_ptr<OpenFile> file,
                                                                   const std::filesystem::path& path, const ReadLimits& limits,
                                                                   std::vector<std::string>& warnings);

}  // namespace rutter::layers
