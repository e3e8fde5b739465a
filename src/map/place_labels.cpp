#include "map/place_labels.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "geo/geodesic.hpp"
#include "geo/page_line.hpp"
#include "geo/page_polygon.hpp"
#include "map/area_places.hpp"
#include "map/groups.hpp"
#include "map/label.hpp"
#include "map/label_placer.hpp"
#include "map/leg_texts.hpp"
#include "map/line_labels.hpp"
#include "map/place_areas.hpp"
#include "map/place_points.hpp"
#include "map/place_stops.hpp"
#include "map/place_words.hpp"
#include "map/symbols.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;
using style::LayerType;
using style::NumberProperty;

/// Names of stop areas and context areas.
class Placement : LabelPlacer {
 public:
  using LabelPlacer::LabelPlacer;

  void run() {
    place_stop_areas();
    place_context_areas();
  }

 private:
  [[nodiscard]] const route::ResolvedStop& stop(std::size_t index) const { return in_.map.route.itinerary.stops[index]; }

  /// A stop known only as an area: its number and name inside the outline, no pin. Where a callout says both, the number alone.
  void place_stop_areas() {
    for (const auto& [index, area] : in_.stop_areas) {
      const route::Itinerary& itinerary = in_.map.route.itinerary;
      const bool told = itinerary.numbered && index < in_.in_callouts.size() && in_.in_callouts[index];
      const std::string text = told ? std::to_string(stop(index).number) : numbered(itinerary, stop(index), stop(index).label);
      const auto label = stop_label(in_, index, text, shaper_, !told);
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
      const double cost = geo::distance(centre, places.centre_of_mass()) + 25 * taken_.soft_crossings(box, 8);
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
        if (!taken_.is_free(c.box.grown(label.look.padding_pt)) || !taken_.is_clear(middle, end) ||
            crosses_route(middle, end, nullptr))
          continue;
        c.cost = ring * 4 + imhof_cost(d, 0) + 0.2 * taken_.soft_crossings(c.box, 20);
        if (!best || c.cost < best->cost) best = c;
      }
    if (!best) {
      report(label, {}, false, false, "no free place inside or beside its area");
      if (in_.is_inset) return;  // a part of an area that the map names
      out_.warnings.push_back("the name of the area " + label.shaped.text + " finds no free place");
      return;
    }
    const style::Furniture& look = in_.map.style.furniture();
    const draw::Pen pen{look.leader_color, look.leader_width_pt, {}, draw::Cap::butt, draw::Join::round};
    const geo::Line<PagePoint> leader{middle, leader_end(best->box, middle)};
    out_.route.emplace_back(draw::Group{"", "leader", "", true, 1, {draw::Stroke{{leader}, pen}}});
    out_.route.emplace_back(label_node(label, best->origin));
    taken_.add_line(leader, 0.5);
    out_.leaders.push_back(leader);
    taken_.add_box(best->box.grown(label.look.padding_pt));
    report(label, best->box, true, true, "");
  }

  static PagePoint leader_end(const PageBox& box, PagePoint from) {
    return snapped(
        PagePoint{std::clamp(from.x, box.min_x - 1, box.max_x + 1), std::clamp(from.y, box.min_y - 1, box.max_y + 1)});
  }
};

}  // namespace

PlacedLabels place_labels(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper) {
  PlacedLabels out;
  place_stops(inputs, taken, shaper, out);
  Placement(inputs, taken, shaper, out).run();
  place_leg_texts(inputs, taken, shaper, out);
  // Areas before points: they have fewer places to go.
  place_areas(inputs, taken, shaper, out);
  place_line_names(LineNamesOf::name_lines, inputs, taken, shaper, out);
  place_points(inputs, taken, shaper, out);
  // Last, for a river has many places where its name may stand.
  place_line_names(LineNamesOf::drawn_lines, inputs, taken, shaper, out);
  std::sort(out.layers.begin(), out.layers.end(),
            [](const SceneLayer& a, const SceneLayer& b) { return a.style_layer < b.style_layer; });
  return out;
}

}  // namespace rutter::map
