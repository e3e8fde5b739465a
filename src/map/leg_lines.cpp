#include "map/leg_lines.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "geo/clip.hpp"
#include "geo/page_line.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

constexpr double same_place_pt = 2;
constexpr double same_way_pt = 3;
constexpr double long_way_pt = 60;       ///< of legs longer than this those are taken together that lie ...
constexpr double as_one_at_ends_pt = 7;  ///< ... as near each other at their ends
constexpr double as_one_between_pt = 5;  ///< ... and between
constexpr double least_same_way_pt = 12;
constexpr double widest_bundle_pt = 48;
constexpr double loop_reach_pt = 17;

PagePoint towards(double angle) {
  return {std::cos(angle), std::sin(angle)};
}

double angle_of(PagePoint p) {
  return std::atan2(p.y, p.x);
}

PageLine reversed(PageLine line) {
  std::reverse(line.begin(), line.end());
  return line;
}

bool near(PagePoint a, PagePoint b, double pt) {
  return geo::distance(a, b) < pt;
}

/// Whether two lines lie on each other from end to end, in the same direction.
bool coincide(const PageLine& a, const PageLine& b) {
  if (!near(a.front(), b.front(), as_one_at_ends_pt) || !near(a.back(), b.back(), as_one_at_ends_pt)) return false;
  const double whole_a = geo::length(a);
  const double whole_b = geo::length(b);
  const bool is_long = whole_a > long_way_pt;
  if (!is_long && (!near(a.front(), b.front(), same_place_pt) || !near(a.back(), b.back(), same_place_pt))) return false;
  for (const double share : {0.25, 0.5, 0.75})
    if (!near(geo::point_at(a, whole_a * share).point, geo::point_at(b, whole_b * share).point,
              is_long ? as_one_between_pt : same_way_pt))
      return false;
  return true;
}

enum class Way { other, same, back };

Way way_of(const LegPath& a, const LegPath& b) {
  if (!a.to || !b.to || a.lines.size() != b.lines.size()) return Way::other;
  const bool same_stops = a.from == b.from && *a.to == *b.to;
  const bool stops_back = a.from == *b.to && *a.to == b.from;
  // Of stops so near each other that nothing is to be seen between them only the stops themselves tell the direction.
  if (!same_stops && !stops_back && (a.lines.empty() || geo::length(a.lines.front()) < least_same_way_pt)) return Way::other;
  bool same = same_stops || !stops_back;
  bool back = stops_back || !same_stops;
  const std::size_t count = a.lines.size();
  for (std::size_t i = 0; i < count && (same || back); ++i) {
    same = same && coincide(a.lines[i], b.lines[i]);
    back = back && coincide(a.lines[i], reversed(b.lines[count - 1 - i]));
  }
  return same ? Way::same : back ? Way::back : Way::other;
}

/// Whether a leg comes back on the way it went.
bool returns_on_itself(const PageLine& line) {
  if (line.size() < 3 || !near(line.front(), line.back(), same_place_pt)) return false;
  const double whole = geo::length(line);
  if (whole < 2 * least_same_way_pt) return false;
  for (const double share : {0.1, 0.2, 0.3, 0.4})
    if (!near(geo::point_at(line, whole * share).point, geo::point_at(line, whole * (1 - share)).point, same_way_pt))
      return false;
  return true;
}

/// Out on the right, round the far end, and back on the right again.
PageLine in_two_lanes(const PageLine& line, double lane_pt) {
  const double half = geo::length(line) / 2;
  PageLine out = geo::offset_line(geo::part_of(line, 0, half), lane_pt);
  const PageLine back = geo::offset_line(geo::part_of(line, half, 2 * half), lane_pt);
  const PagePoint middle = (out.back() + back.front()) * 0.5;
  const double first = angle_of(out.back() - middle);
  constexpr int steps = 8;
  for (int i = 1; i < steps; ++i) out.push_back(middle + towards(first - std::numbers::pi * i / steps) * lane_pt);
  out.insert(out.end(), back.begin(), back.end());
  return out;
}

void move_aside(LegPath& leg, double lane_pt, const geo::PageBox& frame) {
  leg.lane_pt = lane_pt;
  std::vector<PageLine> moved;
  for (PageLine& line : leg.lines) {
    PageLine aside = geo::offset_line(line, lane_pt);
    for (PagePoint& p : aside) p = snapped(p);
    for (PageLine& part : geo::clip_line(aside, frame)) moved.push_back(std::move(part));
  }
  leg.lines = std::move(moved);
}

/// A leg of several that take the same way.
struct Member {
  std::size_t leg = 0;
  bool back = false;    ///< against the direction of the first
  double right_pt = 0;  ///< how far it lies to the right of the first
};

/// How far the middle of b lies to the right of a's, as a goes.
double to_the_right(const LegPath& a, const LegPath& b) {
  if (a.lines.empty()) return 0;
  const geo::PointOnLine middle = geo::middle_of(a.lines.front());
  const PagePoint aside = geo::middle_of(b.lines.size() == 1 ? b.lines.front() : a.lines.front()).point - middle.point;
  return middle.tangent.x * aside.y - middle.tangent.y * aside.x;
}

