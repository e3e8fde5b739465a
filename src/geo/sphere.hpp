#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/point.hpp"

namespace rutter::geo {

/// A degree.
inline constexpr double radians = std::numbers::pi / 180;

// Angles on a sphere, latitudes taken as they are: for horizons and windows, never for lengths on the Earth.

/// A vector of length 1.
struct UnitVector {
  double x = 1;
  double y = 0;
  double z = 0;
};

[[nodiscard]] inline UnitVector unit_vector(LonLat p) {
  const double lon = p.lon * radians;
  const double lat = p.lat * radians;
  return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

[[nodiscard]] inline double dot(UnitVector a, UnitVector b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

/// Degrees of arc between two points.
[[nodiscard]] inline double sphere_distance_deg(LonLat a, LonLat b) {
  const UnitVector u = unit_vector(a);
  const UnitVector v = unit_vector(b);
  const double cross = std::hypot(u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x);
  return std::atan2(cross, dot(u, v)) * 180 / std::numbers::pi;
}

/// Direction from `from` to `to`, degrees clockwise from north in [0, 360).
[[nodiscard]] inline double sphere_azimuth_deg(LonLat from, LonLat to) {
  const double degree = std::numbers::pi / 180;
  const double d = (to.lon - from.lon) * degree;
  const double y = std::sin(d) * std::cos(to.lat * degree);
  const double x = std::cos(from.lat * degree) * std::sin(to.lat * degree) -
                   std::sin(from.lat * degree) * std::cos(to.lat * degree) * std::cos(d);
  const double azimuth = std::atan2(y, x) / degree;
  return azimuth < 0 ? std::min(azimuth + 360, std::nextafter(360.0, 0.0)) : azimuth;
}

/// The point `distance` degrees of arc from `from` in direction `azimuth`; its longitude within 180 degrees of `from`'s.
[[nodiscard]] inline LonLat sphere_direct(LonLat from, double azimuth, double distance) {
  const double degree = std::numbers::pi / 180;
  const double sin_lat = std::sin(from.lat * degree);
  const double cos_lat = std::cos(from.lat * degree);
  const double ahead = std::sin(distance * degree) * std::cos(azimuth * degree);
  const double aside = std::sin(distance * degree) * std::sin(azimuth * degree);
  const double up = std::cos(distance * degree);
  const UnitVector v{up * cos_lat - ahead * sin_lat, aside, up * sin_lat + ahead * cos_lat};
  return {from.lon + std::atan2(v.y, v.x) / degree, std::atan2(v.z, std::hypot(v.x, v.y)) / degree};
}

}  // namespace rutter::geo
