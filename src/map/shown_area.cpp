#include "map/shown_area.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "geo/geodesic.hpp"
#include "geo/lon_lat_box.hpp"
#include "geo/sphere.hpp"

namespace rutter::map {
namespace {

using geo::LonLat;
using Area = geo::MultiPolygon<LonLat>;

constexpr double worth_showing = 0.15;  // Alaska is 0.18 of the United States, Guiana 0.13 of France
constexpr double near_share = 0.5;
constexpr double shrinks_the_rest = 3;
constexpr std::size_t samples = 200;

double span_km(const std::vector<LonLat>& points) {
  if (points.empty()) return 0;
  const geo::LonLatBox box = geo::enclosing_box(points);
  return geo::distance_m({box.west, box.south}, {box.east, box.north}) / 1000;
}

double span_deg(const geo::Line<LonLat>& ring) {
  const geo::LonLatBox box = geo::enclosing_box(ring);
  return geo::sphere_distance_deg({box.west, box.south}, {box.east, box.north});
}

/// On the unit sphere, roughly: edges straight in longitude and the sine of latitude.
double rough_area(const geo::Line<LonLat>& ring) {
  const double radians = std::numbers::pi / 180;
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i)
    sum += std::remainder(ring[i].lon - ring[i - 1].lon, 360.0) * radians *
           (2 + std::sin(ring[i].lat * radians) + std::sin(ring[i - 1].lat * radians)) / 2;
  return std::abs(sum);
}

double distance_deg(const geo::Line<LonLat>& from, LonLat to) {
  double least = 180;
  const std::size_t step = std::max<std::size_t>(1, from.size() / samples);
  for (std::size_t i = 0; i < from.size(); i += step) least = std::min(least, geo::sphere_distance_deg(from[i], to));
  return least;
}

void append_shape(const Area& area, std::vector<LonLat>& to) {
  for (const auto& polygon : area.polygons)
    if (!polygon.rings.empty()) to.insert(to.end(), polygon.rings.front().begin(), polygon.rings.front().end());
}

}  // namespace

Area body_of(const Area& area) {
  std::vector<double> sizes;
  double whole = 0;
  for (const auto& polygon : area.polygons) {
    sizes.push_back(polygon.rings.empty() ? 0 : rough_area(polygon.rings.front()));
    whole += sizes.back();
  }
  if (sizes.size() < 2) return area;
  const auto largest = static_cast<std::size_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
  const auto& main = area.polygons[largest].rings.front();
  const double near_deg = span_deg(main) * near_share;
  Area body;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (area.polygons[i].rings.empty()) continue;
    const geo::Line<LonLat>& ring = area.polygons[i].rings.front();
    if (i == largest || sizes[i] >= worth_showing * whole ||
        distance_deg(main, geo::centre_of(geo::enclosing_box(ring))) <= near_deg)
      body.polygons.push_back(area.polygons[i]);
  }
  return body;
}

std::vector<LonLat> positions_to_show(const route::Route& route) {
  const auto& stops = route.itinerary.stops;
  std::vector<LonLat> places;
  for (const auto& stop : stops) {
    if (stop.known != route::Known::area) places.push_back(stop.point);
    for (const auto& reading : stop.readings) places.push_back(reading.point);
  }
  for (const auto& ring : route.rings) places.insert(places.end(), ring.line.begin(), ring.line.end());
  std::vector<LonLat> shown = places;
  for (const auto& leg : route.legs) shown.insert(shown.end(), leg.line.begin(), leg.line.end());
  // The ways between two areas do not say how large the map must be: they may be short where the areas are wide.
  const double places_km = places.empty() ? 0 : span_km(shown);
  const bool context_only =
      places.empty() && std::none_of(route.outlines.begin(), route.outlines.end(), [](const auto& o) { return !o.context; });
  for (const auto& outline : route.outlines) {
    if (outline.context && !context_only) continue;
    const Area body = body_of(outline.area);
    std::vector<LonLat> beside = places;
    append_shape(body, beside);
    if (places_km == 0 || span_km(beside) <= shrinks_the_rest * places_km)
      append_shape(body, shown);
    else
      shown.push_back(stops[outline.index].point);
  }
  return shown;
}

}  // namespace rutter::map
