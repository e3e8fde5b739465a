#include "geo/loxodrome.hpp"

#include <algorithm>
#include <cmath>

#include "geo/lon_lat_box.hpp"
#include "geo/sphere.hpp"

namespace rutter::geo {
namespace {

constexpr double flattening = 1 / 298.257223563;
constexpr double metres_per_degree = 111'700;  // of a meridian, the most there is
constexpr int most_steps = 10000;
// Below this the isometric latitudes differ by too little for their ratio; the line is a parallel there.
constexpr double parallel_deg = 1e-7;

double isometric_latitude(double lat_deg) {
  const double e = std::sqrt(flattening * (2 - flattening));
  const double s = std::sin(lat_deg * radians);
  return std::atanh(s) - e * std::atanh(e * s);
}

}  // namespace

Line<LonLat> loxodrome_line(LonLat a, LonLat b, double max_step_m) {
  a.lon = normalised_lon(a.lon);
  b.lon = normalised_lon(b.lon);
  const bool from_pole = std::abs(a.lat) == 90;
  const bool to_pole = std::abs(b.lat) == 90;
  const double start = from_pole ? b.lon : a.lon;
  double east = from_pole || to_pole ? 0 : std::remainder(b.lon - a.lon, 360.0);
  if (east == -180) east = 180;
  const double north = b.lat - a.lat;
  const double step = max_step_m > 0 ? max_step_m : 100'000;
  const double bound = std::hypot(east, north) * metres_per_degree;
  const int steps = static_cast<int>(std::clamp(std::ceil(bound / step), 1.0, static_cast<double>(most_steps)));
  const double from = isometric_latitude(a.lat);
  const double whole = isometric_latitude(b.lat) - from;
  Line<LonLat> line = {a};
  for (int i = 1; i < steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    const double lat = a.lat + north * t;
    const double part = east == 0 || std::abs(north) < parallel_deg ? t : (isometric_latitude(lat) - from) / whole;
    line.push_back({normalised_lon(start + east * part), lat});
  }
  line.push_back(b);
  return line;
}

}  // namespace rutter::geo
