#include "geo/page_line.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/segment.hpp"

namespace rutter::geo {
namespace {

PagePoint unit(PagePoint from, PagePoint to) {
  const double d = distance(from, to);
  return d > 0 ? (to - from) * (1 / d) : PagePoint{1, 0};
}

Line<PagePoint> without_repetitions(const Line<PagePoint>& line) {
  Line<PagePoint> result;
  result.reserve(line.size());
  std::unique_copy(line.begin(), line.end(), std::back_inserter(result));
  return result;
}

// To the right of a direction as seen on the page, where y runs down.
PagePoint right_of(PagePoint tangent) {
  return {-tangent.y, tangent.x};
}

constexpr double mitre_limit = 2;

}  // namespace

double length(const Line<PagePoint>& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

PointOnLine point_at(const Line<PagePoint>& line, double distance_along) {
  std::size_t last = 0;  // the end of the last edge that has a direction
  double rest = std::max(distance_along, 0.0);
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double edge = distance(line[i - 1], line[i]);
    if (edge == 0) continue;
    if (rest <= edge) {
      const PagePoint tangent = (line[i] - line[i - 1]) * (1 / edge);
      return {line[i - 1] + tangent * rest, tangent};
    }
    rest -= edge;
    last = i;
  }
  if (last == 0) return {line.front(), {1, 0}};
  return {line[last], unit(line[last - 1], line[last])};
}

PointOnLine middle_of(const Line<PagePoint>& line) {
  return point_at(line, length(line) / 2);
}

Line<PagePoint> offset_line(const Line<PagePoint>& line, double distance) {
  const Line<PagePoint> points = without_repetitions(line);
  if (points.size() < 2) return points;
  const std::size_t count = points.size();
  const bool closed = count > 3 && points.front() == points.back();
  Line<PagePoint> result;
  result.reserve(count);
  PagePoint in = closed ? unit(points[count - 2], points[0]) : unit(points[0], points[1]);
  for (std::size_t i = 0; i < count; ++i) {
    const bool last = i + 1 == count && !closed;
    const PagePoint out = last ? in : unit(points[i], points[i + 1 == count ? 1 : i + 1]);
    const PagePoint a = right_of(in);
    const PagePoint b = right_of(out);
    // The mitre runs along a + b and has the length 2 / |a + b|^2 of it.
    const PagePoint sum = a + b;
    const double squared = sum.x * sum.x + sum.y * sum.y;
    const double factor = squared > 0 ? std::min(2 / squared, mitre_limit / std::sqrt(squared)) : 0;
    result.push_back(points[i] + (squared > 0 ? sum * (factor * distance) : a * distance));
    in = out;
  }
  return result;
}

Line<PagePoint> part_of(const Line<PagePoint>& line, double from, double to) {
  from = std::max(from, 0.0);
  if (line.empty() || !(from < to)) return {};
  Line<PagePoint> part{point_at(line, from).point};
  double at = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    at += distance(line[i - 1], line[i]);
    if (at >= to) {
      part.push_back(point_at(line, to).point);
      return part;
    }
    if (at > from) part.push_back(line[i]);
  }
  // It reaches to the line's end, if it begins before that.
  return from < at ? part : Line<PagePoint>{};
}

Line<PagePoint> trim_line(const Line<PagePoint>& line, double from, double to) {
  return part_of(line, std::max(from, 0.0), length(line) - std::max(to, 0.0));
}

PageBox box_of(const Line<PagePoint>& line) {
  PageBox box;
  for (const PagePoint p : line) box.add(p);
  return box;
}

double distance_to(const Line<PagePoint>& line, PagePoint p) {
  if (line.empty()) return std::numeric_limits<double>::infinity();
  double least = Segment(line.front(), line.front()).distance_squared(p);
  for (std::size_t i = 1; i < line.size(); ++i) least = std::min(least, Segment(line[i - 1], line[i]).distance_squared(p));
  return std::sqrt(least);
}

}  // namespace rutter::geo
