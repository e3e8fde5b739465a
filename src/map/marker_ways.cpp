#include "map/marker_ways.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

#include "geo/page_line.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

constexpr double out_pt = 24;
constexpr double room_wanted_pt = 30;  ///< between its end and other legs
/// A straight stroke of this length holds the smallest arrowhead, and is read sooner than an arc beside it.
constexpr double least_straight_pt = 4.5;
constexpr double unseen_cost = 100;
constexpr int way_directions = 24;
// The heights of arcs that are tried; of the first three alone where there are so many legs that weighing them takes long.
constexpr std::array<double, 11> heights = {0, 16, -16, 8, -8, 28, -28, 44, -44, 64, -64};
constexpr std::size_t many_legs = 200;

double angle_of(int direction) {
  return 2 * std::numbers::pi * direction / way_directions - std::numbers::pi / 2;
}

}  // namespace

PageLine MarkerWays::between(const Marker& a, const Marker& b) const {
  PageLine best;
  double least = 0;
  for (const double height : std::span(heights).first(paths_.size() > many_legs ? 3 : heights.size())) {
    PageLine line = short_way({a.centre, a.radius_pt + 1}, {b.centre, b.radius_pt + 1}, height);
    if (line.size() < 2) continue;
    const double length = geo::length(line);
    const bool seen = length >= (height == 0 ? least_straight_pt : least_leg_pt);
    const double cost = length + (seen ? 0 : unseen_cost) + cost_between(line, a, b);
    if (!best.empty() && cost >= least) continue;
    best = std::move(line);
    least = cost;
  }
  return best;
}

/// What a way between two markers runs into: other markers, leaders and dots, other legs.
double MarkerWays::cost_between(const PageLine& line, const Marker& a, const Marker& b) const {
  double cost = leg_crossings_cost(line);
  for (const PagePoint p : line)
    if (!map_.grown(-4).contains(p)) cost += 100;
  for (const std::vector<Marker>* markers : {&scene_.markers, &scene_.readings})
    for (const Marker& m : *markers) {
      if (&m != &a && &m != &b && geo::distance_to(line, m.centre) < m.radius_pt + 3) cost += 300;
      if (!m.moved) continue;
      if (geo::distance_to(line, m.point) < 4) cost += 30;
      for (std::size_t i = 1; i < line.size(); ++i)
        if (cross(m.point, m.centre, line[i - 1], line[i])) cost += 150;
    }
  return cost;
}

double MarkerWays::leg_crossings_cost(const PageLine& line) const {
  const geo::PageBox box = geo::box_of(line).grown(5);
  const PagePoint middle = geo::middle_of(line).point;
  double cost = 0;
  for (const LegPath& leg : paths_)
    for (const PageLine& other : leg.lines) {
      if (!geo::box_of(other).intersects(box)) continue;
      if (geo::distance_to(other, middle) < 5) cost += 120;
      for (std::size_t i = 1; i < other.size(); ++i)
        for (std::size_t j = 1; j < line.size(); ++j)
          if (cross(other[i - 1], other[i], line[j - 1], line[j])) cost += 25;
    }
  return cost;
}

PageLine MarkerWays::loop_at(const Marker& marker) const {
  PageLine best;
  double least = 0;
  for (int i = 0; i < way_directions; ++i) {
    PageLine loop = small_loop({marker.centre, marker.radius_pt + 1}, angle_of(i));
    const double cost = way_out_cost(marker, {marker.centre, loop[loop.size() / 2]});
    if (!best.empty() && cost >= least) continue;
    best = std::move(loop);
    least = cost;
  }
  return best;
}

PageLine MarkerWays::out_of(const Marker& marker) const {
  PageLine best;
  double least = 0;
  for (int i = 0; i < way_directions; ++i) {
    const PagePoint direction{std::cos(angle_of(i)), std::sin(angle_of(i))};
    if (std::abs(direction.x) > 0.9) continue;  // that is where the stop's name stands best
    const PageLine line{snapped(marker.centre + direction * (marker.radius_pt + 1)),
                        snapped(marker.centre + direction * (marker.radius_pt + 1 + out_pt))};
    const double cost = way_out_cost(marker, line);
    if (best.empty() || cost < least) {
      best = line;
      least = cost;
    }
  }
  return best;
}

/// How badly a short line away from a marker would stand: outwards from its cluster is best, where nothing else is.
double MarkerWays::way_out_cost(const Marker& marker, const PageLine& line) const {
  const PagePoint out = marker.centre - marker.point;
  const PagePoint way = line.back() - line.front();
  const double far = std::hypot(out.x, out.y) * std::hypot(way.x, way.y);
  const double turn = far > 0 ? 1 - (out.x * way.x + out.y * way.y) / far : 0;
  return turn * 30 + cost_of_line(line, marker);
}

/// Where a marker's name will stand best: level beside it, on the side away from its cluster.
geo::PageBox MarkerWays::name_room(const Marker& m) const {
  constexpr double letter_pt = 4.6;
  const double width = letter_pt * static_cast<double>(inputs_.route.itinerary.stops[m.stop].label.size());
  const bool left = m.centre.x < m.point.x;
  const double near = m.centre.x + (left ? -m.radius_pt : m.radius_pt);
  return {left ? near - width : near, m.centre.y - 5, left ? near : near + width, m.centre.y + 5};
}

double MarkerWays::cost_of_line(const PageLine& line, const Marker& own) const {
  double cost = map_.grown(-12).contains(line.back()) ? 0 : 1000;
  for (const Marker& m : scene_.readings)
    if (distance_to_segment(m.centre, line.front(), line.back()) < m.radius_pt + 3) cost += 100;
  for (const Marker& m : scene_.markers) {
    if (touches(name_room(m), line.front(), line.back())) cost += 40;
    if (m.stop == own.stop) continue;
    if (distance_to_segment(m.centre, line.front(), line.back()) < m.radius_pt + 3) cost += 100;
    if (m.moved && cross(m.point, m.centre, line.front(), line.back())) cost += 100;
    if (distance_to_segment(m.point, line.front(), line.back()) < 4) cost += 20;
  }
  double room = room_wanted_pt;
  for (const LegPath& leg : paths_)
    for (const PageLine& other : leg.lines) room = std::min(room, geo::distance_to(other, line.back()));
  cost += room_wanted_pt - room;
  for (const LegPath& leg : paths_)
    for (const PageLine& other : leg.lines)
      for (std::size_t i = 1; i < other.size(); ++i)
        if (cross(own.centre, line.back(), other[i - 1], other[i]) ||
            distance_to_segment(line.back(), other[i - 1], other[i]) < 6)
          cost += 50;
  return cost;
}

}  // namespace rutter::map
