#include "map/occupancy.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "map/box_grid.hpp"

namespace rutter::map {

struct Segment {
  geo::PagePoint a;
  geo::PagePoint b;
  double half_width = 0;
};

namespace {

geo::PageBox box_of(const Segment& segment) {
  geo::PageBox box;
  box.add(segment.a);
  box.add(segment.b);
  return box.grown(segment.half_width);
}

/// Of a band on both sides of a line: what touches nothing of this box touches no piece of the band.
geo::PageBox box_of(const geo::Line<geo::PagePoint>& line, double half_width) {
  geo::PageBox box;
  for (const geo::PagePoint& p : line) box.add(map::snapped(p));
  return box.grown(half_width);
}

geo::PageBox snapped(const geo::PageBox& box) {
  return {map::snapped(box.min_x), map::snapped(box.min_y), map::snapped(box.max_x), map::snapped(box.max_y)};
}

double squared_distance(geo::PagePoint p, geo::PagePoint a, geo::PagePoint b) {
  const geo::PagePoint along = b - a;
  const double length2 = along.x * along.x + along.y * along.y;
  const double t = length2 == 0 ? 0 : std::clamp(((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length2, 0.0, 1.0);
  const geo::PagePoint off = p - (a + along * t);
  return off.x * off.x + off.y * off.y;
}

double distance(const Segment& a, const Segment& b) {
  if (cross(a.a, a.b, b.a, b.b)) return 0;
  return std::sqrt(std::min({squared_distance(a.a, b.a, b.b), squared_distance(a.b, b.a, b.b), squared_distance(b.a, a.a, a.b),
                             squared_distance(b.b, a.a, a.b)}));
}

void append_segments(const geo::Line<geo::PagePoint>& line, double half_width, std::vector<Segment>& to) {
  for (std::size_t i = 1; i < line.size(); ++i) to.push_back({map::snapped(line[i - 1]), map::snapped(line[i]), half_width});
}

}  // namespace

// Liang and Barsky, "A new concept and method for line clipping", ACM TOG 3(1), 1984: only whether anything is left.
bool touches(const geo::PageBox& box, geo::PagePoint a, geo::PagePoint b) {
  double from = 0;
  double to = 1;
  const std::array<std::array<double, 2>, 4> sides{
      {{a.x - b.x, a.x - box.min_x}, {b.x - a.x, box.max_x - a.x}, {a.y - b.y, a.y - box.min_y}, {b.y - a.y, box.max_y - a.y}}};
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

bool meet(geo::PagePoint a, geo::PagePoint b, geo::PagePoint c, geo::PagePoint d, double gap_pt) {
  if (std::max(a.x, b.x) + gap_pt < std::min(c.x, d.x) || std::max(c.x, d.x) + gap_pt < std::min(a.x, b.x) ||
      std::max(a.y, b.y) + gap_pt < std::min(c.y, d.y) || std::max(c.y, d.y) + gap_pt < std::min(a.y, b.y))
    return false;
  return cross(a, b, c, d) || distance_to_segment(a, c, d) < gap_pt || distance_to_segment(b, c, d) < gap_pt ||
         distance_to_segment(c, a, b) < gap_pt || distance_to_segment(d, a, b) < gap_pt;
}

double distance_to_segment(geo::PagePoint p, geo::PagePoint a, geo::PagePoint b) {
  // Not std::hypot: a square root is ten times as fast, and this is the innermost of loops.
  return std::sqrt(squared_distance(p, a, b));
}

struct SoftSegments {
  explicit SoftSegments(const geo::PageBox& frame) : grid(frame) {}

  std::vector<Segment> segments;
  BoxGrid grid;

  void add(const geo::Line<geo::PagePoint>& line, double half_width) {
    const std::size_t first = segments.size();
    append_segments(line, half_width, segments);
    for (std::size_t i = first; i < segments.size(); ++i) grid.add(box_of(segments[i]));
  }

  /// Calls `visit` with the numbers of the segments that come nearer to the straight line than both are thick, until it returns
  /// false.
  template <class Visit>
  void each_touching(const Segment& s, const Visit& visit) const {
    grid.each_touching(box_of(s), [&](std::uint32_t number) {
      const Segment& other = segments[number];
      return distance(s, other) > s.half_width + other.half_width || visit(number);
    });
  }

  [[nodiscard]] int touching(const geo::PageBox& box, int most) const {
    int count = 0;
    if (most <= 0) return count;
    grid.each_touching(box, [&](std::uint32_t number) {
      const Segment& s = segments[number];
      if (touches(box.grown(s.half_width), s.a, s.b)) ++count;
      return count < most;
    });
    return count;
  }
};

struct Occupancy::Taken {
  explicit Taken(const geo::PageBox& frame) : grid(frame), lines(frame) {}

  std::vector<geo::PageBox> boxes;
  BoxGrid grid;
  SoftSegments lines;
};

SoftLines::SoftLines(const geo::PageBox& frame, const std::vector<geo::Line<geo::PagePoint>>& lines)
    : segments_(std::make_unique<SoftSegments>(frame)) {
  for (const auto& line : lines) segments_->add(line, 0);
}

SoftLines::~SoftLines() = default;

Occupancy::Occupancy(const geo::PageBox& frame, std::shared_ptr<const SoftLines> soft_lines)
    : frame_(frame), taken_(std::make_unique<Taken>(frame)), soft_(std::move(soft_lines)) {}

Occupancy::~Occupancy() = default;

Occupancy::Occupancy(Occupancy&&) noexcept = default;
Occupancy& Occupancy::operator=(Occupancy&&) noexcept = default;

Occupancy::Occupancy(const Occupancy& other)
    : frame_(other.frame_), taken_(std::make_unique<Taken>(*other.taken_)), soft_(other.soft_) {}

void Occupancy::add_box(const geo::PageBox& box) {
  const geo::PageBox b = snapped(box);
  taken_->grid.add(b);
  taken_->boxes.push_back(b);
}

void Occupancy::add_line(const geo::Line<geo::PagePoint>& line, double half_width_pt) {
  taken_->lines.add(line, half_width_pt);
}

bool Occupancy::inside_frame(const geo::PageBox& box) const {
  return frame_.contains(box);
}

int Occupancy::conflicts(const geo::PageBox& box, int most) const {
  const geo::PageBox b = snapped(box);
  int count = 0;
  taken_->grid.each_touching(b, [&](std::uint32_t number) {
    if (taken_->boxes[number].intersects(b)) ++count;
    return count < most;
  });
  return count < most ? count + taken_->lines.touching(b, most - count) : count;
}

bool Occupancy::is_free(const geo::PageBox& box) const {
  return inside_frame(box) && conflicts(box, 1) == 0;
}

bool Occupancy::is_clear(geo::PagePoint a, geo::PagePoint b) const {
  bool clear = true;
  taken_->grid.each_touching(box_of({a, b, 0}), [&](std::uint32_t number) {
    clear = !touches(taken_->boxes[number], a, b);
    return clear;
  });
  return clear;
}

bool Occupancy::is_free(const geo::Line<geo::PagePoint>& line, double half_width_pt) const {
  // Neighbours meet much the same: who looks at every eighth piece first finds sooner what is in the way.
  constexpr std::size_t stride = 8;
  if (line.size() < 2) return true;
  const geo::PageBox whole = box_of(line, half_width_pt);
  if (!inside_frame(whole)) return false;
  if (conflicts(whole, 1) == 0) return true;
  for (std::size_t first = 1; first <= stride; ++first)
    for (std::size_t i = first; i < line.size(); i += stride)
      if (!is_free({map::snapped(line[i - 1]), map::snapped(line[i]), half_width_pt})) return false;
  return true;
}

bool Occupancy::is_free(const Segment& piece) const {
  const geo::PageBox box = box_of(piece);
  bool free = inside_frame(box);
  if (!free) return false;
  taken_->grid.each_touching(box, [&](std::uint32_t number) {
    free = !touches(taken_->boxes[number].grown(piece.half_width), piece.a, piece.b);
    return free;
  });
  if (free) taken_->lines.each_touching(piece, [&](std::uint32_t) { return free = false; });
  return free;
}

int Occupancy::soft_crossings(const geo::Line<geo::PagePoint>& line, double half_width_pt, int most) const {
  if (soft_ == nullptr || line.size() < 2 || soft_->segments_->touching(box_of(line, half_width_pt), 1) == 0) return 0;
  std::vector<Segment> pieces;
  append_segments(line, half_width_pt, pieces);
  std::unordered_set<std::uint32_t> touched;  // a segment may come near to several pieces
  for (const Segment& s : pieces) {
    if (std::ssize(touched) >= most) break;
    soft_->segments_->each_touching(s, [&](std::uint32_t number) {
      touched.insert(number);
      return std::ssize(touched) < most;
    });
  }
  return static_cast<int>(touched.size());
}

int Occupancy::soft_crossings(const geo::PageBox& box, int most) const {
  return soft_ == nullptr ? 0 : soft_->segments_->touching(box, most);
}

}  // namespace rutter::map
