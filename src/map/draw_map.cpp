#include "map/draw_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/error.hpp"
#include "geo/projector.hpp"
#include "map/compose.hpp"
#include "map/furniture.hpp"
#include "map/label.hpp"
#include "map/panel.hpp"
#include "map/projection_words.hpp"
#include "map/shaped_text.hpp"
#include "map/symbols.hpp"
#include "map/worldview.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

/// On a flat map a wider legend, of fewer lines, may find a place where a narrow one does not.
constexpr std::array<double, 3> legend_widths_pt{legend_width_pt, 172, 205};
constexpr double corner_gap_pt = 7;

/// Where the legend stands: on the map where it covers nothing, else in the panel with the key.
enum class LegendPlace { on_map, in_panel, none };

/// Near another place, how near is not stated: the ring's radius is the program's.
bool is_unstated(const route::ResolvedStop& stop) {
  return stop.known == route::Known::near && !stop.uncertainty_stated;
}

/// What the legend may have to explain, before anything is projected.
LegendContents possible_contents(const MapInputs& in) {
  LegendContents c;
  const route::Itinerary& itinerary = in.route.itinerary;
  for (const auto& stop : itinerary.stops) {
    (stop.known == route::Known::area ? c.area_statuses : c.stop_statuses).insert(stop.status);
    if (stop.status == job::Status::confirmed)
      for (const job::Report& report : job::all_reports(stop.spec))
        if (report.status == job::Status::confirmed) c.confirmed.insert(report.confirms);
    (is_unstated(stop) ? c.ring_unstated : c.ring) |= stop.uncertainty_km > 0;
    c.near_sign = c.near_sign || stop.known == route::Known::near;
    c.alternatives = c.alternatives || !stop.readings.empty();
  }
  for (const auto& leg : itinerary.legs) {
    const std::pair pair{leg.spec.status, leg.spec.mode};
    if (std::find(c.legs.begin(), c.legs.end(), pair) == c.legs.end()) c.legs.push_back(pair);
  }
  std::sort(c.legs.begin(), c.legs.end());
  c.context_area = !itinerary.areas.empty();
  c.lines_are_not_paths = !itinerary.legs.empty();
  c.numbers_are_no_order = itinerary.numbered && !itinerary.numbers_are_order && itinerary.stops.size() > 1;
  return c;
}

/// What it does explain: only what was drawn.
LegendContents drawn_contents(const MapInputs& in, const Scene& scene, const RouteScene& route) {
  LegendContents c = possible_contents(in);
  const auto has = [&](std::string_view kind) {
    return std::any_of(route.doubts.begin(), route.doubts.end(), [&](const DoubtOnPage& d) { return d.kind == kind; });
  };
  c.ring = c.ring_unstated = c.near_sign = false;
  for (const DoubtOnPage& doubt : route.doubts) {
    if (doubt.kind != "ring") continue;
    const route::ResolvedStop& stop = in.route.itinerary.stops[doubt.index];
    (!doubt.to_scale ? c.near_sign : is_unstated(stop) ? c.ring_unstated : c.ring) = true;
  }
  if (!has("area")) c.area_statuses.clear();
  c.context_area = has("context");
  c.alternatives = !route.readings.empty();
  c.disputed_line = !scene.disputed_names.empty();
  c.disputed_names = scene.disputed_names;
  return c;
}

void add_disputed_names(const MapInputs& in, const MapFrame& frame, LegendContents& contents) {
  const geo::Projector projector(frame.projection, frame.transform, frame.layout.map);
  for (const geo::Feature& line :
       in.basemap.features("disputed", projector.visible(), frame.metres_per_pt * style::pt_per_px)) {
    const std::string name(legend_name(line.properties));
    auto& names = contents.disputed_names;
    if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) continue;
    const auto* lines = std::get_if<geo::MultiLine<geo::LonLat>>(&line.shape);
    if (lines != nullptr &&
        std::any_of(lines->lines.begin(), lines->lines.end(), [&](const auto& part) { return !projector.line(part).empty(); }))
      names.push_back(name);
  }
  contents.disputed_line = !contents.disputed_names.empty();
}

FrameFacts facts_of(const MapInputs& in, const MapFrame& frame) {
  return {projection_words(in.words, frame.projected), frame.scale_denominator, frame.metres_per_pt, frame.zoom,
          reason_words(in.words, reason_to_print(frame.projected))};
}

