#include "geo/visible_box.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "geo/horizon.hpp"
#include "geo/lon_lat_box.hpp"
#include "geo/sphere.hpp"

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

/// The box round a circle on the globe, all of which the window shows; nothing where it does not show all.
std::optional<LonLatBox> whole_circle(const Projection& projection, const PageTransform& transform, const PageBox& window) {
  const Tear& tear = projection.tear();
  constexpr double inside_deg = 1e-6;
  if (tear.kind != TearKind::horizon || tear.radius_deg > 90) return std::nullopt;
  const Horizon rim{tear.centre, tear.radius_deg - inside_deg};
  for (int angle = 0; angle < 360; angle += 15)
    if (!shows(projection, transform, window, rim.at(angle))) return std::nullopt;
  const double south = tear.centre.lat - tear.radius_deg;
  const double north = tear.centre.lat + tear.radius_deg;
  if (south <= -90 || north >= 90) return LonLatBox{-180, std::max(south, -90.0), 180, std::min(north, 90.0)};
  // Where a meridian touches the circle the angle at it is a right one: Napier's rules.
  const double half = std::asin(std::sin(tear.radius_deg * radians) / std::cos(tear.centre.lat * radians)) / radians;
  return LonLatBox{normalised_lon(tear.centre.lon - half), south, normalised_lon(tear.centre.lon + half), north};
}

LonLatBox find_visible_box(const Projection& projection, const PageTransform& transform, const PageBox& window) {
  if (const auto circle = whole_circle(projection, transform, window)) return *circle;
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
  return box;
}

}  // namespace

LonLatBox visible_box(const Projection& projection, const PageTransform& transform, const PageBox& window) {
  std::optional<SeenWindow>& last = projection.seen_last();
  if (!last || last->transform != transform || last->window != window)
    last = {transform, window, find_visible_box(projection, transform, window)};
  return last->seen;
}

LonLatBox with_margin(const LonLatBox& box) {
  return grown(box, 0.1 * width_deg(box) + 1e-4, 0.1 * (box.north - box.south) + 1e-4);
}

}  // namespace rutter::geo
