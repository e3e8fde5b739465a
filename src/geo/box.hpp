#pragma once

#include <algorithm>
#include <limits>

#include "geo/point.hpp"

namespace rutter::geo {

/// A window in longitude and latitude, degrees. west > east: it crosses the antimeridian. All the Earth: -180, -90, 180, 90.
struct LonLatBox {
  double west = -180;
  double south = -90;
  double east = 180;
  double north = 90;
  bool operator==(const LonLatBox&) const = default;
  [[nodiscard]] bool crosses_antimeridian() const { return west > east; }
  [[nodiscard]] bool contains(LonLat p) const {
    const bool in_lon = crosses_antimeridian() ? (p.lon >= west || p.lon <= east) : (p.lon >= west && p.lon <= east);
    return in_lon && p.lat >= south && p.lat <= north;
  }
};

/// An upright rectangle in a plane; empty (min > max) until the first point is added.
template <class P>
struct Box {
  double min_x = std::numeric_limits<double>::infinity();
  double min_y = std::numeric_limits<double>::infinity();
  double max_x = -std::numeric_limits<double>::infinity();
  double max_y = -std::numeric_limits<double>::infinity();
  bool operator==(const Box&) const = default;

  [[nodiscard]] bool empty() const { return min_x > max_x || min_y > max_y; }
  [[nodiscard]] double width() const { return max_x - min_x; }
  [[nodiscard]] double height() const { return max_y - min_y; }
  [[nodiscard]] P centre() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
  void add(P p) {
    min_x = std::min(min_x, p.x);
    min_y = std::min(min_y, p.y);
    max_x = std::max(max_x, p.x);
    max_y = std::max(max_y, p.y);
  }
  void add(const Box& b) {
    min_x = std::min(min_x, b.min_x);
    min_y = std::min(min_y, b.min_y);
    max_x = std::max(max_x, b.max_x);
    max_y = std::max(max_y, b.max_y);
  }
  [[nodiscard]] bool contains(P p) const { return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y; }
  [[nodiscard]] bool contains(const Box& b) const {
    return b.min_x >= min_x && b.max_x <= max_x && b.min_y >= min_y && b.max_y <= max_y;
  }
  [[nodiscard]] bool intersects(const Box& b) const {
    return b.min_x < max_x && b.max_x > min_x && b.min_y < max_y && b.max_y > min_y;
  }
  /// The box grown by `margin` on every side (negative: shrunk).
  [[nodiscard]] Box grown(double margin) const { return {min_x - margin, min_y - margin, max_x + margin, max_y + margin}; }
};

using ProjectedBox = Box<Projected>;
using PageBox = Box<PagePoint>;

}  // namespace rutter::geo