/// From left to right of the first one's direction: as they lie, and of those that lie on each other first those that come
/// back, then those that go with it.
void into_lanes(std::vector<LegPath>& legs, std::vector<Member> members, const geo::PageBox& frame) {
  std::stable_sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
    const long at_a = std::lround(a.right_pt);
    const long at_b = std::lround(b.right_pt);
    return at_a != at_b ? at_a < at_b : a.back && !b.back;
  });
  const double between = static_cast<double>(members.size() - 1);
  const double width = std::min(lane_width_pt, widest_bundle_pt / between);
  for (std::size_t k = 0; k < members.size(); ++k) {
    const double wanted = (static_cast<double>(k) - between / 2) * width;
    LegPath& leg = legs[members[k].leg];
    leg.slot = k;
    move_aside(leg, members[k].back ? -wanted : wanted, frame);
  }
}

/// The line without all that comes after it first enters the circle for good, seen from its beginning.
PageLine outside_circle(PageLine line, const Cover& circle) {
  while (!line.empty() && geo::distance(line.back(), circle.centre) <= circle.radius_pt) {
    const PagePoint inside = line.back();
    line.pop_back();
    if (line.empty()) break;
    const PagePoint outside = line.back();
    if (geo::distance(outside, circle.centre) <= circle.radius_pt) continue;
    double far = 0;
    double close = 1;
    for (int i = 0; i < 40; ++i) {
      const double middle = (far + close) / 2;
      (geo::distance(outside + (inside - outside) * middle, circle.centre) > circle.radius_pt ? far : close) = middle;
    }
    line.push_back(snapped(outside + (inside - outside) * far));
    break;
  }
  return line.size() < 2 ? PageLine() : line;
}

/// A lane may pass beside a small symbol: it ends abreast of it then, and is led to its edge afterwards.
Cover reach_of(const Cover& cover, double lane_pt) {
  return {cover.centre, std::max(cover.radius_pt, std::hypot(lane_pt, 1.5))};
}

PageLine bezier(PagePoint a, PagePoint b, PagePoint c, PagePoint d) {
  constexpr int steps = 14;
  PageLine line;
  for (int i = 0; i <= steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    const double s = 1 - t;
    line.push_back(snapped(a * (s * s * s) + b * (3 * s * s * t) + c * (3 * s * t * t) + d * (t * t * t)));
  }
  return line;
}

}  // namespace

void separate_lanes(std::vector<LegPath>& legs, const geo::PageBox& frame) {
  std::vector<bool> done(legs.size(), false);
  for (std::size_t i = 0; i < legs.size(); ++i) {
    if (done[i]) continue;
    if (legs[i].lines.size() == 1 && returns_on_itself(legs[i].lines.front())) {
      for (PagePoint& p : legs[i].lines.front() = in_two_lanes(legs[i].lines.front(), lane_width_pt / 2)) p = snapped(p);
      legs[i].lane_pt = lane_width_pt / 2;
      continue;
    }
    std::vector<Member> members{{i, false, 0}};
    for (std::size_t j = i + 1; j < legs.size(); ++j) {
      if (done[j]) continue;
      const Way way = way_of(legs[i], legs[j]);
      if (way == Way::other) continue;
      members.push_back({j, way == Way::back, to_the_right(legs[i], legs[j])});
      done[j] = true;
    }
    if (members.size() > 1) into_lanes(legs, std::move(members), frame);
  }
}

void trim_ends(LegPath& leg, const std::vector<std::optional<Cover>>& covers) {
  if (leg.lines.empty()) return;
  if (leg.starts_at_place && covers[leg.from])
    leg.lines.front() = reversed(outside_circle(reversed(leg.lines.front()), reach_of(*covers[leg.from], leg.lane_pt)));
  if (leg.ends_at_place && leg.to && covers[*leg.to])
    leg.lines.back() = outside_circle(leg.lines.back(), reach_of(*covers[*leg.to], leg.lane_pt));
  std::erase_if(leg.lines, [](const PageLine& line) { return line.size() < 2; });
}

PageLine short_way(const Cover& from, const Cover& to, double height_pt) {
  const PagePoint way = to.centre - from.centre;
  const double apart = std::hypot(way.x, way.y);
  if (apart == 0) return {};
  if (height_pt == 0) return geo::trim_line({from.centre, to.centre}, from.radius_pt, to.radius_pt);
  const PagePoint right{-way.y / apart, way.x / apart};
  const double reach = std::copysign(std::max(from.radius_pt, to.radius_pt), height_pt) + height_pt;
  const PagePoint top = (from.centre + to.centre) * 0.5 + right * reach;
  const auto edge = [&](const Cover& c) { return c.centre + towards(angle_of(top - c.centre)) * c.radius_pt; };
  const PagePoint a = edge(from);
  const PagePoint d = edge(to);
  return bezier(a, a + (top - a) * 0.8, d + (top - d) * 0.8, d);
}

PageLine small_loop(const Cover& at, double angle) {
  constexpr double half = 0.45;
  const PagePoint a = at.centre + towards(angle - half) * at.radius_pt;
  const PagePoint d = at.centre + towards(angle + half) * at.radius_pt;
  // The handles of a cubic reach a third further than its curve.
  const double far = at.radius_pt + loop_reach_pt * 4 / 3;
  return bezier(a, at.centre + towards(angle - 1.25 * half) * far, at.centre + towards(angle + 1.25 * half) * far, d);
}

}  // namespace rutter::map
