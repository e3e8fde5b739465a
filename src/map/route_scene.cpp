#include "map/route_scene.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/page_line.hpp"
#include "geo/page_polygon.hpp"
#include "map/occupancy.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

using geo::LonLat;
using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

constexpr double least_leg_pt = 12;
constexpr double small_ring_pt = 3;
constexpr double least_ring_pt = place_dot_radius_pt + 1.5;
constexpr double told_apart_pt = 2 * place_dot_radius_pt;
constexpr double stub_pt = 24;
constexpr double stub_room_pt = 6;
constexpr int stub_directions = 24;

class RouteMaker {
 public:
  RouteMaker(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector, const ShownRoute& shown)
      : inputs_(inputs), frame_(frame), projector_(projector), shown_(shown), route_(inputs.route) {}

  RouteScene make() {
    for (const route::TracedLeg& leg : route_.legs) {
      if (!shown_.leg(leg.leg)) continue;
      LegOnPage on_page{leg.leg, {}, !route_.itinerary.legs[leg.leg].to, true};
      if (!leg.line.empty()) {
        on_page.lines = projector_.line(leg.line);
        on_page.arrives = projector_.point(leg.line.back()).has_value();
      }
      out_.legs.push_back(std::move(on_page));
    }
    add_markers();
    add_doubts();
    for (LegOnPage& leg : out_.legs) {
      if (leg.to_unknown) continue;
      const route::ResolvedLeg& spec = route_.itinerary.legs[leg.leg];
      trim(leg, spec.from, spec.to);
      if (drawn_length(leg) < least_leg_pt) join_markers(leg, spec.from, *spec.to);
    }
    for (LegOnPage& leg : out_.legs)
      if (leg.to_unknown) add_stub(leg);
    return std::move(out_);
  }

 private:
  [[nodiscard]] double radius_of(const route::ResolvedStop& stop) const {
    return stop_radius_pt({inputs_.style, frame_.zoom}, stop_properties(stop.status, kind_of(stop), stop.spec.confirms));
  }

  [[nodiscard]] bool has_stub(std::size_t stop) const {
    return std::any_of(out_.legs.begin(), out_.legs.end(),
                       [&](const LegOnPage& leg) { return leg.to_unknown && route_.itinerary.legs[leg.leg].from == stop; });
  }

  /// A place known only as near another always has its ring, round the marker at the least.
  [[nodiscard]] double marker_radius(const route::ResolvedStop& stop) const {
    return radius_of(stop) + (stop.known == route::Known::near ? small_ring_pt : 0);
  }

  void add_markers() {
    for (std::size_t i = 0; i < route_.itinerary.stops.size(); ++i) {
      const route::ResolvedStop& stop = route_.itinerary.stops[i];
      if (stop.known == route::Known::area || shown_.stop(i) != Shown::marker) continue;
      if (const auto at = projector_.point(stop.point))
        out_.markers.push_back({i, *at, *at, marker_radius(stop), false, false, false, has_stub(i) ? stub_room_pt : 0.0});
    }
    std::vector<Marker> all = out_.markers;
    for (const Marker& marker : out_.markers) add_readings(marker, all);
    std::vector<PageLine> lines;
    for (const LegOnPage& leg : out_.legs) lines.insert(lines.end(), leg.lines.begin(), leg.lines.end());
    spread_markers(all, lines, frame_.layout.map);
    const auto first_reading = std::stable_partition(all.begin(), all.end(), [](const Marker& m) { return !m.reading; });
    out_.readings.assign(first_reading, all.end());
    all.erase(first_reading, all.end());
    out_.markers = std::move(all);
    for (std::size_t i = 0; i < route_.itinerary.stops.size(); ++i)
      if (shown_.stop(i) == Shown::dot)
        if (const auto at = projector_.point(route_.itinerary.stops[i].point))
          out_.markers.push_back({i, *at, *at, place_dot_radius_pt, false, false, true, 0});
  }

