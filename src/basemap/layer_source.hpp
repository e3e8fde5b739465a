#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geo/feature.hpp"

namespace rutter::basemap {

/// A vector file of the user, in longitude and latitude.
struct LayerData {
  std::vector<geo::Feature> features;  ///< in the file's order; a mixed collection gives a feature for each kind
  std::vector<std::string> warnings;   ///< what was skipped or repaired, each a sentence without full stop; may be empty
};

/// Reads vector files. Implemented by the plug-in librutter_layers.so, the only part of the program that links GDAL.
class LayerSource {
 public:
  LayerSource() = default;
  virtual ~LayerSource() = default;
  LayerSource(const LayerSource&) = delete;
  LayerSource& operator=(const LayerSource&) = delete;
  /// Reads GeoJSON, GeoPackage, shapefile, FlatGeobuf, KML, GPX or CSV (columns lon and lat, or WKT). Only a regular local file
  /// is accepted, it is not changed, and nothing is written. Throws base::Error(map) when it cannot be read or is too large.
  /// May be called by several threads. From the first call on, the process cannot open sockets.
  [[nodiscard]] virtual LayerData read(const std::filesystem::path& path) const = 0;
};

/// The plug-in's only symbol: `extern "C" const LayerSource* rutter_layer_source_1()`. It lives as long as the process.
inline constexpr const char* layer_source_symbol = "rutter_layer_source_1";

/// Loads the plug-in from this file, once per process and path; the result lives as long as the process. Throws
/// base::Error(data) when the file is missing or no plug-in of this version.
[[nodiscard]] const LayerSource& load_layers_plugin(const std::filesystem::path& path);

}  // namespace rutter::basemap
