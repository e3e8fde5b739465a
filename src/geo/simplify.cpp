#include "geo/simplify.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "geo/segment.hpp"

namespace rutter::geo {
namespace {

bool before(PagePoint a, PagePoint b) {
  return std::pair(a.x, a.y) < std::pair(b.x, b.y);
}

// Marks what to keep strictly between two kept points. Of equally far points the one first from left to right counts, so
// that direction does not matter.
void mark(const Line<PagePoint>& line, std::size_t first, std::size_t last, double limit_squared, std::vector<bool>& keep) {
  std::vector<std::pair<std::size_t, std::size_t>> stack = {{first, last}};
  while (!stack.empty()) {
    const auto [from, to] = stack.back();
    stack.pop_back();
    const Segment segment = before(line[from], line[to]) ? Segment(line[from], line[to]) : Segment(line[to], line[from]);
    std::size_t farthest = from;
    double most = limit_squared;
    for (std::size_t i = from + 1; i < to; ++i) {
      const double d = segment.distance_squared(line[i]);
      if (d > most || (d == most && farthest != from && before(line[i], line[farthest]))) {
        most = d;
        farthest = i;
      }
    }
    if (farthest == from) continue;
    keep[farthest] = true;
    if (farthest > from + 1) stack.emplace_back(from, farthest);
    if (to > farthest + 1) stack.emplace_back(farthest, to);
  }
}

// A ring begins at its leftmost point, so that the result does not depend on where it began.
Line<PagePoint> from_leftmost(Line<PagePoint> ring) {
  ring.pop_back();
  std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end(), before), ring.end());
  ring.push_back(ring.front());
  return ring;
}

}  // namespace

Line<PagePoint> simplified(const Line<PagePoint>& line, double tolerance_pt) {
  Line<PagePoint> points;
  points.reserve(line.size());
  std::unique_copy(line.begin(), line.end(), std::back_inserter(points));
  if (points.size() < 3) return points;
  const bool closed = points.front() == points.back();
  if (closed) points = from_leftmost(std::move(points));
  std::vector<bool> keep(points.size(), false);
  keep.front() = keep.back() = true;
  const double limit_squared = tolerance_pt * tolerance_pt;
  std::size_t anchor = 0;  // of a ring the point farthest from its start: its two ways there are simplified apart
  if (closed) {
    const Segment start(points[0], points[0]);
    double most = 0;
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
      const double d = start.distance_squared(points[i]);
      if (d > most || (d == most && before(points[i], points[anchor]))) {
        most = d;
        anchor = i;
      }
    }
    keep[anchor] = true;
    mark(points, 0, anchor, limit_squared, keep);
  }
  mark(points, anchor, points.size() - 1, limit_squared, keep);
  Line<PagePoint> result;
  for (std::size_t i = 0; i < points.size(); ++i)
    if (keep[i]) result.push_back(points[i]);
  return result;
}

}  // namespace rutter::geo
