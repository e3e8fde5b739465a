#pragma once

#include "geo/box.hpp"
#include "geo/shape.hpp"

namespace rutter::geo {

/// A point on a line and the direction of travel there, a vector of length 1.
struct PointOnLine {
  PagePoint point;
  PagePoint tangent{1, 0};
};

/// Length in points of the page.
[[nodiscard]] double length(const Line<PagePoint>& line);

/// The point at `distance` along the line, held within its ends. The line must not be empty; without length its tangent is (1,
/// 0).
[[nodiscard]] PointOnLine point_at(const Line<PagePoint>& line, double distance);

/// The middle by length.
[[nodiscard]] PointOnLine middle_of(const Line<PagePoint>& line);

/// The line shifted by `distance` to the right of its direction (as seen on the page; negative: to the left), mitred at
/// its corners, the mitre limited to twice the distance. For legs side by side: offsets beyond the radius of a bend make loops.
[[nodiscard]] Line<PagePoint> offset_line(const Line<PagePoint>& line, double distance);

/// The line without its first `from` and its last `to` points of length; empty when nothing is left.
[[nodiscard]] Line<PagePoint> trim_line(const Line<PagePoint>& line, double from, double to);

/// The part of a line between two distances along it, held within its ends; empty when from >= to.
[[nodiscard]] Line<PagePoint> part_of(const Line<PagePoint>& line, double from, double to);

/// The box round a line.
[[nodiscard]] PageBox box_of(const Line<PagePoint>& line);

/// Distance of a point from a line (infinite for an empty one).
[[nodiscard]] double distance_to(const Line<PagePoint>& line, PagePoint p);

}  // namespace rutter::geo
