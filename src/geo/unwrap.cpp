#include "geo/unwrap.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "geo/sphere.hpp"

namespace rutter::geo {
namespace {

bool on_seam_meridian(LonLat p) {
  return std::abs(p.lon) == 180;
}
// Data that shuns the pole itself for the sake of Mercator stops a little short of it.
bool at_pole(LonLat p) {
  return std::abs(p.lat) >= 89.9;
}

// What no data means: neither a number nor a place some turns away.
bool usable(LonLat p) {
  return std::abs(p.lon) <= 1e6 && std::isfinite(p.lat);
}

double step(double from, double to) {
  const double d = to - from;
  return std::abs(d) > 180 ? std::remainder(d, 360.0) : d;
}

double start(double lon) {
  return std::abs(lon) > 360 ? std::remainder(lon, 360.0) : lon;
}

// The ring without its repeated last point and repeated neighbours.
Line<LonLat> open_ring(const Line<LonLat>& ring) {
  Line<LonLat> points;
  points.reserve(ring.size());
  for (const LonLat p : ring)
    if (usable(p) && (points.empty() || !(points.back() == p))) points.push_back(p);
  while (points.size() > 1 && points.back() == points.front()) points.pop_back();
  return points;
}

// Turns the ring so that a detour over a pole, if there is one, stands at its end, and takes it out; returns the pole or 0.
int take_out_detour(Line<LonLat>& points) {
  const auto part_of_detour = [](LonLat p) { return on_seam_meridian(p) || at_pole(p); };
  if (std::none_of(points.begin(), points.end(), [](LonLat p) { return on_seam_meridian(p) && at_pole(p); })) return 0;
  const auto ordinary = std::find_if_not(points.begin(), points.end(), part_of_detour);
  if (ordinary == points.end()) return 0;
  std::rotate(points.begin(), ordinary, points.end());
  for (std::size_t i = 0; i < points.size();) {
    if (!part_of_detour(points[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    int pole = 0;
    for (; end < points.size() && part_of_detour(points[end]); ++end)
      if (at_pole(points[end])) pole = points[end].lat > 0 ? 1 : -1;
    const LonLat a = points[i];
    const LonLat b = points[end - 1];
    if (pole != 0 && on_seam_meridian(a) && on_seam_meridian(b) && a.lon != b.lon) {
      points.erase(points.begin() + static_cast<std::ptrdiff_t>(i) + 1, points.begin() + static_cast<std::ptrdiff_t>(end) - 1);
      std::rotate(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(i) + 1, points.end());
      return pole;
    }
    i = end;
  }
  return 0;
}

// Whether an edge of exactly 360 degrees between points i and i + 1 runs all round: the ring goes along the meridian beside it.
bool runs_round(const Line<LonLat>& points, std::size_t i) {
  const std::size_t n = points.size();
  const LonLat a = points[i];
  const LonLat b = points[(i + 1) % n];
  return points[(i + n - 1) % n].lon == a.lon || points[(i + 2) % n].lon == b.lon;
}

bool is_seam(LonLat a, LonLat b) {
  return (on_seam_meridian(a) && a.lon == b.lon) || (std::abs(a.lat) == 90 && a.lat == b.lat);
}

}  // namespace

Unwrapped unwrapped_line(const Line<LonLat>& line, double centre_lon) {
  Unwrapped result;
  result.points.reserve(line.size());
  const LonLat* last = nullptr;
  for (const LonLat& p : line) {
    if (!usable(p)) continue;
    const double lon = last ? result.points.back().lon + step(last->lon, p.lon) : start(p.lon) - centre_lon;
    result.points.push_back({lon, std::clamp(p.lat, -90.0, 90.0)});
    last = &p;
  }
  return result;
}

Unwrapped unwrapped_ring(const Line<LonLat>& ring, double centre_lon) {
  Unwrapped result;
  Line<LonLat> points = open_ring(ring);
  if (points.size() < 3) return result;
  result.pole = take_out_detour(points);
  const std::size_t n = points.size();
  result.points.reserve(n + 1);
  result.seam.reserve(n);
  double lon = start(points[0].lon) - centre_lon;
  for (std::size_t i = 0; i < n; ++i) {
    const LonLat a = points[i];
    const LonLat b = points[i + 1 < n ? i + 1 : 0];
    result.points.push_back({lon, std::clamp(a.lat, -90.0, 90.0)});
    const bool detour = result.pole != 0 && i + 1 == n;
    const double d = b.lon - a.lon;
    const bool literal = std::abs(d) == 360 && !detour && runs_round(points, i);
    lon += literal ? d : step(a.lon, b.lon);
    result.seam.push_back(is_seam(a, b));
  }
  result.turns = static_cast<int>(std::lround((lon - result.points[0].lon) / 360));
  result.points.push_back({result.points[0].lon + 360 * result.turns, result.points[0].lat});
  if (result.turns == 0) result.pole = 0;
  return result;
}

bool UnwrappedPolygon::contains(LonLat p) const {
  bool inside = north_inside;
  for (const Unwrapped& ring : rings)
    for (std::size_t i = 0; i + 1 < ring.points.size(); ++i) {
      const LonLat a = ring.points[i].lon < ring.points[i + 1].lon ? ring.points[i] : ring.points[i + 1];
      const LonLat b = ring.points[i].lon < ring.points[i + 1].lon ? ring.points[i + 1] : ring.points[i];
      // Every image of p, 360 degrees apart, whose way north may meet the edge.
      double lon = p.lon + 360 * std::ceil((a.lon - p.lon) / 360);
      for (; lon < b.lon; lon += 360)
        if (a.lat + (lon - a.lon) / (b.lon - a.lon) * (b.lat - a.lat) > p.lat) inside = !inside;
    }
  return inside;
}

UnwrappedPolygon unwrapped(const Polygon<LonLat>& polygon, double centre_lon) {
  UnwrappedPolygon result;
  int turning = 0;
  int pole = 0;
  double side = 0;  // of the first ring that turns: the integral of sin(lat) along it, whose sign is that of the smaller cap
  for (const Line<LonLat>& ring : polygon.rings) {
    Unwrapped u = unwrapped_ring(ring, centre_lon);
    if (u.points.empty()) continue;
    if (u.turns % 2 != 0) {
      ++turning;
      if (pole == 0) pole = u.pole;
      if (turning == 1)
        for (std::size_t i = 0; i + 1 < u.points.size(); ++i)
          side += u.turns * (u.points[i + 1].lon - u.points[i].lon) *
                  std::sin(radians * (u.points[i].lat + u.points[i + 1].lat) / 2);
    }
    result.rings.push_back(std::move(u));
  }
  if (turning % 2 != 0) {
    if (pole == 0) pole = side >= 0 ? 1 : -1;
    result.north_inside = pole > 0;
    result.south_inside = pole < 0;
  }
  return result;
}

}  // namespace rutter::geo
