#pragma once

#include <cmath>
#include <vector>

namespace rutter::geo {

/// A position on the WGS84 ellipsoid in degrees: lon in [-180, 180], lat in [-90, 90] unless a function says otherwise.
struct LonLat {
  double lon = 0;
  double lat = 0;
  bool operator==(const LonLat&) const = default;
};

/// A point in a plane; `Space` keeps planes apart at compile time.
template <class Space>
struct PlanePoint {
  double x = 0;
  double y = 0;
  bool operator==(const PlanePoint&) const = default;
};

/// Metres of a map projection, x to the right, y up.
using Projected = PlanePoint<struct ProjectedPlane>;
/// Typographic points (1/72 inch) on the page, x to the right, y DOWN, origin at the page's upper left corner.
using PagePoint = PlanePoint<struct PagePlane>;

template <class Space>
PlanePoint<Space> operator+(PlanePoint<Space> a, PlanePoint<Space> b) {
  return {a.x + b.x, a.y + b.y};
}
template <class Space>
PlanePoint<Space> operator-(PlanePoint<Space> a, PlanePoint<Space> b) {
  return {a.x - b.x, a.y - b.y};
}
template <class Space>
PlanePoint<Space> operator*(PlanePoint<Space> a, double factor) {
  return {a.x * factor, a.y * factor};
}
/// Not by std::hypot: coordinates are far from overflow, and a square root is ten times as fast.
template <class Space>
double distance(PlanePoint<Space> a, PlanePoint<Space> b) {
  return std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

}  // namespace rutter::geo
