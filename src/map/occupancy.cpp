#include "map/occupancy.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace rutter::map {
namespace {

constexpr double cell_pt = 18;

}  // namespace

double snapped(double pt) { return std::round(pt * 256 / 3) * 3 / 256; }

geo::PagePoint snapped(geo::PagePoint p) { return {snapped(p.x), snapped(p.y)}; }

// Liang and Barsky, "A new concept and method for line clipping", ACM TOG 3(1), 1984: only whether anything is left.
bool touches(const geo::PageBox& box, geo::PagePoint a, geo::PagePoint b) {
  double from = 0;
  double to = 1;
  const std::array<std::array<double, 2>, 4> sides{{{a.x - b.x, a.x - box.min_x},
                                                    {b.x - a.x, box.max_x - a.x},
                                                    {a.y - b.y, a.y - box.min_y},
                                                    {b.y - a.y, box.max_y - a.y}}};
  for (const auto& [direction, reach] : sides) {
    if (direction == 0) {
      if (reach < 0) return false;
      continue;
    }
    const double t = reach / direction;
    if (direction < 0) {
      from = std::max(from, t);
    } else {
      to = std::min(to, t);
    }
    if (from > to) return false;
  }
  return true;
}

bool cross(geo::PagePoint a, geo::PagePoint b, geo::PagePoint c, geo::PagePoint d) {
  const auto side = [](geo::PagePoint p, geo::PagePoint q, geo::PagePoint r) {
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  };
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

double distance_to_segment(geo::PagePoint p, geo::PagePoint a, geo::PagePoint b) {
  const geo::PagePoint along = b - a;
  const double length2 = along.x * along.x + along.y * along.y;
  const double t = length2 == 0 ? 0 : std::clamp(((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length2, 0.0, 1.0);
  return geo::distance(p, a + along * t);
}

Occupancy::Occupancy(const geo::PageBox& frame) : frame_(frame) {
  columns_ = std::max(1, static_cast<int>(std::ceil(frame.width() / cell_pt)));
  rows_ = std::max(1, static_cast<int>(std::ceil(frame.height() / cell_pt)));
  const std::size_t count = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
  box_grid_.resize(count);
  hard_grid_.resize(count);
  soft_grid_.resize(count);
}

Occupancy::Cells Occupancy::cells_of(const geo::PageBox& box) const {
  const auto index = [](double v, int count) { return std::clamp(static_cast<int>(std::floor(v / cell_pt)), 0, count - 1); };
  return {index(box.min_x - frame_.min_x, columns_), index(box.min_y - frame_.min_y, rows_),
          index(box.max_x - frame_.min_x, columns_), index(box.max_y - frame_.min_y, rows_)};
}

std::size_t Occupancy::cell(int x, int y) const {
  return static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x);
}

void Occupancy::add_box(const geo::PageBox& box) {
  const auto index = static_cast<std::uint32_t>(boxes_.size());
  boxes_.push_back({snapped(box.min_x), snapped(box.min_y), snapped(box.max_x), snapped(box.max_y)});
  const Cells c = cells_of(box);
  for (int y = c.y0; y <= c.y1; ++y)
    for (int x = c.x0; x <= c.x1; ++x) box_grid_[cell(x, y)].push_back(index);
}

void Occupancy::add_segments(const geo::Line<geo::PagePoint>& line, double half_width, std::vector<Segment>& to,
                             std::vector<std::vector<std::uint32_t>>& grid) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Segment segment{snapped(line[i - 1]), snapped(line[i]), half_width};
    const auto index = static_cast<std::uint32_t>(to.size());
    to.push_back(segment);
    geo::PageBox box;
    box.add(segment.a);
    box.add(segment.b);
    const Cells c = cells_of(box.grown(half_width));
    for (int y = c.y0; y <= c.y1; ++y)
      for (int x = c.x0; x <= c.x1; ++x) {
        const geo::PageBox square{frame_.min_x + x * cell_pt, frame_.min_y + y * cell_pt, frame_.min_x + (x + 1) * cell_pt,
                                  frame_.min_y + (y + 1) * cell_pt};
        if (touches(square.grown(half_width + 0.1), segment.a, segment.b)) grid[cell(x, y)].push_back(index);
      }
  }
}

void Occupancy::add_line(const geo::Line<geo::PagePoint>& line, double half_width_pt) {
  add_segments(line, half_width_pt, hard_, hard_grid_);
}

void Occupancy::add_soft_line(const geo::Line<geo::PagePoint>& line) { add_segments(line, 0, soft_, soft_grid_); }

bool Occupancy::inside_frame(const geo::PageBox& box) const { return frame_.contains(box); }

int Occupancy::touched(const geo::PageBox& box, const std::vector<Segment>& segments,
                       const std::vector<std::vector<std::uint32_t>>& grid) const {
  std::vector<std::uint32_t> found;
  const Cells c = cells_of(box);
  for (int y = c.y0; y <= c.y1; ++y)
    for (int x = c.x0; x <= c.x1; ++x)
      for (const std::uint32_t i : grid[cell(x, y)])
        if (touches(box.grown(segments[i].half_width), segments[i].a, segments[i].b)) found.push_back(i);
  std::sort(found.begin(), found.end());
  return static_cast<int>(std::unique(found.begin(), found.end()) - found.begin());
}

int Occupancy::conflicts(const geo::PageBox& box) const {
  const geo::PageBox b{snapped(box.min_x), snapped(box.min_y), snapped(box.max_x), snapped(box.max_y)};
  std::vector<std::uint32_t> found;
  const Cells c = cells_of(b);
  for (int y = c.y0; y <= c.y1; ++y)
    for (int x = c.x0; x <= c.x1; ++x)
      for (const std::uint32_t i : box_grid_[cell(x, y)])
        if (boxes_[i].intersects(b)) found.push_back(i);
  std::sort(found.begin(), found.end());
  return static_cast<int>(std::unique(found.begin(), found.end()) - found.begin()) + touched(b, hard_, hard_grid_);
}

bool Occupancy::is_free(const geo::PageBox& box) const { return inside_frame(box) && conflicts(box) == 0; }

int Occupancy::soft_crossings(const geo::PageBox& box) const { return touched(box, soft_, soft_grid_); }

}  // namespace rutter::map
