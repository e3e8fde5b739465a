#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/feature.hpp"

namespace rutter::basemap {

/// A position in a raster: columns from its left edge, rows from its upper edge; (0.5, 0.5) is the first pixel's centre.
struct RasterPoint {
  double column = 0;
  double row = 0;
};

/// A part of a raster in memory, perhaps made smaller: red, green, blue and alpha of each pixel (not premultiplied), rows from
/// the top.
struct RasterPixels {
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<std::uint8_t> samples;
};

/// A raster file of the user, open as long as this lives. For one thread at a time.
class RasterFile {
 public:
  RasterFile() = default;
  virtual ~RasterFile() = default;
  RasterFile(const RasterFile&) = delete;
  RasterFile& operator=(const RasterFile&) = delete;
  [[nodiscard]] virtual std::size_t width() const = 0;
  [[nodiscard]] virtual std::size_t height() const = 0;
  /// Whether colours stand for classes (a palette), so that no mixture of two of them means anything.
  [[nodiscard]] virtual bool has_classes() const = 0;
  /// Where a position on Earth lies in the raster or beside it; nothing where its coordinate system does not reach.
  [[nodiscard]] virtual std::optional<RasterPoint> locate(geo::LonLat p) const = 0;
  /// The pixels of columns [left, left + width) and rows [top, top + height), all of them in the raster, brought to `out_width`
  /// times `out_height` pixels by averaging (classes: by taking one). What holds no data is clear. Throws base::Error(map) when
  /// the file is damaged.
  [[nodiscard]] virtual RasterPixels read(std::size_t left, std::size_t top, std::size_t width, std::size_t height,
                                          std::size_t out_width, std::size_t out_height) const = 0;
};

/// A file of the user: features in longitude and latitude, or a raster.
struct LayerData {
  std::vector<geo::Feature> features;        ///< in the file's order; a mixed collection gives a feature for each kind
  std::vector<std::string> warnings;         ///< what was skipped or repaired, each a sentence without full stop; may be empty
  std::shared_ptr<const RasterFile> raster;  ///< of a raster file; then there are no features
};

/// Reads the user's files. Implemented by the plug-in librutter_layers.so, the only part of the program that links GDAL.
class LayerSource {
 public:
  LayerSource() = default;
  virtual ~LayerSource() = default;
  LayerSource(const LayerSource&) = delete;
  LayerSource& operator=(const LayerSource&) = delete;
  /// Reads GeoJSON, GeoPackage, shapefile, FlatGeobuf, KML, GPX or CSV (columns lon and lat, or WKT), or opens a raster:
  /// GeoTIFF, or PNG or JPEG with a world file. Only a regular local file is accepted, it is not changed, and nothing is
  /// written. Throws base::Error(map) when it cannot be read or is too large. May be called by several threads. From the first
  /// call on, the process cannot open sockets.
  [[nodiscard]] virtual LayerData read(const std::filesystem::path& path) const = 0;
};

/// The plug-in's only symbol: `extern "C" const LayerSource* rutter_layer_source_1()`. It lives as long as the process.
inline constexpr const char* layer_source_symbol = "rutter_layer_source_1";

/// Loads the plug-in from this file, once per process and path; the result lives as long as the process. Throws
/// base::Error(data) when the file is missing or no plug-in of this version.
[[nodiscard]] const LayerSource& load_layers_plugin(const std::filesystem::path& path);

}  // namespace rutter::basemap
