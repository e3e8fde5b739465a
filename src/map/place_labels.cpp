#include "map/place_labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "geo/geodesic.hpp"
#include "geo/page_line.hpp"
#include "geo/page_polygon.hpp"
#include "map/area_places.hpp"
#include "map/label.hpp"
#include "map/label_placer.hpp"
#include "map/place_points.hpp"
#include "map/place_words.hpp"
#include "map/symbols.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;
using style::LayerType;
using style::NumberProperty;

constexpr double conflict_cost = 100;
constexpr double outside_cost = 1000;

/// The index of a side asked for by hand in `directions`.
std::size_t direction_of(job::Side side) {
  switch (side) {
    case job::Side::north_east:
      return 0;
    case job::Side::east:
      return 1;
    case job::Side::south_east:
      return 2;
    case job::Side::north_west:
      return 3;
    case job::Side::west:
      return 4;
    case job::Side::south_west:
      return 5;
    case job::Side::north:
      return 6;
    case job::Side::south:
      return 7;
  }
  return 0;
}

/// Names of stops and areas, texts of legs.
class Placement : LabelPlacer {
 public:
  using LabelPlacer::LabelPlacer;

  void run() {
    place_stops();
    place_stop_areas();
    place_context_areas();
    place_leg_texts();
    // Areas before points: they have fewer places to go.
    for (const LabelSource& source : in_.scene.labels)
      if (!source.areas.empty()) place_areas(source);
  }

 private:
  [[nodiscard]] const route::ResolvedStop& stop(std::size_t index) const { return in_.map.route.itinerary.stops[index]; }

  /// The style's label for a stop: its symbol layer on the route's stops that has a text without a number.
  std::optional<Label> stop_label(std::size_t index, const std::string& text) {
    const route::ResolvedStop& s = stop(index);
    geo::Properties properties = stop_properties(s.status, kind_of(s), s.spec.confirms);
    properties.set("label", text);
    const style::Input input{in_.frame.zoom, &properties, "Point", nullptr};
    for (const style::Layer& l : in_.map.style.layers()) {
      if (l.source() != "route" || l.source_layer() != "stops" || l.type() != LayerType::symbol || !l.shows(input)) continue;
      const std::string shown = label_text(l, input);
      if (!shown.empty())
        return make_label(shown, label_look(l, input, language(), least_type_pt(in_.map.page.is_screen())), "stop", shaper_,
                          {second_name(s, second_language()), second_language()});
    }
    return std::nullopt;
  }

  /// The places of a stop's name; on the side asked for by hand, unless that leads out of the map.
  std::vector<Candidate> stop_candidates(const Marker& marker, const Label& label) {
    const auto& by_hand = stop(marker.stop).spec.label_at;
    if (!by_hand) return stop_candidates(marker, label, std::nullopt);
    std::vector<Candidate> asked = stop_candidates(marker, label, direction_of(*by_hand));
    if (std::any_of(asked.begin(), asked.end(), [&](const Candidate& c) { return taken_.inside_frame(c.box); })) return asked;
    out_.warnings.push_back(fmt::format("label_at: on that side the name of stop {} ({}) would leave the map, another is taken",
                                        stop(marker.stop).number, stop(marker.stop).label));
    return stop_candidates(marker, label, std::nullopt);
  }

  std::vector<Candidate> stop_candidates(const Marker& marker, const Label& label, std::optional<std::size_t> side) {
    const PagePoint outward = marker.moved ? marker.centre - marker.point : PagePoint{0, 0};
    const double far = std::hypot(outward.x, outward.y);
    std::vector<Candidate> out;
    for (int ring = 0; ring < 4; ++ring)
      for (std::size_t d = 0; d < directions.size(); ++d) {
        if (side && *side != d) continue;
        const double reach = marker.radius_pt + 2 + ring * 5;
        Candidate c;
        c.origin = origin_at(label, marker.centre, reach, directions[d]);
        c.box = label_box(label, c.origin);
        c.cost = imhof_cost(d, ring);
        if (far > 0) c.cost += 4 * (1 - (outward.x * directions[d][0] + outward.y * directions[d][1]) / far);
        const PageBox padded = c.box.grown(0.75);
        c.cost += conflict_cost * taken_.conflicts(padded) + 0.3 * std::min(taken_.soft_crossings(c.box), 10);
        c.cost += ambiguity_cost(marker, c.box);
        if (!taken_.inside_frame(padded)) c.cost += outside_cost;
        out.push_back(c);
      }
    return out;
  }

