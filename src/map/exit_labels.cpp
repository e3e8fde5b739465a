#include "map/exit_labels.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "geo/page_line.hpp"
#include "map/label.hpp"
#include "map/label_placer.hpp"
#include "map/place_words.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

constexpr std::array<double, 6> back_pt{6, 14, 24, 36, 50, 66};

bool has_marker(const RouteScene& route, std::optional<std::size_t> stop) {
  return stop && std::any_of(route.markers.begin(), route.markers.end(), [&](const Marker& m) { return m.stop == *stop; });
}

std::string named(const MapInputs& inputs, std::size_t stop) {
  const route::ResolvedStop& s = inputs.route.itinerary.stops[stop];
  return numbered(inputs.route.itinerary, s, inputs.words.embedded(s.label));
}

}  // namespace

void add_exit_labels(const MapInputs& inputs, MapPieces& map, Occupancy& taken, text::Shaper& shaper,
                     std::vector<PlacedLabel>& report) {
  const route::Itinerary& itinerary = inputs.route.itinerary;
  const style::Furniture& look = inputs.style.furniture();
  const LabelLook set{
      {std::max(look.small_size_pt, least_type_pt(inputs.page.is_screen())), false, false, inputs.spec.languages.front(), 0},
      look.note_color,
      faded(look.paper, 0.85),
      1.2,
      1};
  for (const LegOnPage& on_page : map.route.legs) {
    const route::ResolvedLeg& leg = itinerary.legs[on_page.leg];
    if (on_page.lines.empty() || on_page.to_unknown) continue;
    const bool starts = has_marker(map.route, leg.from);
    const bool ends = has_marker(map.route, leg.to);
    if (starts == ends) continue;
    const std::string text = starts ? inputs.words.text("exit.to", {{"place", named(inputs, *leg.to)}})
                                    : inputs.words.text("exit.from", {{"place", named(inputs, leg.from)}});
    const Label label = make_label(text, set, "leg", shaper);
    geo::Line<PagePoint> line = starts ? on_page.lines.back() : on_page.lines.front();
    if (!starts) std::reverse(line.begin(), line.end());
    std::optional<Candidate> best;
    const double whole = geo::length(line);
    for (const double back : back_pt)
      for (std::size_t d = 0; d < directions.size(); ++d) {
        Candidate c;
        c.origin = origin_at(label, geo::point_at(line, whole - back).point, 4.5, directions[d]);
        c.box = label_box(label, c.origin);
        if (!taken.is_free(c.box.grown(1))) continue;
        c.cost = back * 0.3 + imhof_cost(d, 0) + 0.3 * taken.soft_crossings(c.box, 20);
        if (!best || c.cost < best->cost) best = c;
      }
    report.push_back({label.shaped.text,
                      "leg",
                      best ? best->box : PageBox{0, 0, 0, 0},
                      best.has_value(),
                      false,
                      best ? "" : "no free place where its leg leaves the inset",
                      {}});
    if (!best) continue;
    map.on_route.emplace_back(label_node(label, best->origin));
    taken.add_box(best->box.grown(1));
  }
}

}  // namespace rutter::map
