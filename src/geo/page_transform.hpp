#pragma once

#include "geo/box.hpp"
#include "geo/point.hpp"

namespace rutter::geo {

/// From metres of the plane to points of the page: x_pt = offset_x + scale x, y_pt = offset_y - scale y.
struct PageTransform {
  double scale = 1;  ///< points of the page per metre of the plane, positive
  double offset_x = 0;
  double offset_y = 0;
  bool operator==(const PageTransform&) const = default;

  [[nodiscard]] PagePoint to_page(Projected p) const { return {offset_x + scale * p.x, offset_y - scale * p.y}; }
  [[nodiscard]] Projected to_plane(PagePoint p) const { return {(p.x - offset_x) / scale, (offset_y - p.y) / scale}; }
};

/// The transform that shows `content` as large as fits into `frame`, centred. An empty or flat content is taken as 1 m wide.
[[nodiscard]] inline PageTransform fit(const ProjectedBox& content, const PageBox& frame) {
  const double width = std::max(content.width(), 1.0);
  const double height = std::max(content.height(), 1.0);
  PageTransform t;
  t.scale = std::min(frame.width() / width, frame.height() / height);
  t.offset_x = frame.centre().x - t.scale * content.centre().x;
  t.offset_y = frame.centre().y + t.scale * content.centre().y;
  return t;
}

/// 1/64 px in points: coordinates are rounded to it before anything is decided by them, so that the last bits of a
/// mathematical library never change a map.
inline constexpr double grid_pt = 0.75 / 64;

/// The nearest whole number, of two the even one; up to 2^51. Adding and taking away 1.5 * 2^52 does it: std::round is a call,
/// and this is asked for every corner of every outline.
[[nodiscard]] inline double nearest_whole(double value) {
  constexpr double shift = 6755399441055744;
  return (value + shift) - shift;
}

/// The point on the grid nearest to p.
[[nodiscard]] inline PagePoint rounded(PagePoint p) {
  return {nearest_whole(p.x / grid_pt) * grid_pt, nearest_whole(p.y / grid_pt) * grid_pt};
}

}  // namespace rutter::geo