  void add_readings(const Marker& marker, std::vector<Marker>& all) const {
    const route::ResolvedStop& stop = route_.itinerary.stops[marker.stop];
    const double radius = stop_radius_pt({inputs_.style, frame_.zoom},
                                         stop_properties(job::Status::none, "alternative", job::Confirms::unstated));
    for (const route::Reading& reading : stop.readings)
      if (const auto at = projector_.point(reading.point); at && geo::distance(*at, marker.point) > told_apart_pt)
        all.push_back({marker.stop, *at, *at, radius, true, false, false, 0});
  }

  /// A place known only as near another is never a plain pin: where its ring would be too small to be seen, one stands round
  /// the marker as a sign.
  [[nodiscard]] static DoubtOnPage small_ring(const Marker& m, job::Status status) {
    constexpr int corners = 48;
    PageLine circle;
    for (int i = 0; i <= corners; ++i) {
      const double angle = 2 * std::numbers::pi * (i % corners) / corners;
      circle.push_back(snapped(m.centre + PagePoint{std::cos(angle), std::sin(angle)} * m.radius_pt));
    }
    return {"ring", status, m.stop, {{{{circle}}}}, {circle}, false};
  }

  /// How large a ring must be to show beyond what stands on its middle.
  [[nodiscard]] double seen_from_pt(std::size_t stop) const {
    const Marker* m = marker_of(stop);
    return m == nullptr || m->moved ? least_ring_pt : radius_of(route_.itinerary.stops[stop]);
  }

  void add_doubts() {
    for (const route::Ring& ring : route_.rings) {
      const route::ResolvedStop& stop = route_.itinerary.stops[ring.stop];
      const geo::Polygon<LonLat> polygon{{ring.line}};
      DoubtOnPage doubt{"ring", stop.status, ring.stop, projector_.polygon(polygon), projector_.outline(polygon), true};
      const geo::PageBox box = geo::box_of(doubt.area);
      if (!box.empty() && std::max(box.width(), box.height()) / 2 > seen_from_pt(ring.stop)) {
        out_.doubts.push_back(std::move(doubt));
      } else if (const Marker* m = stop.known == route::Known::near ? marker_of(ring.stop) : nullptr; m != nullptr && !m->dot) {
        out_.doubts.push_back(small_ring(*m, stop.status));
      }
    }
    for (const route::Outline& outline : route_.outlines) {
      DoubtOnPage doubt{outline.context ? "context" : "area", job::Status::none, outline.index, {}, {}, true};
      if (!outline.context) doubt.status = route_.itinerary.stops[outline.index].status;
      for (const auto& polygon : outline.area.polygons) {
        const auto fill = projector_.polygon(polygon);
        doubt.area.polygons.insert(doubt.area.polygons.end(), fill.polygons.begin(), fill.polygons.end());
        const auto lines = projector_.outline(polygon);
        doubt.outline.insert(doubt.outline.end(), lines.begin(), lines.end());
      }
      if (!doubt.area.polygons.empty()) out_.doubts.push_back(std::move(doubt));
    }
  }

  [[nodiscard]] const Marker* marker_of(std::size_t stop) const {
    const auto found = std::find_if(out_.markers.begin(), out_.markers.end(), [&](const Marker& m) { return m.stop == stop; });
    return found == out_.markers.end() ? nullptr : &*found;
  }

  /// How much of a leg the symbol at its end hides.
  [[nodiscard]] double cover(const Marker& marker) const {
    return marker.moved || marker.dot ? place_dot_radius_pt + 1 : marker.radius_pt + 1;
  }

  void trim(LegOnPage& leg, std::size_t from, std::optional<std::size_t> to) const {
    if (leg.lines.empty()) return;
    if (const Marker* m = marker_of(from); m != nullptr && geo::distance(leg.lines.front().front(), m->point) < 0.5)
      leg.lines.front() = geo::trim_line(leg.lines.front(), cover(*m), 0);
    if (const Marker* m = to ? marker_of(*to) : nullptr;
        m != nullptr && !leg.lines.back().empty() && geo::distance(leg.lines.back().back(), m->point) < 0.5)
      leg.lines.back() = geo::trim_line(leg.lines.back(), 0, cover(*m));
    std::erase_if(leg.lines, [](const PageLine& line) { return line.size() < 2; });
  }

