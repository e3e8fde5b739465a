#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "geo/box.hpp"
#include "geo/feature.hpp"

namespace rutter::basemap {

// Independent of the code under test: even-odd containment and areas in square degrees or on the ellipsoid of equal area.

inline bool ring_contains(const geo::Line<geo::LonLat>& ring, geo::LonLat p) {
  bool in = false;
  for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
    if ((ring[i].lat > p.lat) != (ring[j].lat > p.lat) &&
        p.lon < (ring[j].lon - ring[i].lon) * (p.lat - ring[i].lat) / (ring[j].lat - ring[i].lat) + ring[i].lon)
      in = !in;
  return in;
}

inline bool contains(const geo::Feature& feature, geo::LonLat p) {
  const auto* areas = std::get_if<geo::MultiPolygon<geo::LonLat>>(&feature.shape);
  if (!areas) return false;
  return std::any_of(areas->polygons.begin(), areas->polygons.end(), [&](const auto& polygon) {
    bool in = false;
    for (const auto& ring : polygon.rings) in = in != ring_contains(ring, p);
    return in;
  });
}

/// Area on the sphere of the ellipsoid's surface, edges straight in longitude and the sine of latitude, in km2.
inline double ring_area_km2(const geo::Line<geo::LonLat>& ring) {
  const double rad = std::acos(-1.0) / 180;
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i)
    sum += (ring[i + 1].lon - ring[i].lon) * rad * (2 + std::sin(ring[i].lat * rad) + std::sin(ring[i + 1].lat * rad));
  return std::abs(sum / 2 * 6371.007 * 6371.007);
}

inline double area_km2(const geo::Feature& feature) {
  double sum = 0;
  if (const auto* areas = std::get_if<geo::MultiPolygon<geo::LonLat>>(&feature.shape))
    for (const auto& polygon : areas->polygons)
      for (std::size_t r = 0; r < polygon.rings.size(); ++r) sum += (r == 0 ? 1 : -1) * ring_area_km2(polygon.rings[r]);
  return sum;
}

inline double area_km2(const std::vector<geo::Feature>& features) {
  double sum = 0;
  for (const auto& feature : features) sum += area_km2(feature);
  return sum;
}

inline std::size_t vertices(const geo::Feature& feature) {
  std::size_t count = 0;
  std::visit(geo::Overloaded{[&](const geo::MultiPoint<geo::LonLat>& s) { count = s.size(); },
                             [&](const geo::MultiLine<geo::LonLat>& s) {
                               for (const auto& line : s.lines) count += line.size();
                             },
                             [&](const geo::MultiPolygon<geo::LonLat>& s) {
                               for (const auto& polygon : s.polygons)
                                 for (const auto& ring : polygon.rings) count += ring.size();
                             }},
             feature.shape);
  return count;
}

}  // namespace rutter::basemap
