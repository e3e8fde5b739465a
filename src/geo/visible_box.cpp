#include "geo/visible_box.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "geo/lon_lat_box.hpp"

namespace rutter::geo {
namespace {

constexpr double grid_deg = 5;
constexpr int border_samples = 32;
constexpr int inner_samples = 9;

// What lies behind the border and inside of a window; false when a sample shows no place on Earth.
bool sample_window(const Projection& projection, const PageTransform& transform, const PageBox& window,
                   std::vector<LonLat>& found) {
  if (!projection.has_inverse()) return false;
  bool complete = true;
  const auto add = [&](double fx, double fy) {
    const PagePoint p{window.min_x + fx * window.width(), window.min_y + fy * window.height()};
    const std::optional<LonLat> place = projection.inverse(transform.to_plane(p));
    if (place) found.push_back(*place);
    complete = complete && place.has_value();
  };
  for (int i = 0; i <= border_samples; ++i) {
    const double f = static_cast<double>(i) / border_samples;
    add(f, 0);
    add(f, 1);
    add(0, f);
    add(1, f);
  }
  for (int i = 1; i <= inner_samples; ++i)
    for (int j = 1; j <= inner_samples; ++j) add(i / (inner_samples + 1.0), j / (inner_samples + 1.0));
  return complete;
}

bool shows(const Projection& projection, const PageTransform& transform, const PageBox& window, LonLat p) {
  const std::optional<Projected> at = projection.forward(p);
  return at && window.contains(transform.to_page(*at));
}

// The places of a grid that the window shows, and their neighbours.
void sample_globe(const Projection& projection, const PageTransform& transform, const PageBox& window,
                  std::vector<LonLat>& found) {
  std::vector<LonLat> grid;
  for (double lat = -90; lat <= 90; lat += grid_deg)
    for (double lon = -180; lon < 180; lon += grid_deg) grid.push_back({lon, lat});
  for (const LonLat p : grid)
    if (shows(projection, transform, window, p))
      for (const double dlon : {-grid_deg, grid_deg})
        for (const double dlat : {-grid_deg, grid_deg})
          found.push_back({normalised_lon(p.lon + dlon), std::clamp(p.lat + dlat, -89.99, 89.99)});
}

LonLatBox find_visible_box(const Projection& projection, const PageTransform& transform, const PageBox& window) {
  std::vector<LonLat> found;
  if (!sample_window(projection, transform, window, found)) sample_globe(projection, transform, window, found);
  if (found.empty()) return {-180, -90, 180, 90};
  LonLatBox box = enclosing_box(found);
  const bool north = shows(projection, transform, window, {projection.central_meridian(), 90});
  const bool south = shows(projection, transform, window, {projection.central_meridian(), -90});
  // A window as wide as this is no longer measured by the gap between samples.
  if (north || south || width_deg(box) > 330) box.west = -180, box.east = 180;
  if (north) box.north = 90;
  if (south) box.south = -90;
  return grown(box, 0.1 * width_deg(box) + 1e-4, 0.1 * (box.north - box.south) + 1e-4);
}

}  // namespace

LonLatBox visible_box(const Projection& projection, const PageTransform& transform, const PageBox& window) {
  std::optional<SeenWindow>& last = projection.seen_last();
  if (!last || last->transform != transform || last->window != window)
    last = {transform, window, find_visible_box(projection, transform, window)};
  return last->seen;
}

}  // namespace rutter::geo