  /// A name that stands nearer to another marker than to its own reads as that one's; so does one beyond a leg.
  [[nodiscard]] double ambiguity_cost(const Marker& own, const PageBox& box) const {
    const auto gap = [&](const Marker& m) {
      const PagePoint nearest{std::clamp(m.centre.x, box.min_x, box.max_x), std::clamp(m.centre.y, box.min_y, box.max_y)};
      return geo::distance(m.centre, nearest) - m.radius_pt;
    };
    const double own_gap = gap(own);
    double cost = 0;
    for (const LegOnPage& leg : in_.route.legs)
      for (const auto& line : leg.lines)
        for (std::size_t i = 1; i < line.size(); ++i)
          if (cross(own.centre, box.centre(), line[i - 1], line[i])) cost += 12;
    for (const Marker& other : in_.route.markers)
      if (other.stop != own.stop) cost += std::max(0.0, own_gap + 6 - gap(other)) * 3;
    return cost;
  }

  /// All stops together: each in turn takes its best place given the others, until nothing changes.
  void place_stops() {
    std::vector<Label> labels;
    std::vector<const Marker*> markers;
    std::vector<std::vector<Candidate>> candidates;
    for (const Marker& marker : in_.route.markers) {
      auto label = stop_label(marker.stop, stop(marker.stop).label);
      if (!label) continue;
      candidates.push_back(stop_candidates(marker, *label));
      labels.push_back(std::move(*label));
      markers.push_back(&marker);
    }
    std::vector<std::size_t> chosen(labels.size(), 0);
    const auto cost_given_others = [&](std::size_t i, std::size_t c) {
      double cost = candidates[i][c].cost;
      for (std::size_t j = 0; j < labels.size(); ++j)
        if (j != i && candidates[j][chosen[j]].box.grown(1).intersects(candidates[i][c].box)) cost += conflict_cost;
      return cost;
    };
    for (int pass = 0; pass < 12; ++pass) {
      bool changed = false;
      for (std::size_t i = 0; i < labels.size(); ++i) {
        std::size_t best = chosen[i];
        for (std::size_t c = 0; c < candidates[i].size(); ++c)
          if (cost_given_others(i, c) < cost_given_others(i, best) - 1e-9) best = c;
        changed = changed || best != chosen[i];
        chosen[i] = best;
      }
      if (!changed) break;
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const Candidate& c = candidates[i][chosen[i]];
      const bool crowded = cost_given_others(i, chosen[i]) >= conflict_cost;
      out_.stops.push_back({markers[i]->stop, label_node(labels[i], c.origin)});
      report(labels[i], c.box, true, markers[i]->moved, crowded ? "no free place; the least crowded was taken" : "");
    }
    for (std::size_t i = 0; i < labels.size(); ++i) taken_.add_box(candidates[i][chosen[i]].box.grown(1));
  }

  /// A stop known only as an area: its number and name inside the outline, no pin.
  void place_stop_areas() {
    for (const auto& [index, area] : in_.stop_areas) {
      const std::string number = in_.map.route.itinerary.numbered ? std::to_string(stop(index).number) + " " : "";
      const auto label = stop_label(index, number + stop(index).label);
      if (!label) continue;
      const auto origin = inside(*label, area);
      if (!origin) {
        report(*label, {}, false, false, "no free place inside the visible part of the area");
        out_.warnings.push_back("the label of " + stop(index).label + " finds no free place inside its area");
        continue;
      }
      out_.stops.push_back({index, label_node(*label, *origin)});
      take(*label, *origin, "");
    }
  }