/// What furniture and labels may not cover.
Occupancy route_occupancy(const MapFrame& frame, const Scene& scene, const RouteScene& route) {
  Occupancy taken(frame.layout.map.grown(-1.5), scene.soft_lines);
  for (const LegOnPage& leg : route.legs)
    for (const auto& line : leg.lines) taken.add_line(line, 2.5);
  const auto square = [](PagePoint p, double r) { return PageBox{p.x, p.y, p.x, p.y}.grown(r); };
  for (const std::vector<Marker>* markers : {&route.markers, &route.readings})
    for (const Marker& m : *markers) {
      taken.add_box(square(m.centre, m.radius_pt));
      if (!m.moved) continue;
      taken.add_box(square(m.point, place_dot_radius_pt + 0.5));
      taken.add_line({m.point, m.centre}, 0.5);
    }
  return taken;
}

/// The first free corner, or place along the lower or upper edge, for a box of this size; lower left first.
std::optional<PageBox> free_place(const Occupancy& taken, const PageBox& map, double width, double height) {
  const double left = map.min_x + corner_gap_pt;
  const double right = map.max_x - corner_gap_pt - width;
  const double top = map.min_y + corner_gap_pt;
  const double bottom = map.max_y - corner_gap_pt - height;
  if (right < left || bottom < top) return std::nullopt;
  std::optional<PageBox> best;
  int least = 0;
  for (const double share : {0.0, 1.0, 0.5, 0.25, 0.75})
    for (const double y : {bottom, top}) {
      const double x = left + (right - left) * share;
      const PageBox box{x, y, x + width, y + height};
      if (!taken.is_free(box.grown(3))) continue;
      // Over sea or empty land when it can: coasts and borders inside count.
      const int covered = taken.soft_crossings(box) + (share == 0 || share == 1 ? 0 : 40);
      if (!best || covered < least) {
        best = box;
        least = covered;
      }
    }
  return best;
}

/// A stop's name needs room beside its marker, an area is known by its outline: furniture keeps off both.
Occupancy with_room_for_labels(Occupancy taken, const RouteScene& route) {
  for (const DoubtOnPage& doubt : route.doubts)
    for (const auto& line : doubt.outline) taken.add_line(line, 3);
  for (const Marker& m : route.markers)
    taken.add_box(PageBox{m.centre.x, m.centre.y, m.centre.x, m.centre.y}.grown(m.radius_pt + 22));
  return taken;
}

std::vector<draw::Node> graticule_labels(const MapInputs& in, const Graticule& graticule, Occupancy& taken,
                                         text::Shaper& shaper) {
  std::vector<draw::Node> out;
  const style::Furniture& look = in.style.furniture();
  const LabelLook set{{std::max(look.small_size_pt, least_type_pt(in.page.is_screen())), false, false, "", 0},
                      look.muted_color,
                      faded(look.paper, 0.75),
                      1,
                      1};
  for (const GraticuleMark& mark : graticule.marks) {
    const Label label = make_label(mark.text, set, "graticule", shaper);
    const PagePoint origin =
        mark.meridian ? PagePoint{mark.point.x + 2, mark.point.y - 5} : PagePoint{mark.point.x + 3.5, mark.point.y - 2};
    const PageBox box = label_box(label, origin);
    if (!taken.is_free(box.grown(1))) continue;
    taken.add_box(box.grown(1));
    out.emplace_back(label_node(label, origin));
  }
  return out;
}

MapReport report_of(const MapFrame& frame, const geo::Projector& projector, const PlacedLabels& labels, const Scene& scene) {
  MapReport report;
  report.projection = frame.projection.proj_string();
  report.projection_name = frame.projected.name;
  report.projection_reason = frame.projected.reason;
  report.frame = frame.layout.map;
  report.visible = projector.visible();
  report.scale_denominator = frame.scale_denominator;
  report.zoom = frame.zoom;
  report.labels = labels.report;
  report.warnings = scene.warnings;
  report.warnings.insert(report.warnings.end(), labels.warnings.begin(), labels.warnings.end());
  return report;
}

/// What one attempt has come to.
struct Sheet {
  const MapInputs& in;
  text::Shaper& shaper;
  Pieces& pieces;
  Occupancy taken;
  FrameFacts facts;

  void add(Block block, PagePoint at) {
    for (draw::Node& node : placed(std::move(block), at)) pieces.furniture.push_back(std::move(node));
  }

  /// Puts a block where it covers nothing of the map; false when there is no such place.
  bool add_on_map(Block block) {
    const auto place =
        free_place(with_room_for_labels(taken, pieces.route), pieces.frame.layout.map, block.width_pt, block.height_pt);
    if (!place) return false;
    taken.add_box(place->grown(3));
    add(std::move(block), {place->min_x, place->min_y});
    return true;
  }

