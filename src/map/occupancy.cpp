#include "map/occupancy.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace rutter::map {
namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

using TreePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using TreeBox = bg::model::box<TreePoint>;
/// A box and the number of what it holds.
using Entry = std::pair<TreeBox, std::size_t>;
using Tree = bgi::rtree<Entry, bgi::linear<16>>;

struct Segment {
  geo::PagePoint a;
  geo::PagePoint b;
  double half_width = 0;
};

TreeBox tree_box(const geo::PageBox& box) {
  return {{box.min_x, box.min_y}, {box.max_x, box.max_y}};
}

Entry entry_of(const Segment& segment, std::size_t number) {
  geo::PageBox box;
  box.add(segment.a);
  box.add(segment.b);
  return {tree_box(box.grown(segment.half_width)), number};
}

geo::PageBox snapped(const geo::PageBox& box) {
  return {map::snapped(box.min_x), map::snapped(box.min_y), map::snapped(box.max_x), map::snapped(box.max_y)};
}

double distance(const Segment& a, const Segment& b) {
  if (cross(a.a, a.b, b.a, b.b)) return 0;
  return std::min({distance_to_segment(a.a, b.a, b.b), distance_to_segment(a.b, b.a, b.b), distance_to_segment(b.a, a.a, a.b),
                   distance_to_segment(b.b, a.a, a.b)});
}

void append_segments(const geo::Line<geo::PagePoint>& line, double half_width, std::vector<Segment>& to) {
  for (std::size_t i = 1; i < line.size(); ++i) to.push_back({map::snapped(line[i - 1]), map::snapped(line[i]), half_width});
}

}  // namespace

double snapped(double pt) {
  return std::round(pt * 256 / 3) * 3 / 256;
}

geo::PagePoint snapped(geo::PagePoint p) {
  return {snapped(p.x), snapped(p.y)};
}

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
  const geo::PagePoint along = b - a;
  const double length2 = along.x * along.x + along.y * along.y;
  const double t = length2 == 0 ? 0 : std::clamp(((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length2, 0.0, 1.0);
  // Not std::hypot: a square root is ten times as fast, and this is the innermost of loops.
  const geo::PagePoint off = p - (a + along * t);
  return std::sqrt(off.x * off.x + off.y * off.y);
}

struct Occupancy::Segments {
  std::vector<Segment> segments;
  Tree tree;

  /// Tells `found` the numbers of the segments that come nearer to the straight line than both are thick, until it returns
  /// false: then the answer is false too.
  template <class Found>
  bool each_touching(const Segment& s, Found found) const {
    for (auto near = tree.qbegin(bgi::intersects(entry_of(s, 0).first)); near != tree.qend(); ++near) {
      const Segment& other = segments[near->second];
      if (distance(s, other) <= s.half_width + other.half_width && !found(near->second)) return false;
    }
    return true;
  }

  [[nodiscard]] int touching(const geo::PageBox& box, int most) const {
    int count = 0;
    for (auto found = tree.qbegin(bgi::intersects(tree_box(box))); found != tree.qend() && count < most; ++found) {
      const Segment& s = segments[found->second];
      if (touches(box.grown(s.half_width), s.a, s.b)) ++count;
    }
    return count;
  }
};

struct Occupancy::Taken {
  std::vector<geo::PageBox> boxes;
  Tree box_tree;
  Segments lines;
};

Occupancy::Occupancy(const geo::PageBox& frame, const std::vector<geo::Line<geo::PagePoint>>& soft_lines)
    : frame_(frame), taken_(std::make_unique<Taken>()) {
  auto soft = std::make_shared<Segments>();
  for (const auto& line : soft_lines) append_segments(line, 0, soft->segments);
  std::vector<Entry> entries;
  entries.reserve(soft->segments.size());
  for (const Segment& segment : soft->segments) entries.push_back(entry_of(segment, entries.size()));
  soft->tree = Tree(entries.begin(), entries.end());  // packed: many segments at once
  soft_ = std::move(soft);
}

Occupancy::~Occupancy() = default;

Occupancy::Occupancy(Occupancy&&) noexcept = default;
Occupancy& Occupancy::operator=(Occupancy&&) noexcept = default;

Occupancy::Occupancy(const Occupancy& other)
    : frame_(other.frame_), taken_(std::make_unique<Taken>(*other.taken_)), soft_(other.soft_) {}

void Occupancy::add_box(const geo::PageBox& box) {
  const geo::PageBox b = snapped(box);
  taken_->box_tree.insert({tree_box(b), taken_->boxes.size()});
  taken_->boxes.push_back(b);
}

void Occupancy::add_line(const geo::Line<geo::PagePoint>& line, double half_width_pt) {
  const std::size_t first = taken_->lines.segments.size();
  append_segments(line, half_width_pt, taken_->lines.segments);
  for (std::size_t i = first; i < taken_->lines.segments.size(); ++i)
    taken_->lines.tree.insert(entry_of(taken_->lines.segments[i], i));
}

bool Occupancy::inside_frame(const geo::PageBox& box) const {
  return frame_.contains(box);
}

int Occupancy::conflicts(const geo::PageBox& box, int most) const {
  const geo::PageBox b = snapped(box);
  int count = 0;
  for (auto found = taken_->box_tree.qbegin(bgi::intersects(tree_box(b))); found != taken_->box_tree.qend() && count < most;
       ++found)
    if (taken_->boxes[found->second].intersects(b)) ++count;
  return count < most ? count + taken_->lines.touching(b, most - count) : count;
}

bool Occupancy::is_free(const geo::PageBox& box) const {
  return inside_frame(box) && conflicts(box, 1) == 0;
}

bool Occupancy::is_clear(geo::PagePoint a, geo::PagePoint b) const {
  const auto near = bgi::intersects(entry_of({a, b, 0}, 0).first);
  for (auto found = taken_->box_tree.qbegin(near); found != taken_->box_tree.qend(); ++found)
    if (touches(taken_->boxes[found->second], a, b)) return false;
  return true;
}

bool Occupancy::is_free(const geo::Line<geo::PagePoint>& line, double half_width_pt) const {
  std::vector<Segment> pieces;
  append_segments(line, half_width_pt, pieces);
  return std::all_of(pieces.begin(), pieces.end(), [&](const Segment& s) {
    const auto box = entry_of(s, 0).first;
    geo::PageBox ends;
    ends.add(s.a);
    ends.add(s.b);
    if (!inside_frame(ends.grown(half_width_pt))) return false;
    for (auto found = taken_->box_tree.qbegin(bgi::intersects(box)); found != taken_->box_tree.qend(); ++found)
      if (touches(taken_->boxes[found->second].grown(half_width_pt), s.a, s.b)) return false;
    return taken_->lines.each_touching(s, [](std::size_t) { return false; });
  });
}

int Occupancy::soft_crossings(const geo::Line<geo::PagePoint>& line, double half_width_pt, int most) const {
  std::vector<Segment> pieces;
  append_segments(line, half_width_pt, pieces);
  std::vector<std::size_t> touched;  // sorted, each once: a segment may come near to several pieces
  const auto count = [&](std::size_t number) {
    const auto at = std::lower_bound(touched.begin(), touched.end(), number);
    if (at == touched.end() || *at != number) touched.insert(at, number);
    return std::ssize(touched) < most;
  };
  for (const Segment& s : pieces)
    if (most <= 0 || !soft_->each_touching(s, count)) return std::max(most, 0);
  return static_cast<int>(touched.size());
}

int Occupancy::soft_crossings(const geo::PageBox& box, int most) const {
  return soft_->touching(box, most);
}

}  // namespace rutter::map