  static double drawn_length(const LegOnPage& leg) {
    double sum = 0;
    for (const PageLine& line : leg.lines) sum += geo::length(line);
    return sum;
  }

  /// A leg between neighbours, of which the map's scale leaves nothing to see, is drawn from circle to circle: a leg of the job
  /// must never be missing from the picture.
  void join_markers(LegOnPage& leg, std::size_t from, std::size_t to) const {
    const Marker* a = marker_of(from);
    const Marker* b = marker_of(to);
    if (a == nullptr || b == nullptr || (!a->moved && !b->moved)) return;
    const PageLine line = geo::trim_line({a->centre, b->centre}, a->radius_pt + 1, b->radius_pt + 1);
    if (line.size() >= 2) leg.lines = {line};
  }

  /// A leg to a place nobody states: a short arrow from the marker where there is most room, outwards from its cluster.
  void add_stub(LegOnPage& leg) {
    const Marker* marker = marker_of(route_.itinerary.legs[leg.leg].from);
    if (marker == nullptr) return;
    const PagePoint out = marker->centre - marker->point;
    const double far = std::hypot(out.x, out.y);
    PageLine best;
    double least = 0;
    for (int i = 0; i < stub_directions; ++i) {
      const double angle = 2 * std::numbers::pi * i / stub_directions - std::numbers::pi / 2;
      const PagePoint direction{std::cos(angle), std::sin(angle)};
      if (std::abs(direction.x) > 0.9) continue;  // that is where the stop's name stands best
      const PageLine line{snapped(marker->centre + direction * (marker->radius_pt + 1)),
                          snapped(marker->centre + direction * (marker->radius_pt + 1 + stub_pt))};
      const double turn = far > 0 ? 1 - (out.x * direction.x + out.y * direction.y) / far : 0;
      const double cost = turn * 30 + stub_cost(line, *marker);
      if (best.empty() || cost < least) {
        best = line;
        least = cost;
      }
    }
    leg.lines = {best};
  }

  /// Where a marker's name will stand best: level beside it, on the side away from its cluster.
  [[nodiscard]] geo::PageBox name_room(const Marker& m) const {
    constexpr double letter_pt = 4.6;
    const double width = letter_pt * static_cast<double>(route_.itinerary.stops[m.stop].label.size());
    const bool left = m.centre.x < m.point.x;
    const double near = m.centre.x + (left ? -m.radius_pt : m.radius_pt);
    return {left ? near - width : near, m.centre.y - 5, left ? near : near + width, m.centre.y + 5};
  }

  [[nodiscard]] double stub_cost(const PageLine& line, const Marker& own) const {
    double cost = frame_.layout.map.grown(-12).contains(line.back()) ? 0 : 1000;
    for (const Marker& m : out_.readings)
      if (distance_to_segment(m.centre, line.front(), line.back()) < m.radius_pt + 3) cost += 100;
    for (const Marker& m : out_.markers) {
      if (touches(name_room(m), line.front(), line.back())) cost += 40;
      if (m.stop == own.stop) continue;
      if (distance_to_segment(m.centre, line.front(), line.back()) < m.radius_pt + 3) cost += 100;
      if (m.moved && cross(m.point, m.centre, line.front(), line.back())) cost += 100;
      if (distance_to_segment(m.point, line.front(), line.back()) < 4) cost += 20;
    }
    for (const LegOnPage& leg : out_.legs)
      for (const PageLine& other : leg.lines)
        for (std::size_t i = 1; i < other.size(); ++i)
          if (cross(line.front(), line.back(), other[i - 1], other[i]) ||
              distance_to_segment(line.back(), other[i - 1], other[i]) < 6)
            cost += 50;
    return cost;
  }

  const MapInputs& inputs_;
  const MapFrame& frame_;
  const geo::Projector& projector_;
  const ShownRoute& shown_;
  const route::Route& route_;
  RouteScene out_;
};

}  // namespace

RouteScene build_route_scene(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector,
                             const ShownRoute& shown) {
  return RouteMaker(inputs, frame, projector, shown).make();
}

}  // namespace rutter::map
