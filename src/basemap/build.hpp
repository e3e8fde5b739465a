#pragma once

#include <cstddef>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "basemap/format.hpp"
#include "geo/feature.hpp"

namespace rutter::basemap {

/// A layer to be written. `key`: the property by which Basemap::find looks features up; empty: none.
struct LayerSpec {
  std::string name;
  Kind kind = Kind::point;
  std::string key;
  std::string credit = {};   ///< whose data it is: "Natural Earth"
  std::string licence = {};  ///< "public domain"
};

/// The levels at which a feature is drawn, as indexes of level_tolerances_m: 0 the coarsest.
struct LevelRange {
  std::size_t first = 0;
  std::size_t last = level_tolerances_m.size() - 1;
};

/// Collects features and writes the base map file (format.hpp). Knows no GDAL; the same input gives the same bytes.
class BasemapBuilder {
 public:
  /// `data_version` names the data, and comes back from Basemap::data_version.
  explicit BasemapBuilder(std::string data_version);
  ~BasemapBuilder();
  BasemapBuilder(const BasemapBuilder&) = delete;
  BasemapBuilder& operator=(const BasemapBuilder&) = delete;

  /// The credit of all data in one line, as a map prints it.
  void set_credit(std::string short_credit);

  /// Layers appear in the file in this order. A name twice: base::Error(internal).
  void add_layer(const LayerSpec& spec);

  /// Adds a feature. Parts of another kind than the layer's are ignored; positions outside [-180, 180] x [-90, 90] or not
  /// finite: base::Error(data). Rings of polygons of one layer that share vertices stay shared at every level.
  void add(std::string_view layer, const geo::Feature& feature, LevelRange levels = {});

  /// Adds to the line layer `to` what two features of `polygons` share (`left` and `right` are their values of the layer's
  /// key; `left_name`, `right_name` of `name`), at the given levels. With `within`, only where both have the same value of
  /// that property. `more` is added to the properties of every line.
  void add_shared_lines(std::string_view polygons, std::string_view to, LevelRange levels, std::string_view within = {},
                        const geo::Properties& more = {});

  /// Adds to the line layer `to` what only one feature of `polygons` has: the coast. The cuts at the antimeridian and the
  /// pole are left out. Properties: the key of the polygon.
  void add_outer_lines(std::string_view polygons, std::string_view to);

  /// Adds to the polygon layer `to` the union of all features of `polygons`, one feature per outer ring.
  void add_union(std::string_view polygons, std::string_view to);

  /// Adds to the polygon layer `to` one feature, the union of the features of `polygons` whose keys are `members`, with these
  /// properties. A member that the layer lacks: base::Error(data).
  void add_region(std::string_view polygons, const std::vector<std::string>& members, std::string_view to,
                  geo::Properties properties);

  /// The whole file.
  [[nodiscard]] std::string bytes();
  /// Writes it in place of `path` with base::write_file; throws base::Error(output).
  void write(const std::filesystem::path& path);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rutter::basemap
