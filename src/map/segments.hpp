#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "geo/shape.hpp"
#include "map/box_grid.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {

/// How far a leader keeps off lines: paths are rounded and simplified when they are written.
inline constexpr double off_lines_pt = 0.4;

/// The straight pieces of lines on the page, to be asked many times what lies near or across.
class Segments {
 public:
  Segments(const std::vector<geo::Line<geo::PagePoint>>& lines, const geo::PageBox& page) : grid_(page) {
    for (const auto& line : lines)
      for (std::size_t i = 1; i < line.size(); ++i) {
        segments_.emplace_back(line[i - 1], line[i]);
        grid_.add(box_of(line[i - 1], line[i]));
      }
  }

  /// Whether one comes nearer to the point than `reach`; only those that lie farther than `beyond` from `other` count.
  [[nodiscard]] bool come_near(geo::PagePoint p, double reach, geo::PagePoint other = {}, double beyond = -1) const {
    return any(box_of(p, p).grown(reach), [&](geo::PagePoint a, geo::PagePoint b) {
      return distance_to_segment(p, a, b) < reach && (beyond < 0 || distance_to_segment(other, a, b) > beyond);
    });
  }

  /// Whether one crosses the straight line from `from` to `to`, or all but touches it.
  [[nodiscard]] bool cross_line(geo::PagePoint from, geo::PagePoint to) const {
    return any(box_of(from, to).grown(off_lines_pt),
               [&](geo::PagePoint a, geo::PagePoint b) { return meet(from, to, a, b, off_lines_pt); });
  }

 private:
  static geo::PageBox box_of(geo::PagePoint a, geo::PagePoint b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
  }

  template <class Test>
  [[nodiscard]] bool any(const geo::PageBox& window, const Test& test) const {
    bool found = false;
    grid_.each_touching(window, [&](std::uint32_t i) {
      found = test(segments_[i].first, segments_[i].second);
      return !found;
    });
    return found;
  }

  std::vector<std::pair<geo::PagePoint, geo::PagePoint>> segments_;
  BoxGrid grid_;
};

}  // namespace rutter::map