  /// The free place of a label inside an area nearest to its middle, with as few lines through it as may be.
  std::optional<PagePoint> inside(const Label& label, const geo::MultiPolygon<PagePoint>& area) {
    const AreaPlaces places(area);
    const double cap = 0.72 * label.look.text.size_pt;
    std::optional<PagePoint> best;
    double least = 0;
    for (const PagePoint centre : places.centres(label.shaped.width_pt + 6, cap + 5)) {
      const PagePoint origin = snapped(PagePoint{centre.x - label.shaped.width_pt / 2, centre.y + cap / 2});
      const PageBox box = label_box(label, origin).grown(label.look.padding_pt);
      if (!taken_.is_free(box)) continue;
      const double cost = geo::distance(centre, places.centre_of_mass()) + 25 * std::min(taken_.soft_crossings(box), 8);
      if (!best || cost < least) {
        best = origin;
        least = cost;
      }
    }
    return best;
  }

  /// The name of a context area with the asterisk that leads to its note: inside it, or beside it with a leader line. It is
  /// always printed where any place is free: a disputed area without its name would be worse than a full map.
  void place_context_areas() {
    for (const DoubtOnPage& doubt : in_.route.doubts) {
      if (doubt.kind != "context") continue;
      const route::ResolvedArea& area = in_.map.route.itinerary.areas[doubt.index];
      const style::Furniture& look = in_.map.style.furniture();
      LabelLook set{{std::max(look.body_size_pt, least_type_pt(in_.map.page.is_screen())), true, false, language(), 0},
                    look.text_color,
                    faded(look.paper, 0.85),
                    1.2,
                    1.5};
      const Label label = make_label(area.label + (area.spec.note.empty() ? "" : "*"), set, "area", shaper_);
      if (const auto origin = inside(label, doubt.area)) {
        out_.route.emplace_back(label_node(label, *origin));
        take(label, *origin, "");
        continue;
      }
      place_beside(label, doubt);
    }
  }

  /// Beside an area: round its middle, further and further out, tied to it by a leader line.
  void place_beside(const Label& label, const DoubtOnPage& doubt) {
    const PagePoint middle = AreaPlaces(doubt.area).centre_of_mass();
    std::optional<Candidate> best;
    for (int ring = 2; ring <= 9; ++ring)
      for (std::size_t d = 0; d < directions.size(); ++d) {
        Candidate c;
        c.origin = origin_at(label, middle, ring * 10, directions[d]);
        c.box = label_box(label, c.origin);
        const PagePoint end = leader_end(c.box, middle);
        if (!taken_.is_free(c.box.grown(label.look.padding_pt)) || !taken_.is_clear(middle, end) || crosses_route(middle, end))
          continue;
        c.cost = ring * 4 + imhof_cost(d, 0) + 0.2 * std::min(taken_.soft_crossings(c.box), 20);
        if (!best || c.cost < best->cost) best = c;
      }
    if (!best) {
      report(label, {}, false, false, "no free place inside or beside its area");
      out_.warnings.push_back("the name of the area " + label.shaped.text + " finds no free place");
      return;
    }
    const style::Furniture& look = in_.map.style.furniture();
    const draw::Pen pen{look.leader_color, look.leader_width_pt, {}, draw::Cap::butt, draw::Join::round};
    const geo::Line<PagePoint> leader{middle, leader_end(best->box, middle)};
    out_.route.emplace_back(draw::Group{"", "leader", "", true, 1, {draw::Stroke{{leader}, pen}}});
    out_.route.emplace_back(label_node(label, best->origin));
    taken_.add_line(leader, 0.5);
    taken_.add_box(best->box.grown(label.look.padding_pt));
    report(label, best->box, true, true, "");
  }

  static PagePoint leader_end(const PageBox& box, PagePoint from) {
    return snapped(
        PagePoint{std::clamp(from.x, box.min_x - 1, box.max_x + 1), std::clamp(from.y, box.min_y - 1, box.max_y + 1)});
  }

  [[nodiscard]] bool crosses_route(PagePoint a, PagePoint b) const {
    for (const LegOnPage& leg : in_.route.legs)
      for (const auto& line : leg.lines)
        for (std::size_t i = 1; i < line.size(); ++i)
          if (cross(a, b, line[i - 1], line[i])) return true;
    return std::any_of(in_.route.markers.begin(), in_.route.markers.end(), [&](const Marker& m) {
      return distance_to_segment(m.centre, a, b) < m.radius_pt + 1 || distance_to_segment(m.point, a, b) < 4 ||
             (m.moved && cross(a, b, m.point, m.centre));
    });
  }

