#include "map/route_scene.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "geo/page_line.hpp"
#include "geo/page_polygon.hpp"
#include "map/groups.hpp"
#include "map/leg_lines.hpp"
#include "map/marker_search.hpp"
#include "map/marker_ways.hpp"
#include "map/occupancy.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

using geo::LonLat;
using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

constexpr double small_ring_pt = 3;
constexpr double least_ring_pt = place_dot_radius_pt + 1.5;
constexpr double told_apart_pt = 2 * place_dot_radius_pt;
constexpr double stub_room_pt = 6;

class RouteMaker {
 public:
  RouteMaker(const MapInputs& inputs, const MapFrame& frame, RouteOnPage& on_page, const ShownRoute& shown)
      : inputs_(inputs),
        frame_(frame),
        on_page_(on_page),
        projector_(on_page.projector()),
        shown_(shown),
        route_(inputs.route),
        ways_(inputs, frame, out_, paths_) {}

  RouteScene make() {
    for (;;) {
      lay_out();
      const std::vector<std::size_t> crossing = with_crossing_leader();
      if (crossing.empty()) break;
      small_.insert(small_.end(), crossing.begin(), crossing.end());
      out_ = {};
      paths_.clear();
    }
    return std::move(out_);
  }

 private:
  void lay_out() {
    for (std::size_t i = 0; i < route_.legs.size(); ++i)
      if (shown_.leg(route_.legs[i].leg)) add_leg(i);
    separate_lanes(paths_, frame_.layout.map);
    add_markers();
    add_doubts();
    arrange_legs();
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      const Marker* marker = out_.legs[i].to_unknown ? marker_of(paths_[i].from) : nullptr;
      if (marker != nullptr) out_.legs[i].lines = paths_[i].lines = {ways_.out_of(*marker)};
    }
    place_marks();
  }

  /// Stops whose leaders cross a leg or each other as all is drawn at last.
  [[nodiscard]] std::vector<std::size_t> with_crossing_leader() const {
    std::vector<std::pair<std::size_t, PageLine>> leaders;
    for (const Marker& m : out_.markers)
      if (PageLine line = leader_of(m); !line.empty()) leaders.emplace_back(m.stop, std::move(line));
    if (leaders.empty()) return {};
    std::vector<PageLine> lines;
    for (const LegOnPage& leg : out_.legs) lines.insert(lines.end(), leg.lines.begin(), leg.lines.end());
    const Segments legs(lines, frame_.layout.map);
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < leaders.size(); ++i) {
      const PageLine& leader = leaders[i].second;
      const bool meets =
          std::any_of(leaders.begin() + static_cast<std::ptrdiff_t>(i) + 1, leaders.end(),
                      [&](const auto& other) { return cross(leader[0], leader[1], other.second[0], other.second[1]); });
      if (meets || legs.cross_line(leader[0], leader[1])) out.push_back(leaders[i].first);
    }
    return out;
  }

  [[nodiscard]] double radius_of(const route::ResolvedStop& stop) const {
    return stop_radius_pt({inputs_.style, frame_.zoom}, stop_properties(stop.status, kind_of(stop), stop.spec.confirms));
  }

  void add_leg(std::size_t number) {
    const route::TracedLeg& leg = route_.legs[number];
    const route::ResolvedLeg& spec = route_.itinerary.legs[leg.leg];
    LegOnPage drawn;
    drawn.leg = leg.leg;
    drawn.to_unknown = !spec.to;
    drawn.open_end = !spec.to || route_.itinerary.stops[*spec.to].known == route::Known::area;
    LegPath path;
    path.from = spec.from;
    path.to = spec.to;
    if (!leg.line.empty()) {
      path.lines = on_page_.leg(number);
      drawn.arrives = projector_.point(leg.line.back()).has_value();
      path.starts_at_place = !path.lines.empty() && is_at(path.lines.front().front(), spec.from);
      path.ends_at_place = !path.lines.empty() && spec.to && is_at(path.lines.back().back(), *spec.to);
    }
    out_.legs.push_back(std::move(drawn));
    paths_.push_back(std::move(path));
  }

  /// Whether a line's end lies at the place of a stop, not at the frame or an area's edge. A place that is only near the one
  /// known has a ring, which its marker may hide.
  [[nodiscard]] bool is_at(PagePoint end, std::size_t index) const {
    const route::ResolvedStop& stop = route_.itinerary.stops[index];
    const auto at = projector_.point(stop.point);
    return stop.known != route::Known::area && at &&
           geo::distance(end, *at) < (stop.known == route::Known::near ? marker_radius(stop) : 0.5);
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
        out_.markers.push_back(
            {i, *at, *at, marker_radius(stop), false, false, false, false, has_stub(i) ? stub_room_pt : 0.0});
    }
    for (Marker& marker : out_.markers)
      if (std::find(small_.begin(), small_.end(), marker.stop) != small_.end()) make_small(marker);
    std::vector<Marker> all = out_.markers;
    for (const Marker& marker : out_.markers) add_readings(marker, all);
    std::vector<PageLine> lines;
    for (const LegPath& leg : paths_) lines.insert(lines.end(), leg.lines.begin(), leg.lines.end());
    spread_markers(all, lines, frame_.layout.map);
    const auto first_reading = std::stable_partition(all.begin(), all.end(), [](const Marker& m) { return !m.reading; });
    out_.readings.assign(first_reading, all.end());
    all.erase(first_reading, all.end());
    out_.markers = std::move(all);
    for (std::size_t i = 0; i < route_.itinerary.stops.size(); ++i)
      if (shown_.stop(i) == Shown::dot)
        if (const auto at = projector_.point(route_.itinerary.stops[i].point))
          out_.markers.push_back({i, *at, *at, place_dot_radius_pt, false, false, true, false, 0});
  }

  void add_readings(const Marker& marker, std::vector<Marker>& all) const {
    const route::ResolvedStop& stop = route_.itinerary.stops[marker.stop];
    const double radius = stop_radius_pt({inputs_.style, frame_.zoom},
                                         stop_properties(job::Status::none, "alternative", job::Confirms::unstated));
    for (const route::Reading& reading : stop.readings)
      if (const auto at = projector_.point(reading.point); at && geo::distance(*at, marker.point) > told_apart_pt)
        all.push_back({marker.stop, *at, *at, radius, true, false, false, false, 0});
  }

  /// A place known only as near another is never a plain pin: where its ring would be too small to be seen, one stands round
  /// the marker as a sign.
  [[nodiscard]] static DoubtOnPage small_ring(const Marker& m, job::Status status) {
    constexpr int corners = 48;
    PageLine circle;
    for (int i = 0; i <= corners; ++i) {
      const double angle = 2 * std::numbers::pi * (i % corners) / corners;
      const double radius = m.small ? m.radius_pt + small_ring_pt : m.radius_pt;
      circle.push_back(snapped(m.centre + PagePoint{std::cos(angle), std::sin(angle)} * radius));
    }
    return {"ring", status, m.stop, {{{{circle}}}}, {circle}, false};
  }

  /// How large a ring must be to show beyond what stands on its middle.
  [[nodiscard]] double seen_from_pt(std::size_t stop) const {
    const Marker* m = marker_of(stop);
    return m == nullptr || m->moved || m->small ? least_ring_pt : radius_of(route_.itinerary.stops[stop]);
  }

  void add_doubts() {
    for (std::size_t i = 0; i < route_.rings.size(); ++i) {
      const std::size_t index = route_.rings[i].stop;
      const route::ResolvedStop& stop = route_.itinerary.stops[index];
      const RouteOnPage::Area& ring = on_page_.ring(i);
      const geo::PageBox box = geo::box_of(ring.fill);
      if (!box.empty() && std::max(box.width(), box.height()) / 2 > seen_from_pt(index)) {
        out_.doubts.push_back({"ring", stop.status, index, ring.fill, ring.outline, true});
      } else if (const Marker* m = stop.known == route::Known::near ? marker_of(index) : nullptr; m != nullptr && !m->dot) {
        out_.doubts.push_back(small_ring(*m, stop.status));
      }
    }
    for (std::size_t i = 0; i < route_.outlines.size(); ++i) {
      const route::Outline& outline = route_.outlines[i];
      const RouteOnPage::Area& area = on_page_.outline(i);
      if (area.fill.polygons.empty()) continue;
      const job::Status status = outline.context ? job::Status::none : route_.itinerary.stops[outline.index].status;
      out_.doubts.push_back({outline.context ? "context" : "area", status, outline.index, area.fill, area.outline, true});
    }
  }

  [[nodiscard]] const Marker* marker_of(std::size_t stop) const {
    const auto found = std::find_if(out_.markers.begin(), out_.markers.end(), [&](const Marker& m) { return m.stop == stop; });
    return found == out_.markers.end() ? nullptr : &*found;
  }

  /// What hides the ends of legs at each stop: the marker, or the dot of one that was moved.
  [[nodiscard]] std::vector<std::optional<Cover>> covers() const {
    std::vector<std::optional<Cover>> out(route_.itinerary.stops.size());
    for (const Marker& m : out_.markers)
      out[m.stop] = m.moved || m.dot || m.small ? Cover{m.point, place_dot_radius_pt + 1} : Cover{m.centre, m.radius_pt + 1};
    return out;
  }

  void arrange_legs() {
    const std::vector<std::optional<Cover>> ends = covers();
    std::vector<bool> fanned;
    for (std::size_t i = 0; i < paths_.size(); ++i) {
      trim_ends(paths_[i], ends);
      paths_[i].head_pt = out_.legs[i].arrives ? signs_of(out_.legs[i]).head_pt : 0;
      const bool seen = drawn_length(paths_[i]) >= least_leg_pt;
      if (!seen && paths_[i].to) join_markers(paths_[i]);
      fanned.push_back(seen);
    }
    fan_ends(paths_, ends, fanned);
    for (std::size_t i = 0; i < paths_.size(); ++i) out_.legs[i].lines = paths_[i].lines;
  }

  static double drawn_length(const LegPath& leg) {
    double sum = 0;
    for (const PageLine& line : leg.lines) sum += geo::length(line);
    return sum;
  }

  /// A leg between neighbours, of which the map's scale leaves nothing to see, is drawn from circle to circle, and one that
  /// returns as a loop: a leg of the job must never be missing from the picture.
  void join_markers(LegPath& leg) const {
    const Marker* a = marker_of(leg.from);
    const Marker* b = marker_of(*leg.to);
    if (a == nullptr || b == nullptr) return;
    std::vector<PageLine> rest = std::exchange(leg.lines, {});  // no obstacle to itself
    PageLine line = a == b ? ways_.loop_at(*a) : ways_.between(*a, *b);
    if (line.size() >= 2) rest = {std::move(line)};
    leg.lines = std::move(rest);
  }

  [[nodiscard]] LegSigns signs_of(const LegOnPage& leg) const {
    const route::ResolvedLeg& spec = route_.itinerary.legs[leg.leg];
    return leg_signs({inputs_.style, frame_.zoom},
                     properties_of(inputs_, spec, leg.open_end, spec.spec.end_status.has_value()));
  }

  void place_marks() {
    std::vector<MarkedLeg> marked;
    for (std::size_t i = 0; i < out_.legs.size(); ++i) {
      const LegOnPage& leg = out_.legs[i];
      LegSigns signs = signs_of(leg);
      if (!leg.to_unknown) signs.head_pt = paths_[i].head_pt;
      marked.push_back({&leg.lines, signs, leg.arrives, leg.open_end, paths_[i].slot});
    }
    std::vector<Marker> symbols = out_.markers;
    symbols.insert(symbols.end(), out_.readings.begin(), out_.readings.end());
    std::vector<LegMarks> marks = place_leg_marks(marked, symbols);
    for (std::size_t i = 0; i < out_.legs.size(); ++i) out_.legs[i].marks = std::move(marks[i]);
  }

  const MapInputs& inputs_;
  const MapFrame& frame_;
  RouteOnPage& on_page_;
  const geo::Projector& projector_;
  const ShownRoute& shown_;
  const route::Route& route_;
  std::vector<LegPath> paths_;      ///< one a leg of out_
  std::vector<std::size_t> small_;  ///< stops whose markers give way to lines
  RouteScene out_;
  MarkerWays ways_;
};

}  // namespace

