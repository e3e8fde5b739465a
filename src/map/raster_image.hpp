#pragma once

#include <optional>

#include "basemap/layer_source.hpp"
#include "draw/drawing.hpp"
#include "geo/projector.hpp"

namespace rutter::map {

/// What is seen of a raster, brought to the page by the projection's inverse: as many dots an inch as `most_dpi`, fewer where
/// the raster is coarser and on very large pages. Its box is that of the part that is seen. Several pixels of the raster under
/// a dot are averaged, of a palette one is taken; where it holds no data, or is beyond its edge, the picture is clear. Nothing
/// when the projection has no inverse or nothing of the raster is seen. Throws base::Error(map) when the file is damaged.
[[nodiscard]] std::optional<draw::Image> raster_image(const basemap::RasterFile& raster, const geo::Projector& projector,
                                                      double most_dpi, double opacity);

}  // namespace rutter::map
