#include "geo/geodesic.hpp"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <algorithm>
#include <cmath>

namespace rutter::geo {
namespace {

constexpr int most_steps = 10000;
constexpr double wide_step_deg = 15;
constexpr double finest_step_m = 100;

const GeographicLib::Geodesic& wgs84() {
  return GeographicLib::Geodesic::WGS84();
}

// Keeps the sign of a longitude of 180 degrees as at the point before, lest a jump of 360 degrees be read as a way round the
// globe.
LonLat beside(LonLat last, LonLat p) {
  if (std::abs(p.lon) == 180 && last.lon != 0) p.lon = std::copysign(180.0, last.lon);
  return p;
}

double jump_deg(LonLat a, LonLat b) {
  return std::abs(std::remainder(a.lon - b.lon, 360.0));
}

LonLat position(const GeographicLib::GeodesicLine& line, double s) {
  LonLat p;
  line.Position(s, p.lat, p.lon);
  return p;
}

// Appends the points strictly between s0 (point `a`, already there) and s1 (point `b`) where the longitude runs too fast.
void refine(const GeographicLib::GeodesicLine& line, double s0, LonLat a, double s1, LonLat b, Line<LonLat>& out) {
  if (jump_deg(a, b) <= wide_step_deg || s1 - s0 <= finest_step_m) return;
  const double middle = (s0 + s1) / 2;
  const LonLat m = position(line, middle);
  refine(line, s0, a, middle, m, out);
  out.push_back(beside(out.back(), m));
  refine(line, middle, m, s1, b, out);
}

double normalised(double lon) {
  return std::abs(lon) <= 180 ? lon : std::remainder(lon, 360.0);
}

}  // namespace

Inverse inverse(LonLat a, LonLat b) {
  Inverse result;
  wgs84().Inverse(a.lat, a.lon, b.lat, b.lon, result.length_m, result.azimuth_start, result.azimuth_end);
  return result;
}

double distance_m(LonLat a, LonLat b) {
  double length = 0;
  wgs84().Inverse(a.lat, a.lon, b.lat, b.lon, length);
  return length;
}

bool is_within_m(LonLat a, LonLat b, double metres) {
  // No degree of a meridian is shorter than the one at the equator.
  constexpr double least_degree_m = 110'574;
  return std::abs(a.lat - b.lat) * least_degree_m < metres && distance_m(a, b) < metres;
}

Direct direct(LonLat start, double azimuth, double length_m) {
  Direct result;
  wgs84().Direct(start.lat, start.lon, azimuth, length_m, result.point.lat, result.point.lon, result.azimuth_end);
  return result;
}

Line<LonLat> geodesic_line(LonLat a, LonLat b, double max_step_m) {
  a.lon = normalised(a.lon);
  b.lon = normalised(b.lon);
  using GeographicLib::Geodesic;
  const GeographicLib::GeodesicLine line =
      wgs84().InverseLine(a.lat, a.lon, b.lat, b.lon, Geodesic::LATITUDE | Geodesic::LONGITUDE | Geodesic::DISTANCE_IN);
  const double length = line.Distance();
  const double step = max_step_m > 0 ? max_step_m : 100000;
  const int steps = static_cast<int>(std::clamp(std::ceil(length / step), 1.0, static_cast<double>(most_steps)));
  Line<LonLat> result = {a};
  LonLat last = a;
  for (int i = 1; i <= steps; ++i) {
    const LonLat p = i == steps ? b : position(line, length * i / steps);
    refine(line, length * (i - 1) / steps, last, length * i / steps, p, result);
    result.push_back(i == steps ? p : beside(result.back(), p));
    last = p;
  }
  return result;
}

Line<LonLat> geodesic_circle(LonLat centre, double radius_m, std::size_t points) {
  const std::size_t count = std::max<std::size_t>(points, 8);
  Line<LonLat> ring;
  ring.reserve(count + 1);
  for (std::size_t i = 0; i < count; ++i) {
    const LonLat p = direct(centre, 360.0 * static_cast<double>(i) / static_cast<double>(count), radius_m).point;
    ring.push_back(ring.empty() ? p : beside(ring.back(), p));
  }
  ring.push_back(ring.front());
  return ring;
}

double length_m(const Line<LonLat>& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance_m(line[i - 1], line[i]);
  return sum;
}

LonLat point_along(const Line<LonLat>& line, double distance_m) {
  double rest = std::max(distance_m, 0.0);
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Inverse edge = inverse(line[i - 1], line[i]);
    if (rest < edge.length_m) return direct(line[i - 1], edge.azimuth_start, rest).point;
    rest -= edge.length_m;
  }
  return line.back();
}

double area_m2(const Polygon<LonLat>& polygon) {
  double sum = 0;
  for (const Line<LonLat>& ring : polygon.rings) {
    GeographicLib::PolygonArea traced(wgs84());
    const std::size_t count = ring.size() > 1 && ring.front() == ring.back() ? ring.size() - 1 : ring.size();
    for (std::size_t i = 0; i < count; ++i) traced.AddPoint(ring[i].lat, ring[i].lon);
    double perimeter = 0;
    double area = 0;
    traced.Compute(false, true, perimeter, area);
    sum += &ring == &polygon.rings.front() ? std::abs(area) : -std::abs(area);
  }
  return sum;
}

}  // namespace rutter::geo
