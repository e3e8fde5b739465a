#pragma once

#include <vector>

#include "basemap/format.hpp"
#include "geo/box.hpp"

namespace rutter::basemap {

/// The window as one box on the grid, or two when it crosses the antimeridian; each grown by `share` of its size (cut at the
/// edges of the world). Values that are no numbers or off the Earth are clamped.
[[nodiscard]] std::vector<GridBox> grid_boxes(const geo::LonLatBox& window, double share);

/// A closed ring cut at a box (Sutherland and Hodgman 1974): what remains may run along the box's sides. Fewer than
/// four points: nothing remains.
[[nodiscard]] std::vector<GridPoint> cut_ring(std::vector<GridPoint> ring, const GridBox& box);

}  // namespace rutter::basemap