  /// Key, and the legend with it where it belongs there: asked for, or beside the map, where the panel has room for both.
  bool add_panel(const LegendContents& contents, LegendPlace legend_place) {
    const PageLayout& layout = pieces.frame.layout;
    if (layout.panel.empty()) return false;
    bool with_legend = legend_place == LegendPlace::in_panel;
    Block block;
    if (legend_place != LegendPlace::none && (with_legend || layout.panel_place == PanelPlace::beside))
      block = panel_block(in, &contents, facts, shaper, layout);
    with_legend = with_legend || (!block.nodes.empty() && block.height_pt <= layout.panel.height());
    if (!with_legend) block = panel_block(in, nullptr, facts, shaper, layout);
    add(std::move(block), {layout.panel.min_x, layout.panel.min_y});
    return with_legend;
  }

  bool add_legend_on_map(const LegendContents& contents) {
    return std::any_of(legend_widths_pt.begin(), legend_widths_pt.end(),
                       [&](double width) { return add_on_map(legend_block(in, contents, facts, shaper, width)); });
  }

  void add_header_and_footer() {
    const PageLayout& layout = pieces.frame.layout;
    add(title_block(in, shaper, layout.title.width()), {layout.title.min_x, layout.title.min_y});
    add(footer_block(in, facts, shaper, layout.footer.width()), {layout.footer.min_x, layout.footer.min_y});
  }

  void add_scale_bar() {
    if (in.spec.scale_bar != job::Furniture::automatic) return;
    if (!add_on_map(scale_bar_block(in, facts, shaper, std::min(160.0, pieces.frame.layout.map.width() / 4))))
      pieces.scene.warnings.emplace_back("the scale bar finds no free place on the map");
  }

  /// DRAFT across the map, and the list of what is missing where it covers nothing.
  void add_draft() {
    if (!in.draft) return;
    const PageBox& map = pieces.frame.layout.map;
    constexpr double slope_deg = -20;
    constexpr double slope = slope_deg * 3.14159265358979323846 / 180;
    text::TextStyle set{std::min(map.height() * 0.45, map.width() * 0.22), true, false, "", 0};
    draw::Text word = to_draw(shaper.shape(in.words.text("draft.word"), set));
    word.plain = true;
    word.css_class = "draft";
    word.color = in.style.furniture().draft_color;
    word.angle_deg = slope_deg;
    const double half = word.width_pt / 2;
    const double down = 0.36 * set.size_pt;
    const PagePoint middle = map.centre();
    word.origin = {middle.x - half * std::cos(slope) - down * std::sin(slope),
                   middle.y - half * std::sin(slope) + down * std::cos(slope)};
    pieces.furniture.emplace_back(std::move(word));
    if (in.route.itinerary.gaps.empty()) return;
    Block gaps = draft_block(in, shaper, std::min(220.0, map.width() * 0.5));
    if (add_on_map(gaps)) return;
    add(std::move(gaps), {map.min_x + corner_gap_pt, map.min_y + corner_gap_pt});
  }

  void add_labels(const geo::Projector& projector) {
    std::vector<std::pair<std::size_t, geo::MultiPolygon<PagePoint>>> stop_areas;
    for (const DoubtOnPage& doubt : pieces.route.doubts)
      if (doubt.kind == "area") stop_areas.emplace_back(doubt.index, doubt.area);
    pieces.labels = place_labels({in, pieces.frame, projector, pieces.scene, pieces.route, stop_areas}, taken, shaper);
    if (in.spec.graticule != job::Furniture::automatic) return;
    pieces.graticule = graticule_for(projector, in.words);
    pieces.graticule_labels = graticule_labels(in, pieces.graticule, taken, shaper);
  }
};

/// Whether the legend could stand on the map at all: asked before the base map is drawn, because that costs most.
bool has_room_on_map(const MapInputs& in, const MapFrame& frame, const RouteScene& route, text::Shaper& shaper) {
  const Occupancy taken = with_room_for_labels(route_occupancy(frame, {}, route), route);
  const LegendContents least = drawn_contents(in, {}, route);
  return std::any_of(legend_widths_pt.begin(), legend_widths_pt.end(), [&](double width) {
    const Block legend = legend_block(in, least, facts_of(in, frame), shaper, width);
    return free_place(taken, frame.layout.map, legend.width_pt, legend.height_pt).has_value();
  });
}

