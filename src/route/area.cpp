#include "route/area.hpp"

#include "geo/geodesic.hpp"
#include "geo/lon_lat_box.hpp"

namespace rutter::route {
namespace {

/// Whether the edge a-b is crossed by the meridian of p, north of p.
bool is_north_of(geo::LonLat p, geo::LonLat a, geo::LonLat b) {
  const double x_a = geo::normalised_lon(a.lon - p.lon);
  const double x_b = geo::normalised_lon(b.lon - p.lon);
  if ((x_a >= 0) == (x_b >= 0)) return false;
  if (std::abs(x_a - x_b) > 180) return false;  // crosses the meridian opposite
  return a.lat + (b.lat - a.lat) * (x_a / (x_a - x_b)) > p.lat;
}

}  // namespace

bool contains(const geo::MultiPolygon<geo::LonLat>& area, geo::LonLat point) {
  bool inside = false;
  for (const auto& polygon : area.polygons)
    for (const auto& ring : polygon.rings)
      for (std::size_t i = 1; i < ring.size(); ++i)
        if (is_north_of(point, ring[i - 1], ring[i])) inside = !inside;
  return inside;
}

std::optional<double> way_to_area_m(geo::LonLat from, geo::LonLat to, const geo::MultiPolygon<geo::LonLat>& area) {
  constexpr int steps = 500;
  constexpr double precision_m = 1;
  if (contains(area, from)) return std::nullopt;
  const geo::Inverse way = geo::inverse(from, to);
  const auto inside_at = [&](double distance_m) {
    return contains(area, geo::direct(from, way.azimuth_start, distance_m).point);
  };
  for (int step = 1; step <= steps; ++step) {
    double inside_m = way.length_m * step / steps;
    if (!inside_at(inside_m)) continue;
    double outside_m = way.length_m * (step - 1) / steps;
    while (inside_m - outside_m > precision_m) {
      const double middle_m = (inside_m + outside_m) / 2;
      (inside_at(middle_m) ? inside_m : outside_m) = middle_m;
    }
    return inside_m;
  }
  return std::nullopt;
}

}  // namespace rutter::route
