#pragma once

#include <span>
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

/// A place for a text along a line through an area, beside an axis.
struct AreaPlace {
  double along = 0;   ///< the text's middle from the axis's
  double across = 0;  ///< the line's distance from the axis
  double spacing_pt = 0;
  double width_pt = 0;  ///< so spaced
  double cost = 0;
};

/// The places along lines beside the axis on which a text of each of these types lies inside the area, with what each costs:
/// its distance from the middle, nearness to the outline, and how little of the area it spans. `penalty` is added to each. One
/// list a type.
[[nodiscard]] std::vector<std::vector<AreaPlace>> places_along(const AreaGrid& grid, const AreaAxis& axis,
                                                               std::span<const AreaType> types, double penalty);

/// The line of a place, a point every 2 pt, reaching `beyond_pt` further than its text on both ends.
[[nodiscard]] geo::Line<geo::PagePoint> line_of(const AreaAxis& axis, const AreaPlace& place, double beyond_pt);

/// The middle line of the text's band, in as few pieces as its bend allows.
[[nodiscard]] geo::Line<geo::PagePoint> band_line_of(const AreaAxis& axis, const AreaPlace& place);

}  // namespace rutter::map