/// Stops and legs of the job that the frame, asked for by hand, leaves out.
std::vector<std::string> out_of_sight(const MapInputs& in, const RouteScene& route) {
  std::vector<std::string> out;
  const route::Itinerary& itinerary = in.route.itinerary;
  for (std::size_t i = 0; i < itinerary.stops.size(); ++i) {
    const bool marked = std::any_of(route.markers.begin(), route.markers.end(), [&](const Marker& m) { return m.stop == i; });
    const bool outlined = std::any_of(route.doubts.begin(), route.doubts.end(),
                                      [&](const DoubtOnPage& d) { return d.kind == "area" && d.index == i; });
    if (!marked && !outlined)
      out.push_back(
          fmt::format("stop {} ({}) lies outside the map's frame", itinerary.stops[i].number, itinerary.stops[i].label));
  }
  for (std::size_t i = 0; i < itinerary.areas.size(); ++i)
    if (std::none_of(route.doubts.begin(), route.doubts.end(),
                     [&](const DoubtOnPage& d) { return d.kind == "context" && d.index == i && !d.area.polygons.empty(); }))
      out.push_back(fmt::format("the area {} lies outside the map's frame", itinerary.areas[i].label));
  for (const LegOnPage& leg : route.legs)
    if (leg.lines.empty())
      out.push_back(fmt::format("leg {} cannot be seen at this scale and frame", itinerary.legs[leg.leg].number));
  return out;
}

/// The frame that leaves room for all furniture, with the legend on the map or in the panel.
MapFrame frame_with(const MapInputs& in, const View& view, LegendPlace legend_place, text::Shaper& shaper) {
  LegendContents possible = possible_contents(in);
  const bool on_map = legend_place == LegendPlace::on_map;
  FurnitureSizes sizes = measured(in, view.projection, legend_place == LegendPlace::in_panel ? &possible : nullptr, shaper);
  if (on_map && !in.spec.extent) sizes.legend_on_map_width_pt = legend_widths_pt.back();
  if (legend_place == LegendPlace::in_panel) {
    // The legend names the disputed lines that are seen: a first frame tells which may be, so that the panel is measured in
    // full.
    add_disputed_names(in, frame_for(in, view, sizes), possible);
    sizes = measured(in, view.projection, &possible, shaper);
  }
  return frame_for(in, view, sizes);
}

/// One attempt; nothing when the legend finds no free place on the map.
std::optional<DrawnMap> draw_in(const MapFrame& frame, const MapInputs& in, LegendPlace legend_place, text::Shaper& shaper) {
  const bool on_map = legend_place == LegendPlace::on_map;
  const geo::Projector projector(frame.projection, frame.transform, frame.layout.map);
  RouteScene route = build_route_scene(in, frame, projector);
  if (on_map && frame.layout.panel_place != PanelPlace::beside && !has_room_on_map(in, frame, route, shaper))
    return std::nullopt;
  Pieces pieces{in, frame, build_scene(in, frame, projector), std::move(route), {}, {}, {}, {}};
  const LegendContents contents = drawn_contents(in, pieces.scene, pieces.route);

  Sheet sheet{in, shaper, pieces, route_occupancy(frame, pieces.scene, pieces.route), facts_of(in, frame)};
  sheet.facts.relief_credit = pieces.scene.relief_credit;
  sheet.add_header_and_footer();
  const bool legend_in_panel = sheet.add_panel(contents, legend_place);
  if (on_map && !legend_in_panel && !sheet.add_legend_on_map(contents)) return std::nullopt;
  sheet.add_scale_bar();
  sheet.add_draft();
  sheet.add_labels(projector);
  for (std::string& text : out_of_sight(in, pieces.route)) pieces.scene.warnings.push_back(std::move(text));
  for (const std::string& missing : shaper.missing())
    pieces.scene.warnings.push_back("no bundled font has the character " + missing + ": a box is drawn for it");
  MapReport report = report_of(frame, projector, pieces.labels, pieces.scene);
  return DrawnMap{compose(std::move(pieces), shaper), std::move(report)};
}

}  // namespace

DrawnMap draw_map(const MapInputs& inputs) {
  if (const std::size_t stops = inputs.route.itinerary.stops.size(); stops > most_stops)
    throw base::Error(base::ErrorKind::map,
                      fmt::format("{} stops are too many for one map, at most {} can be told apart\nsplit the "
                                  "map, or show them as a layer of your own",
                                  stops, most_stops));
  text::Shaper shaper(inputs.fonts);
  const View view = view_of(inputs);
  const auto draw_at = [&](LegendPlace place) {
    return draw_in(frame_with(inputs, view, place, shaper), inputs, place, shaper);
  };
  if (inputs.spec.legend == job::Furniture::off) return *draw_at(LegendPlace::none);
  if (auto drawn = draw_at(LegendPlace::on_map)) return std::move(*drawn);
  return *draw_at(LegendPlace::in_panel);
}

}  // namespace rutter::map
