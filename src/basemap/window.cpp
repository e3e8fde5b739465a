#include "basemap/window.hpp"

#include <algorithm>
#include <cmath>

namespace rutter::basemap {

namespace {

std::int32_t on_grid(double degrees, double limit) {
  const double value = std::isnan(degrees) ? -limit : std::clamp(degrees, -limit, limit);
  return static_cast<std::int32_t>(std::lround(value * units_per_degree));
}

GridBox grown(double west, double south, double east, double north, double share) {
  const double dx = (east - west) * share;
  const double dy = (north - south) * share;
  return {on_grid(west - dx, 180), on_grid(south - dy, 90), on_grid(east + dx, 180), on_grid(north + dy, 90)};
}

/// Keeps the side of a line parallel to an axis where `inside` holds; `crossing` finds the point on it.
template <class Inside, class Crossing>
std::vector<GridPoint> half(const std::vector<GridPoint>& ring, Inside inside, Crossing crossing) {
  std::vector<GridPoint> kept;
  const auto append = [&](GridPoint p) {
    if (kept.empty() || kept.back() != p) kept.push_back(p);
  };
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const GridPoint a = ring[i];
    const GridPoint b = ring[i + 1];
    if (inside(a)) append(a);
    if (inside(a) != inside(b)) append(crossing(a, b));
  }
  if (!kept.empty() && kept.front() != kept.back()) kept.push_back(kept.front());
  return kept;
}

GridPoint at_x(GridPoint a, GridPoint b, std::int32_t x) {
  const double t = (static_cast<double>(x) - a.x) / (static_cast<double>(b.x) - a.x);
  return {x, static_cast<std::int32_t>(std::lround(a.y + t * (static_cast<double>(b.y) - a.y)))};
}

GridPoint at_y(GridPoint a, GridPoint b, std::int32_t y) {
  const double t = (static_cast<double>(y) - a.y) / (static_cast<double>(b.y) - a.y);
  return {static_cast<std::int32_t>(std::lround(a.x + t * (static_cast<double>(b.x) - a.x))), y};
}

}  // namespace

std::vector<GridBox> grid_boxes(const geo::LonLatBox& window, double share) {
  if (!window.crosses_antimeridian()) return {grown(window.west, window.south, window.east, window.north, share)};
  GridBox east_side = grown(window.west, window.south, 180, window.north, share);
  GridBox west_side = grown(-180, window.south, window.east, window.north, share);
  return {east_side, west_side};
}

std::vector<GridPoint> cut_ring(std::vector<GridPoint> ring, const GridBox& box) {
  if (std::all_of(ring.begin(), ring.end(), [&](GridPoint p) { return box.contains(p); })) return ring;
  ring = half(
      ring, [&](GridPoint p) { return p.x >= box.west; }, [&](GridPoint a, GridPoint b) { return at_x(a, b, box.west); });
  ring = half(
      ring, [&](GridPoint p) { return p.x <= box.east; }, [&](GridPoint a, GridPoint b) { return at_x(a, b, box.east); });
  ring = half(
      ring, [&](GridPoint p) { return p.y >= box.south; }, [&](GridPoint a, GridPoint b) { return at_y(a, b, box.south); });
  ring = half(
      ring, [&](GridPoint p) { return p.y <= box.north; }, [&](GridPoint a, GridPoint b) { return at_y(a, b, box.north); });
  if (ring.size() < 4) ring.clear();
  return ring;
}

}  // namespace rutter::basemap