  /// A leg's own text, level, beside its middle or its end; what finds no place is told by the key alone.
  void place_leg_texts() {
    for (const LegOnPage& on_page : in_.route.legs) {
      const route::ResolvedLeg& leg = in_.map.route.itinerary.legs[on_page.leg];
      // An arrow that leads nowhere known ends in a question, so that its direction is not read as one.
      const std::string text = leg.spec.label.empty() && on_page.to_unknown ? "?" : leg.spec.label;
      if (text.empty() || on_page.lines.empty()) continue;
      const style::Furniture& look = in_.map.style.furniture();
      LabelLook set{{std::max(look.small_size_pt, least_type_pt(in_.map.page.is_screen())), false, false, language(), 0},
                    look.note_color,
                    faded(look.paper, 0.85),
                    1.2,
                    1};
      const Label label = make_label(text, set, "leg", shaper_);
      const auto& line = on_page.lines.back();
      std::optional<Candidate> best;
      const double whole = geo::length(line);
      for (const double share : {1.0, 0.5, 0.4, 0.6, 0.3, 0.7}) {
        if (on_page.to_unknown != (share == 1.0)) continue;
        for (std::size_t d = 0; d < directions.size(); ++d)
          for (const double reach : {4.5, 8.0, 12.0}) {
            Candidate c;
            c.origin = origin_at(label, geo::point_at(line, whole * share).point, reach, directions[d]);
            c.box = label_box(label, c.origin);
            if (!taken_.is_free(c.box.grown(label.look.padding_pt))) continue;
            c.cost = reach + imhof_cost(d, 0) + 0.6 * std::min(taken_.soft_crossings(c.box), 20);
            if (!best || c.cost < best->cost) best = c;
          }
      }
      if (!best) {
        report(label, {}, false, false, "no free place beside its leg; the key tells it");
        continue;
      }
      out_.route.emplace_back(label_node(label, best->origin));
      take(label, best->origin, "");
    }
  }

  [[nodiscard]] static const char* area_class(std::string_view source_layer) {
    if (source_layer == "lakes") return "water";
    return source_layer == "provinces" ? "province" : "country";
  }

  void place_areas(const LabelSource& source) {
    SceneLayer nodes{source.style_layer, {}};
    std::vector<std::pair<double, const VisibleArea*>> by_size;
    for (const VisibleArea& area : source.areas) by_size.emplace_back(AreaPlaces(area.area).area_pt2(), &area);
    std::stable_sort(by_size.begin(), by_size.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [size, area] : by_size) {
      const style::Input input{in_.frame.zoom, &area->properties, "Polygon", nullptr};
      const std::string text = label_text(layer(source.style_layer), input);
      if (text.empty() || is_named_already(text, area->properties)) continue;
      const Label label = make_label(
          text, label_look(layer(source.style_layer), input, language(), least_type_pt(in_.map.page.is_screen())),
          area_class(layer(source.style_layer).source_layer()), shaper_, second_line(layer(source.style_layer), input));
      if (const auto origin = inside(label, area->area)) {
        nodes.nodes.emplace_back(label_node(label, *origin));
        take(label, *origin, "");
      } else {
        report(label, {}, false, false, "no free place inside its visible part");
      }
    }
    if (!nodes.nodes.empty()) out_.layers.push_back(std::move(nodes));
  }

  /// A country that is a stop has the stop's label already, a context area its own.
  [[nodiscard]] bool is_named_already(const std::string& text, const geo::Properties& properties) const {
    for (const route::ResolvedArea& area : in_.map.route.itinerary.areas)
      if (area.label == text) return true;
    for (const auto& [index, area] : in_.stop_areas) {
      const auto& place = stop(index).place;
      if (place && !place->area.empty() && place->area == "countries/" + std::string(properties.text("iso_a2"))) return true;
    }
    return false;
  }
};

}  // namespace

PlacedLabels place_labels(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper) {
  PlacedLabels out;
  Placement(inputs, taken, shaper, out).run();
  place_points(inputs, taken, shaper, out);
  std::sort(out.layers.begin(), out.layers.end(),
            [](const SceneLayer& a, const SceneLayer& b) { return a.style_layer < b.style_layer; });
  return out;
}

}  // namespace rutter::map
