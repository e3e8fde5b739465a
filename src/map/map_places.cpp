#include "map/map_places.hpp"

#include <algorithm>
#include <cmath>

#include "map/travel_glyph.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

constexpr double room_for_a_name_pt = 22;
constexpr double side_cost = 40;
constexpr double callout_room_pt = 110;

PageBox square(PagePoint p, double r) {
  return PageBox{p.x, p.y, p.x, p.y}.grown(r);
}

double distance_to(const PageBox& box, PagePoint p) {
  return geo::distance(p, {std::clamp(p.x, box.min_x, box.max_x), std::clamp(p.y, box.min_y, box.max_y)});
}

}  // namespace

Occupancy route_occupancy(const MapFrame& frame, std::shared_ptr<const SoftLines> soft_lines, const RouteScene& route) {
  Occupancy taken(frame.layout.map.grown(-1.5), std::move(soft_lines));
  for (const LegOnPage& leg : route.legs)
    for (const auto& line : leg.lines) taken.add_line(line, 2.5);
  for (const LegOnPage& leg : route.legs)
    for (const PagePoint p : leg.glyph_points()) taken.add_box(square(p, travel_glyph_pt / 2));
  for (const std::vector<Marker>* markers : {&route.markers, &route.readings})
    for (const Marker& m : *markers) {
      taken.add_box(square(m.centre, m.radius_pt));
      if (!m.moved) continue;
      taken.add_box(square(m.point, place_dot_radius_pt + 0.5));
      taken.add_line({m.point, m.centre}, 0.5);
    }
  return taken;
}

void add_outlines(const RouteScene& route, Occupancy& taken) {
  for (const DoubtOnPage& doubt : route.doubts)
    for (const auto& line : doubt.outline) taken.add_line(line, 3);
}

void add_room_for_labels(const RouteScene& route, const std::vector<bool>& in_callouts, Occupancy& taken) {
  for (const Marker& m : route.markers)
    if (!m.dot && (m.stop >= in_callouts.size() || !in_callouts[m.stop]))
      taken.add_box(square(m.centre, m.radius_pt + room_for_a_name_pt));
}

Occupancy with_room_for_labels(Occupancy taken, const RouteScene& route, const std::vector<bool>& in_callouts) {
  add_outlines(route, taken);
  add_room_for_labels(route, in_callouts, taken);
  return taken;
}

PageBox place_at(const PageBox& map, double width, double height, job::Position position) {
  const double left = map.min_x + corner_gap_pt;
  const double right = map.max_x - corner_gap_pt - width;
  const double top = map.min_y + corner_gap_pt;
  const double bottom = map.max_y - corner_gap_pt - height;
  const double centre = (left + right) / 2;
  const double middle = (top + bottom) / 2;
  PagePoint at{centre, middle};
  switch (position) {
    case job::Position::top_left:
      at = {left, top};
      break;
    case job::Position::top:
      at = {centre, top};
      break;
    case job::Position::top_right:
      at = {right, top};
      break;
    case job::Position::left:
      at = {left, middle};
      break;
    case job::Position::right:
      at = {right, middle};
      break;
    case job::Position::bottom_left:
      at = {left, bottom};
      break;
    case job::Position::bottom:
      at = {centre, bottom};
      break;
    case job::Position::bottom_right:
      at = {right, bottom};
      break;
  }
  at = snapped(at);
  return {at.x, at.y, at.x + width, at.y + height};
}

std::vector<PageBox> places_along(const PageBox& map, double width, double height, double step) {
  const PageBox first = place_at(map, width, height, job::Position::top_left);
  const PageBox last = place_at(map, width, height, job::Position::bottom_right);
  std::vector<PageBox> out;
  if (last.min_x < first.min_x || last.min_y < first.min_y) return out;
  const auto add = [&](double x, double y) {
    const PagePoint at = snapped(PagePoint{x, y});
    out.push_back({at.x, at.y, at.x + width, at.y + height});
  };
  const int columns = std::max(1, static_cast<int>(std::ceil((last.min_x - first.min_x) / step)));
  const int rows = std::max(1, static_cast<int>(std::ceil((last.min_y - first.min_y) / step)));
  for (int i = 0; i <= columns; ++i) {
    const double x = first.min_x + (last.min_x - first.min_x) * i / columns;
    add(x, last.min_y);
    add(x, first.min_y);
  }
  for (int i = 1; i < rows; ++i) {
    const double y = first.min_y + (last.min_y - first.min_y) * i / rows;
    add(first.min_x, y);
    add(last.min_x, y);
  }
  return out;
}

std::optional<PageBox> free_place(const Occupancy& taken, const PageBox& map, double width, double height,
                                  const std::vector<PagePoint>& near) {
  std::optional<PageBox> best;
  double least = 0;
  const auto is_corner = [&](const PageBox& box) {
    const bool side = box.min_x < map.min_x + corner_gap_pt + 0.5 || box.max_x > map.max_x - corner_gap_pt - 0.5;
    const bool end = box.min_y < map.min_y + corner_gap_pt + 0.5 || box.max_y > map.max_y - corner_gap_pt - 0.5;
    return side && end;
  };
  for (const PageBox& box : places_along(map, width, height, 20)) {
    double cost = is_corner(box) ? 0 : side_cost;
    for (const PagePoint p : near) cost += std::max(0.0, callout_room_pt - distance_to(box, p));
    if ((best && cost >= least) || !taken.is_free(box.grown(3))) continue;
    // Crossings beyond those that make it as dear as the best are not counted: there may be thousands.
    cost += best ? taken.soft_crossings(box, static_cast<int>(std::ceil(least - cost))) : taken.soft_crossings(box);
    if (best && cost >= least) continue;
    best = box;
    least = cost;
  }
  return best;
}

}  // namespace rutter::map
