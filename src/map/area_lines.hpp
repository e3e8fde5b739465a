#pragma once

#include <vector>

#include "map/area_grid.hpp"

namespace rutter::map {

/// The type to be set in an area, as far as its place depends on it; points.
struct AreaType {
  double half_height_pt = 0;
  double tight_width_pt = 0;  ///< the text without letter spacing
  double spacing_pt = 0;      ///< the style's letter spacing
  std::size_t gaps = 0;       ///< between letters; 0: may not be spaced
};

/// A place for a text along a line through an area.
struct AreaPlace {
  AreaAxis axis;
  double along = 0;   ///< the text's middle from the axis's
  double across = 0;  ///< the line's distance from the axis
  double spacing_pt = 0;
  double width_pt = 0;  ///< so spaced
  double cost = 0;
};

/// Adds the places along lines beside the axis on which a text of this type lies inside the area, with what each costs: its
/// distance from the middle, nearness to the outline, and how little of the area it spans. `penalty` is added to each.
void add_places(const AreaGrid& grid, const AreaAxis& axis, const AreaType& type, double penalty, std::vector<AreaPlace>& to);

/// The line of a place, a point every 2 pt, reaching `beyond_pt` further than its text on both ends.
[[nodiscard]] geo::Line<geo::PagePoint> line_of(const AreaPlace& place, double beyond_pt);

}  // namespace rutter::map