std::vector<PagePoint> LegOnPage::glyph_points() const {
  std::vector<PagePoint> out;
  for (std::size_t i = 0; i < marks.lines.size(); ++i)
    if (marks.lines[i].glyph) out.push_back(geo::point_at(lines[i], *marks.lines[i].glyph).point);
  return out;
}

std::pair<LegOnPage, LegOnPage> LegOnPage::split_for_end_status() const {
  LegOnPage way = *this;
  LegOnPage arrival = *this;
  if (lines.empty()) return {way, arrival};
  const double whole = geo::length(lines.back());
  const double at = whole * 2 / 3;
  way.lines.back() = geo::part_of(lines.back(), 0, at);
  arrival.lines = {geo::part_of(lines.back(), at, whole)};
  arrival.marks.lines = {{marks.lines.back().head, std::nullopt, std::nullopt}};
  way.marks.lines.back().head.reset();
  for (auto mark : {&LineMarks::middle, &LineMarks::glyph}) {
    std::optional<double>& on_way = way.marks.lines.back().*mark;
    if (!on_way || *on_way <= at) continue;
    arrival.marks.lines.back().*mark = *on_way - at;
    on_way.reset();
  }
  return {way, arrival};
}

RouteScene build_route_scene(const MapInputs& inputs, const MapFrame& frame, RouteOnPage& on_page, const ShownRoute& shown) {
  return RouteMaker(inputs, frame, on_page, shown).make();
}

RouteScene build_route_scene(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector,
                             const ShownRoute& shown) {
  RouteOnPage on_page(inputs.route, projector);
  return build_route_scene(inputs, frame, on_page, shown);
}

}  // namespace rutter::map
