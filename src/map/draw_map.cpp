#include "map/draw_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/error.hpp"
#include "geo/projector.hpp"
#include "job/read.hpp"
#include "map/callouts.hpp"
#include "map/compose.hpp"
#include "map/exit_labels.hpp"
#include "map/furniture.hpp"
#include "map/inset_places.hpp"
#include "map/label.hpp"
#include "map/legend_contents.hpp"
#include "map/locator.hpp"
#include "map/map_places.hpp"
#include "map/panel.hpp"
#include "map/place_stops.hpp"
#include "map/plan.hpp"
#include "map/projection_words.hpp"
#include "map/shaped_text.hpp"
#include "map/symbols.hpp"
#include "map/template_page.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

constexpr int most_plans = 4;

FrameFacts facts_of(const MapInputs& in, const MapFrame& frame) {
  return {projection_words(in.words, frame.projected), frame.scale_denominator, frame.metres_per_pt, frame.zoom,
          reason_words(in.words, reason_to_print(frame.projected))};
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

/// Stops and legs of the job that the frame, asked for by hand, leaves out.
std::vector<std::string> out_of_sight(const MapInputs& in, const std::vector<MapPieces>& maps) {
  std::vector<std::string> out;
  const route::Itinerary& itinerary = in.route.itinerary;
  const auto any = [&](const auto& test) {
    return std::any_of(maps.begin(), maps.end(), [&](const MapPieces& m) { return test(m.route); });
  };
  for (std::size_t i = 0; i < itinerary.stops.size(); ++i) {
    const bool seen = any([&](const RouteScene& route) {
      return std::any_of(route.markers.begin(), route.markers.end(), [&](const Marker& m) { return m.stop == i; }) ||
             std::any_of(route.doubts.begin(), route.doubts.end(),
                         [&](const DoubtOnPage& d) { return d.kind == "area" && d.index == i; });
    });
    if (!seen)
      out.push_back(
          fmt::format("stop {} ({}) lies outside the map's frame", itinerary.stops[i].number, itinerary.stops[i].label));
  }
  for (std::size_t i = 0; i < itinerary.areas.size(); ++i)
    if (!any([&](const RouteScene& route) {
          return std::any_of(route.doubts.begin(), route.doubts.end(), [&](const DoubtOnPage& d) {
            return d.kind == "context" && d.index == i && !d.area.polygons.empty();
          });
        }))
      out.push_back(fmt::format("the area {} lies outside the map's frame", itinerary.areas[i].label));
  for (std::size_t i = 0; i < itinerary.legs.size(); ++i)
    if (!any([&](const RouteScene& route) {
          return std::any_of(route.legs.begin(), route.legs.end(),
                             [&](const LegOnPage& leg) { return leg.leg == i && !leg.lines.empty(); });
        }))
      out.push_back(fmt::format("leg {} cannot be seen at this scale and frame", itinerary.legs[i].number));
  return out;
}

/// The page as it is filled.
class Sheet {
 public:
  Sheet(const MapInputs& in, MapPlan& plan, CalloutTexts& texts, text::Shaper& shaper)
      : in_(in), plan_(plan), texts_(texts), shaper_(shaper), main_(plan.frame), facts_(facts_of(in, plan.frame)) {}

  /// False when a callout or the legend finds no place after all, because what is drawn takes more room than was planned for.
  bool fill() {
    build_maps();
    const LegendContents contents = drawn_contents(in_, parts());
    facts_.relief_credit = maps_.front().scene.relief_credit;
    if (job::has_fixed_boxes(in_.page)) {
      fill_fixed_boxes(contents);
    } else {
      add_header_and_footer();
      add_panel(contents);
    }
    Occupancy taken = route_occupancy(plan_.frame, maps_.front().scene.soft_lines, maps_.front().route);
    take_insets(taken);
    const std::vector<PagePoint> near = anchors_of(callout_wishes(plan_.told, maps_.front().route, 0));
    if (!add_legend(contents, taken, near)) return false;
    add_map_furniture(taken, near);
    add_draft(taken);
    std::vector<Occupancy> all_taken;
    all_taken.push_back(std::move(taken));
    furnish_insets(all_taken);
    if (!add_callouts(all_taken)) return false;
    add_outlines(all_taken.front());
    for (std::size_t k = 0; k < maps_.size(); ++k) add_labels(maps_[k], all_taken[k], k == 0);
    return true;
  }

  DrawnMap finish() {
    MapReport report = report_of_main();
    std::vector<std::string> unseen = out_of_sight(in_, maps_);
    report.warnings.insert(report.warnings.end(), unseen.begin(), unseen.end());
    for (const std::string& missing : shaper_.missing())
      report.warnings.push_back("no bundled font has the character " + missing + ": a box is drawn for it");
    draw::Drawing out = compose_sheet(in_, plan_.frame.layout.page_height_pt);
    out.nodes = compose_map(in_, std::move(maps_.front()), "", shaper_);
    for (draw::Node& node : ties_) out.nodes.push_back(std::move(node));
    for (std::size_t k = 0; k < plan_.insets.size(); ++k) out.nodes.emplace_back(inset_group(k));
    for (std::vector<draw::Node>* nodes : {&furniture_, &leaders_, &callouts_})
      for (draw::Node& node : *nodes) out.nodes.push_back(std::move(node));
    return {std::move(out), std::move(report)};
  }

  [[nodiscard]] const std::vector<std::size_t>& failed() const { return failed_; }

 private:
  static std::string inset_id(std::size_t k) { return fmt::format("inset-{}", k + 1); }

  void build_maps() {
    add_map(plan_.frame, shown_on_main(in_, wishes_of(plan_.insets)));
    for (const Inset& inset : plan_.insets) add_map(inset.frame, shown_in(in_, inset));
  }

  void add_map(const MapFrame& frame, const ShownRoute& shown) {
    projectors_.emplace_back(frame.projection, frame.transform, frame.layout.map);
    maps_.push_back({frame,
                     build_scene(in_, frame, projectors_.back()),
                     build_route_scene(in_, frame, projectors_.back(), shown),
                     {},
                     {},
                     {},
                     {}});
  }

  [[nodiscard]] std::vector<DrawnPart> parts() const {
    std::vector<DrawnPart> out;
    for (const MapPieces& map : maps_) out.push_back({&map.scene, &map.route});
    return out;
  }

  void add(Block block, PagePoint at) {
    for (draw::Node& node : placed(std::move(block), at)) furniture_.push_back(std::move(node));
  }

  void add_at(Block block, const PageBox& box, Occupancy& taken) {
    taken.add_box(box.grown(3));
    boxes_.push_back(box);
    add(std::move(block), {box.min_x, box.min_y});
  }

  /// What stands where the job says may cover what is reported: that is told.
  void warn_of_cover(std::string_view name, const PageBox& box, const Occupancy& taken) {
    if (taken.conflicts(box, 1) > 0)
      warnings_.push_back(fmt::format("{}: at the position asked for it covers a part of the route or other furniture", name));
  }

  /// Puts a block where the job says, else where it covers nothing of the map; false when there is no such place.
  bool add_on_map(std::string_view name, Block block, const std::optional<job::Position>& at, Occupancy& taken,
                  const std::vector<PagePoint>& near) {
    const PageBox& map = plan_.frame.layout.map;
    const Occupancy roomy = with_room_for_labels(taken, maps_.front().route, plan_.told.in_callouts);
    const auto place = at ? std::optional(place_at(map, block.width_pt, block.height_pt, *at))
                          : free_place(roomy, map, block.width_pt, block.height_pt, near);
    if (at) warn_of_cover(name, *place, taken);
    if (place) add_at(std::move(block), *place, taken);
    return place.has_value();
  }

  void add_header_and_footer() {
    const PageLayout& layout = plan_.frame.layout;
    add(title_block(in_, shaper_, layout.title.width()), {layout.title.min_x, layout.title.min_y});
    add(footer_block(in_, facts_, shaper_, layout.footer.width()), {layout.footer.min_x, layout.footer.min_y});
    if (!layout.locator.empty() && wants_locator(main_))
      add(locator_block(in_, plan_.frame, layout.locator.width()), {layout.locator.min_x, layout.locator.min_y});
  }

  /// All furniture of a page after a template, the key beside the map included.
  void fill_fixed_boxes(const LegendContents& contents) {
    const PageLayout& layout = plan_.frame.layout;
    furniture_ = template_furniture(in_, plan_.frame, facts_, contents, shaper_);
    legend_in_panel_ = true;
    if (in_.spec.legend.at || in_.spec.locator.at)
      warnings_.emplace_back("legend and locator have fixed places on this page: their positions are not used");
    if (!layout.panel.empty())
      add(panel_block(in_, layout.legend_beside ? &contents : nullptr, facts_, shaper_, layout, plan_.told),
          {layout.panel.min_x, layout.panel.min_y});
  }

  /// The key, and the legend with it where it was planned there, or where the panel beside the map has room for both.
  void add_panel(const LegendContents& contents) {
    const PageLayout& layout = plan_.frame.layout;
    if (layout.panel.empty()) return;
    Block block;
    legend_in_panel_ = plan_.legend_in_panel;
    if (in_.spec.legend.shown && !in_.spec.legend.at && (legend_in_panel_ || layout.panel_place == PanelPlace::beside))
      block = panel_block(in_, &contents, facts_, shaper_, layout, plan_.told);
    legend_in_panel_ = legend_in_panel_ || (!block.nodes.empty() && block.height_pt <= layout.panel.height());
    if (!legend_in_panel_) block = panel_block(in_, nullptr, facts_, shaper_, layout, plan_.told);
    add(std::move(block), {layout.panel.min_x, layout.panel.min_y});
  }

  void take_insets(Occupancy& taken) {
    for (const Inset& inset : plan_.insets) {
      if (inset.wish.at) warn_of_cover(fmt::format("inset {}", inset.letter), inset.frame.layout.map, taken);
      taken.add_box(inset.frame.layout.map.grown(3));
      taken.add_line(inset.outline, 1);
      if (!inset.tie.empty()) taken.add_line(inset.tie, 1);
    }
  }

  bool add_legend(const LegendContents& contents, Occupancy& taken, const std::vector<PagePoint>& near) {
    if (!in_.spec.legend.shown || legend_in_panel_) return true;
    const Occupancy roomy = with_room_for_labels(taken, maps_.front().route, plan_.told.in_callouts);
    auto legend = place_legend(in_, contents, facts_, roomy, plan_.frame.layout.map, near, shaper_);
    if (!legend) return legend_block(in_, contents, facts_, shaper_, legend_width_pt).nodes.empty();
    if (in_.spec.legend.at) warn_of_cover("legend", legend->box, taken);
    add_at(std::move(legend->block), legend->box, taken);
    return true;
  }

  void add_map_furniture(Occupancy& taken, const std::vector<PagePoint>& near) {
    const PageBox& map = plan_.frame.layout.map;
    if (in_.spec.locator.shown && plan_.frame.layout.locator.empty() && wants_locator(plan_.frame))
      if (!add_on_map("locator", locator_block(in_, plan_.frame, locator_size_pt(in_.page)), in_.spec.locator.at, taken, near))
        warnings_.emplace_back("the locator finds no free place on the map");
    if (in_.spec.scale_bar.shown)
      if (!add_on_map("scale_bar", scale_bar_block(in_, facts_, shaper_, std::min(160.0, map.width() / 4)),
                      in_.spec.scale_bar.at, taken, near))
        warnings_.emplace_back("the scale bar finds no free place on the map");
    if (const auto turn = north_deg(plan_.frame); in_.spec.north_arrow.shown && turn)
      if (!add_on_map("north_arrow", north_arrow_block(in_, *turn, shaper_), in_.spec.north_arrow.at, taken, near))
        warnings_.emplace_back("the north arrow finds no free place on the map");
  }

  /// DRAFT across the map, and the list of what is missing where it covers nothing.
  void add_draft(Occupancy& taken) {
    if (!in_.draft) return;
    const PageBox& map = plan_.frame.layout.map;
    constexpr double slope_deg = -20;
    constexpr double slope = slope_deg * 3.14159265358979323846 / 180;
    text::TextStyle set{std::min(map.height() * 0.45, map.width() * 0.22), true, false, "", 0};
    draw::Text word = to_draw(shaper_.shape(in_.words.text("draft.word"), set));
    word.plain = true;
    word.css_class = "draft";
    word.color = in_.style.furniture().draft_color;
    word.angle_deg = slope_deg;
    const double half = word.width_pt / 2;
    const double down = 0.36 * set.size_pt;
    const PagePoint middle = map.centre();
    word.origin = {middle.x - half * std::cos(slope) - down * std::sin(slope),
                   middle.y - half * std::sin(slope) + down * std::cos(slope)};
    furniture_.emplace_back(std::move(word));
    if (in_.route.itinerary.gaps.empty()) return;
    Block gaps = draft_block(in_, shaper_, std::min(220.0, map.width() * 0.5));
    if (add_on_map("draft", gaps, std::nullopt, taken, {})) return;
    add(std::move(gaps), {map.min_x + corner_gap_pt, map.min_y + corner_gap_pt});
  }

  void furnish_insets(std::vector<Occupancy>& taken) {
    for (std::size_t k = 0; k < plan_.insets.size(); ++k) {
      const MapPieces& map = maps_[k + 1];
      taken.push_back(route_occupancy(map.frame, map.scene.soft_lines, map.route));
      inset_furniture_.push_back(furnish_inset(in_, plan_.insets[k], taken.back(), shaper_));
    }
  }

  bool add_callouts(std::vector<Occupancy>& taken) {
    CalloutScene scene(in_, main_.layout.map, maps_.front().route, taken.front());
    scene.main().furniture = boxes_;
    for (const Inset& inset : plan_.insets)
      if (!inset.tie.empty()) scene.main().ties.push_back(inset.tie);
    std::vector<CalloutWish> wishes = callout_wishes(plan_.told, maps_.front().route, 0);
    for (std::size_t k = 1; k < maps_.size(); ++k) {
      const auto more = scene.add(maps_[k].frame.layout.map, maps_[k].route, taken[k], inset_furniture_[k - 1], plan_.told);
      wishes.insert(wishes.end(), more.begin(), more.end());
    }
    tell_once(wishes);
    const Callouts callouts = place_callouts(in_, texts_, wishes, scene.grounds());
    failed_ = callouts.failed;
    const style::Callout& look = in_.style.callout();
    const draw::Pen pen{look.leader_color, look.leader_width_pt, {}, draw::Cap::butt, draw::Join::round};
    for (const PlacedCallout& callout : callouts.placed) {
      // In the map that it stands on, and in the one that its leader leads to.
      for (std::size_t k = 0; k < taken.size(); ++k) {
        if (!callout.leader.empty()) taken[k].add_line(callout.leader, 1);
        taken[k].add_box(callout.box.grown(1));
      }
      if (!callout.leader.empty())
        leaders_.emplace_back(draw::Group{"", "leader", "", true, 1, {draw::Stroke{{callout.leader}, pen}}});
      report_.push_back({in_.route.itinerary.stops[callout.stop].label,
                         "stop",
                         callout.box,
                         true,
                         !callout.leader.empty(),
                         "told in its callout",
                         {}});
      for (draw::Node& node : placed(texts_.of(callout.stop, callout.width_pt), {callout.box.min_x, callout.box.min_y}))
        callouts_.push_back(std::move(node));
    }
    return failed_.empty();
  }

  void add_labels(MapPieces& map, Occupancy& taken, bool is_main) {
    std::vector<std::pair<std::size_t, geo::MultiPolygon<PagePoint>>> stop_areas;
    if (is_main)
      for (const DoubtOnPage& doubt : map.route.doubts)
        if (doubt.kind == "area") stop_areas.emplace_back(doubt.index, doubt.area);
    const geo::Projector& projector = projectors_[static_cast<std::size_t>(&map - maps_.data())];
    const LabelInputs inputs{in_, map.frame, projector, map.scene, map.route, stop_areas, plan_.told.in_callouts, !is_main};
    if (!is_main) add_title(inputs, taken);
    map.labels = place_labels(inputs, taken, shaper_);
    if (!is_main) add_exit_labels(in_, map, taken, shaper_, report_);
    if (!is_main || !in_.spec.graticule.shown) return;
    map.graticule = graticule_for(projector, in_.words);
    map.graticule_labels = graticule_labels(in_, map.graticule, taken, shaper_);
  }

  /// The stops' names first, on trial: the title stands where they do not want to.
  void add_title(const LabelInputs& inputs, Occupancy& taken) {
    Occupancy with_names = taken;
    PlacedLabels trial;
    place_stops(inputs, with_names, shaper_, trial);
    const auto k = static_cast<std::size_t>(
        std::find_if(plan_.insets.begin(), plan_.insets.end(), [&](const Inset& i) { return &i.frame == &inputs.frame; }) -
        plan_.insets.begin());
    InsetFurniture& furniture = inset_furniture_[k];
    place_title(in_, plan_.insets[k], with_names, true, furniture, shaper_);
    taken.add_box(furniture.title_box->grown(2));
  }

  /// What an inset shows, outlined and lettered on the main map, and the line that ties it.
  void add_outlines(Occupancy& taken) {
    const style::Inset& look = in_.style.inset();
    const style::Furniture& furniture = in_.style.furniture();
    const double size = std::max(look.title_size_pt, least_type_pt(in_.page.is_screen()));
    const LabelLook set{{size, true, false, in_.spec.languages.front(), 0}, furniture.title_color, furniture.paper, 1.4, 1};
    for (std::size_t k = 0; k < plan_.insets.size(); ++k) {
      const Inset& inset = plan_.insets[k];
      const draw::Pen outline{look.frame_color, look.outline_width_pt, {}, draw::Cap::butt, draw::Join::miter};
      const draw::Pen tie{look.frame_color, look.tie_width_pt, {}, draw::Cap::butt, draw::Join::round};
      ties_.emplace_back(
          draw::Group{inset_id(k) + "-outline", "inset-outline", "", true, 1, {draw::Stroke{{inset.outline}, outline}}});
      if (!inset.tie.empty())
        ties_.emplace_back(draw::Group{inset_id(k) + "-tie", "leader", "", true, 1, {draw::Stroke{{inset.tie}, tie}}});
      const Label label = make_label(std::string(1, inset.letter), set, "inset-letter", shaper_);
      const PagePoint origin = letter_place(label, inset, taken);
      taken.add_box(label_box(label, origin).grown(1));
      ties_.emplace_back(label_node(label, origin));
    }
  }

  /// Beside the outline where nothing stands; else inside its upper left corner.
  static PagePoint letter_place(const Label& label, const Inset& inset, const Occupancy& taken) {
    PageBox box;
    for (const PagePoint p : inset.outline) box.add(p);
    const double width = label.shaped.width_pt;
    const double cap = 0.72 * label.look.text.size_pt;
    const std::array<PagePoint, 8> places{{{box.max_x + 3, box.min_y + cap},
                                           {box.max_x + 3, box.max_y},
                                           {box.min_x - 3 - width, box.min_y + cap},
                                           {box.min_x - 3 - width, box.max_y},
                                           {box.min_x, box.min_y - 3},
                                           {box.max_x - width, box.min_y - 3},
                                           {box.min_x, box.max_y + 3 + cap},
                                           {box.max_x - width, box.max_y + 3 + cap}}};
    for (const PagePoint place : places)
      if (taken.is_free(label_box(label, snapped(place)).grown(0.5))) return snapped(place);
    return snapped(PagePoint{box.min_x + 2, box.min_y + 2 + cap});
  }

  draw::Group inset_group(std::size_t k) {
    const Inset& inset = plan_.insets[k];
    const PageBox& box = inset.frame.layout.map;
    const geo::Line<PagePoint> ring{
        {box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}, {box.min_x, box.min_y}};
    draw::Group group{inset_id(k), "furniture inset", fmt::format("Inset {}", inset.letter), false, 1, {}};
    group.children.emplace_back(draw::Fill{{{{{ring}}}}, in_.style.furniture().paper});
    for (draw::Node& node : compose_map(in_, std::move(maps_[k + 1]), inset_id(k) + "-", shaper_))
      group.children.push_back(std::move(node));
    InsetFurniture& furniture = inset_furniture_[k];
    for (draw::Node& node : furniture.title.nodes) group.children.push_back(std::move(node));
    if (const auto& at = furniture.scale_bar_box)
      for (draw::Node& node : placed(std::move(furniture.scale_bar), {at->min_x, at->min_y}))
        group.children.push_back(std::move(node));
    return group;
  }

  MapReport report_of_main() {
    const MapPieces& main = maps_.front();
    MapReport report;
    report.projection = main_.projection.proj_string();
    report.projection_name = main_.projected.name;
    report.projection_reason = main_.projected.reason;
    report.frame = main_.layout.map;
    report.visible = projectors_.front().visible();
    report.scale_denominator = main_.scale_denominator;
    report.zoom = main_.zoom;
    report.labels = std::move(report_);
    report.warnings = plan_.warnings;
    report.warnings.insert(report.warnings.end(), main.scene.warnings.begin(), main.scene.warnings.end());
    for (const MapPieces& map : maps_) {
      report.labels.insert(report.labels.end(), map.labels.report.begin(), map.labels.report.end());
      report.warnings.insert(report.warnings.end(), map.labels.warnings.begin(), map.labels.warnings.end());
    }
    report.warnings.insert(report.warnings.end(), warnings_.begin(), warnings_.end());
    for (std::size_t k = 0; k < plan_.insets.size(); ++k) {
      const Inset& inset = plan_.insets[k];
      InsetReport told{k + 1,
                       inset.letter,
                       inset.frame.layout.map,
                       projectors_[k + 1].visible(),
                       inset.frame.scale_denominator,
                       inset.frame.projection.proj_string(),
                       {},
                       !inset.tie.empty()};
      for (const std::size_t stop : inset.wish.stops) told.stops.push_back(in_.route.itinerary.stops[stop].number);
      report.insets.push_back(std::move(told));
    }
    return report;
  }

  const MapInputs& in_;
  MapPlan& plan_;
  CalloutTexts& texts_;
  text::Shaper& shaper_;
  const MapFrame& main_;
  FrameFacts facts_;
  std::vector<geo::Projector> projectors_;  ///< of the main map, then of the insets
  std::vector<MapPieces> maps_;             ///< likewise
  std::vector<InsetFurniture> inset_furniture_;
  std::vector<PageBox> boxes_;  ///< of what stands on the main map
  std::vector<draw::Node> ties_;
  std::vector<draw::Node> furniture_;
  std::vector<draw::Node> leaders_;
  std::vector<draw::Node> callouts_;
  std::vector<PlacedLabel> report_;
  std::vector<std::string> warnings_;
  std::vector<std::size_t> failed_;
  bool legend_in_panel_ = false;
};

}  // namespace

DrawnMap draw_map(const MapInputs& inputs) {
  if (const std::size_t stops = inputs.route.itinerary.stops.size(); stops > most_stops)
    throw base::Error(base::ErrorKind::map,
                      fmt::format("{} stops are too many for one map, at most {} can be told apart\nsplit the "
                                  "map, or show them as a layer of your own",
                                  stops, most_stops));
  text::Shaper shaper(inputs.fonts);
  CalloutTexts texts(inputs, shaper);
  const View view = view_of(inputs);
  PlanLimits limits;
  for (int i = 0;; ++i) {
    MapPlan plan = plan_map(inputs, view, limits, texts, shaper);
    Sheet sheet(inputs, plan, texts, shaper);
    if (sheet.fill() || i + 1 >= most_plans) return sheet.finish();
    // What was drawn left less room than was planned with: these are told in the key.
    limits.legend_in_panel = limits.legend_in_panel || sheet.failed().empty();
    limits.in_key.insert(limits.in_key.end(), sheet.failed().begin(), sheet.failed().end());
    limits.no_callouts = i + 2 >= most_plans;
  }
}

}  // namespace rutter::map
