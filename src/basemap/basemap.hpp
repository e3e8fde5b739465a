#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "basemap/format.hpp"
#include "geo/box.hpp"
#include "geo/feature.hpp"

namespace rutter::basemap {

/// What a layer holds.
struct LayerInfo {
  std::string name;
  Kind kind = Kind::point;
  std::size_t features = 0;
  std::string credit;   ///< whose data it is: "Natural Earth"
  std::string licence;  ///< "public domain"
};

/// The bundled base map: a mapped file with levels of detail, read block by block. Const and thread-safe.
///
/// Layers: land, countries, coast, borders, disputed, disputed_areas, provinces, province_lines, lakes, rivers, urban,
/// glaciers, playas, label_lines, places, airports, ocean (points with the names of waters).
class Basemap {
 public:
  /// Maps the file and reads its directory. Throws base::Error(data) when it is missing, damaged or of another version; the
  /// message names the path, what is wrong and the way out.
  static Basemap open(const std::filesystem::path& path);

  ~Basemap();
  Basemap(Basemap&&) noexcept;
  Basemap& operator=(Basemap&&) noexcept;

  /// The features that touch `window` (west > east: across the antimeridian), at the coarsest level whose error stays below 0.3
  /// pixel of `metres_per_px` (0 or less: the finest). One Feature a feature, in the order of the layer; an unknown layer has
  /// none.
  ///
  /// Polygons are cut at a box around the window, 10 % larger on each side, so that what is far away costs nothing: fill them,
  /// never stroke them; their outlines are the line layers (coast, borders, province_lines). Lines run on beyond the window
  /// for up to 64 vertices. Throws base::Error(data) when a block that is read is damaged.
  [[nodiscard]] std::vector<geo::Feature> features(std::string_view layer, const geo::LonLatBox& window,
                                                   double metres_per_px) const;

  /// The whole of what has this key, uncut, at the finest level: ("countries", "SY"), ("provinces", "SY.09"),
  /// ("disputed_areas", "nagorno-karabakh"). Several features of one key come as one multi-polygon with the properties
  /// of the largest (by its box). Nothing when the layer or the key is unknown. Throws like features().
  [[nodiscard]] std::optional<geo::Feature> find(std::string_view layer, std::string_view key) const;

  /// The version of the data, as the builder was told.
  [[nodiscard]] std::string data_version() const;
  /// Whose data the file is made of, in one line for the foot of a map.
  [[nodiscard]] std::string credit() const;
  [[nodiscard]] std::vector<LayerInfo> layers() const;

 private:
  struct File;
  explicit Basemap(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
};

}  // namespace rutter::basemap
