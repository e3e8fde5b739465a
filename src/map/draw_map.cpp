#include "map/draw_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <list>
#include <optional>

#include "base/error.hpp"
#include "geo/page_line.hpp"
#include "geo/projector.hpp"
#include "job/read.hpp"
#include "map/callout_scene.hpp"
#include "map/callouts.hpp"
#include "map/compose.hpp"
#include "map/exit_labels.hpp"
#include "map/furniture.hpp"
#include "map/graticule_labels.hpp"
#include "map/inset_drawing.hpp"
#include "map/legend_contents.hpp"
#include "map/legend_place.hpp"
#include "map/locator.hpp"
#include "map/map_places.hpp"
#include "map/map_report.hpp"
#include "map/out_of_sight.hpp"
#include "map/panel.hpp"
#include "map/place_stops.hpp"
#include "map/plan.hpp"
#include "map/projection_words.hpp"
#include "map/shared_work.hpp"
#include "map/template_page.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

constexpr int most_plans = 4;
/// A legend that is so much lower than planned lets the page be divided again.
constexpr double least_spare_pt = 30;

FrameFacts facts_of(const MapInputs& in, const MapFrame& frame) {
  return {projection_words(in.words, frame.projected), frame.scale_denominator, frame.metres_per_pt, frame.zoom,
          reason_words(in.words, reason_to_print(frame.projected))};
}

/// The page as it is filled.
class Sheet {
 public:
  Sheet(const MapInputs& in, MapPlan& plan, PageTexts& texts, text::Shaper& shaper)
      : in_(in),
        plan_(plan),
        texts_(texts.callouts),
        key_(texts.key),
        shaper_(shaper),
        main_(plan.frame),
        facts_(facts_of(in, plan.frame)) {}

  /// False when a callout or the legend found no place after all, because what is drawn takes more room than was planned for.
  /// The page is complete all the same: what is missing is told.
  bool fill() {
    build_maps();
    contents_ = drawn_contents(in_, parts());
    const LegendContents& contents = contents_;
    facts_.relief_credit = maps_.front().scene.base->relief_credit;
    if (job::has_fixed_boxes(in_.page)) {
      fill_fixed_boxes(contents);
    } else {
      add_header_and_footer();
      add_panel(contents);
    }
    std::vector<Occupancy> taken;
    taken.push_back(route_occupancy(plan_.frame, maps_.front().scene.base->soft_lines, maps_.front().route));
    take_insets(taken.front());
    const std::vector<PagePoint> near = anchors_of(callout_wishes(plan_.told, maps_.front().route, 0));
    const bool has_legend = add_legend(contents, taken.front(), near);
    add_map_furniture(taken.front(), near);
    add_draft(taken.front());
    furnish_insets(taken);
    add_callouts(taken);
    for (const Inset& inset : plan_.insets) {
      maps_.front().under_stops.emplace_back(outline_group(in_, inset));
      append(tie_nodes(in_, inset, taken.front(), shaper_), ties_);
    }
    for (std::size_t k = 0; k < maps_.size(); ++k) add_labels(k, taken[k]);
    return has_legend && failed_.empty();
  }

  DrawnMap finish() {
    MapReport report = report_of(in_, plan_, maps_, projectors_, std::move(report_));
    for (const std::vector<std::string>& more : {warnings_, out_of_sight(in_, maps_)})
      report.warnings.insert(report.warnings.end(), more.begin(), more.end());
    for (const std::string& missing : shaper_.missing())
      report.warnings.push_back("no bundled font has the character " + missing + ": a box is drawn for it");
    draw::Drawing out = compose_sheet(in_, plan_.frame.layout.page_height_pt);
    out.nodes = compose_map(in_, std::move(maps_.front()), "", shaper_);
    append(std::move(ties_), out.nodes);
    for (std::size_t k = 0; k < plan_.insets.size(); ++k)
      out.nodes.emplace_back(
          inset_group(in_, plan_.insets[k], std::move(maps_[k + 1]), std::move(inset_furniture_[k]), shaper_));
    for (std::vector<draw::Node>* nodes : {&furniture_, &leaders_, &callouts_}) append(std::move(*nodes), out.nodes);
    return {std::move(out), std::move(report)};
  }

  [[nodiscard]] const std::vector<std::size_t>& failed() const { return failed_; }
  [[nodiscard]] const LegendContents& contents() const { return contents_; }

  /// By how much lower than planned the legend in the panel is; negative: higher.
  [[nodiscard]] double legend_spare_pt() {
    if (!plan_.legend_in_panel) return 0;
    const auto height = [&](const LegendContents& legend) {
      return legend_block(in_, legend, facts_, shaper_, legend_width_pt).height_pt;
    };
    return height(plan_.legend) - height(contents_);
  }

 private:
  static void append(std::vector<draw::Node> from, std::vector<draw::Node>& to) {
    for (draw::Node& node : from) to.push_back(std::move(node));
  }

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
                     {},
                     {}});
  }

  [[nodiscard]] std::vector<DrawnPart> parts() const {
    std::vector<DrawnPart> out;
    for (const MapPieces& map : maps_) out.push_back({&map.scene, &map.route});
    return out;
  }

  void add(Block block, PagePoint at) { append(placed(std::move(block), at), furniture_); }

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

  /// At the position asked for an inset may also stand on what it enlarges, or where no line can join the two.
  void warn_of_inset(const Inset& inset, const Occupancy& taken) {
    const PageBox& box = inset.frame.layout.map;
    warn_of_cover(fmt::format("inset {}", inset.letter), box, taken);
    if (!plan_.frame.layout.map.intersects(box)) return;  // in the row below the map
    if (geo::box_of(inset.outline).intersects(box))
      warnings_.push_back(
          fmt::format("inset {}: at the position asked for it covers its own outline on the map: move or leave out 'position'",
                      inset.letter));
    else if (inset.tie.empty())
      warnings_.push_back(
          fmt::format("inset {}: from the position asked for every line to its outline would cross the route: it is not tied",
                      inset.letter));
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
      add(locator_block(in_, plan_.frame, layout.locator.width(), layout.locator.height()),
          {layout.locator.min_x, layout.locator.min_y});
  }

  [[nodiscard]] Block panel_block(const LegendContents* legend) {
    return Panel(legend, facts_, key_, shaper_).block(plan_.frame.layout, plan_.told);
  }

  /// All furniture of a page after a template, the key beside the map included.
  void fill_fixed_boxes(const LegendContents& contents) {
    const PageLayout& layout = plan_.frame.layout;
    furniture_ = template_furniture(in_, plan_.frame, facts_, contents, shaper_);
    legend_in_panel_ = true;
    if (in_.spec.legend.at || in_.spec.locator.at)
      warnings_.emplace_back("legend and locator have fixed places on this page: their positions are not used");
    if (!layout.panel.empty())
      add(panel_block(layout.legend_beside ? &contents : nullptr), {layout.panel.min_x, layout.panel.min_y});
  }

  /// The key, and the legend with it where it was planned there, or where the panel beside the map has room for both.
  void add_panel(const LegendContents& contents) {
    const PageLayout& layout = plan_.frame.layout;
    if (layout.panel.empty()) return;
    Block block;
    legend_in_panel_ = plan_.legend_in_panel;
    if (in_.spec.legend.shown && !in_.spec.legend.at && (legend_in_panel_ || layout.panel_place == PanelPlace::beside))
      block = panel_block(&contents);
    legend_in_panel_ = legend_in_panel_ || (!block.nodes.empty() && block.height_pt <= layout.panel.height());
    if (!legend_in_panel_) block = panel_block(nullptr);
    add(std::move(block), {layout.panel.min_x, layout.panel.min_y});
  }

  void take_insets(Occupancy& taken) {
    for (const Inset& inset : plan_.insets) {
      if (inset.wish.at) warn_of_inset(inset, taken);
      take_inset(inset, taken);
      if (!inset.tie.empty()) leader_lines_.push_back(inset.tie);
    }
  }

  bool add_legend(const LegendContents& contents, Occupancy& taken, const std::vector<PagePoint>& near) {
    if (!in_.spec.legend.shown || legend_in_panel_) return true;
    const Occupancy roomy = with_room_for_labels(taken, maps_.front().route, plan_.told.in_callouts);
    auto legend = place_legend(in_, contents, facts_, roomy, plan_.frame.layout.map, near, shaper_);
    if (!legend) {
      const bool has_none = legend_block(in_, contents, facts_, shaper_, legend_width_pt).nodes.empty();
      if (!has_none) warnings_.emplace_back("the legend finds no free place on the map");
      return has_none;
    }
    if (in_.spec.legend.at) warn_of_cover("legend", legend->box, taken);
    add_at(std::move(legend->block), legend->box, taken);
    return true;
  }

  void add_map_furniture(Occupancy& taken, const std::vector<PagePoint>& near) {
    const PageBox& map = plan_.frame.layout.map;
    if (in_.spec.locator.shown && plan_.frame.layout.locator.empty() && wants_locator(plan_.frame))
      if (!add_on_map("locator", locator_block(in_, plan_.frame, locator_size_pt(in_.page), locator_size_pt(in_.page)),
                      in_.spec.locator.at, taken, near))
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
    furniture_.emplace_back(draft_word(in_, map, shaper_));
    if (in_.route.itinerary.gaps.empty()) return;
    Block gaps = draft_block(in_, shaper_, std::min(220.0, map.width() * 0.5));
    if (add_on_map("draft", gaps, std::nullopt, taken, {})) return;
    add(std::move(gaps), {map.min_x + corner_gap_pt, map.min_y + corner_gap_pt});
  }

  void furnish_insets(std::vector<Occupancy>& taken) {
    const StopAreas no_areas;
    for (std::size_t k = 0; k < plan_.insets.size(); ++k) {
      const MapPieces& map = maps_[k + 1];
      taken.push_back(route_occupancy(map.frame, map.scene.base->soft_lines, map.route));
      const Occupancy with_names = with_stop_names(label_inputs(k + 1, no_areas), taken.back(), shaper_);
      inset_furniture_.push_back(furnish_inset(in_, plan_.insets[k], with_names, taken.back(), shaper_));
    }
  }

  void add_callouts(std::vector<Occupancy>& taken) {
    CalloutScene scene(in_, main_.layout.map, maps_.front().route, taken.front());
    scene.main().furniture = boxes_;
    std::vector<CalloutWish> wishes = callout_wishes(plan_.told, maps_.front().route, 0);
    for (std::size_t k = 1; k < maps_.size(); ++k) {
      const auto more = scene.add(plan_.insets[k - 1], maps_[k].route, taken[k], inset_furniture_[k - 1], plan_.told);
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
      if (!callout.leader.empty()) {
        leader_lines_.push_back(callout.leader);
        leaders_.emplace_back(draw::Group{"", "leader", "", true, 1, {draw::Stroke{{callout.leader}, pen}}});
      }
      report_.push_back({in_.route.itinerary.stops[callout.stop].label,
                         "stop",
                         callout.box,
                         true,
                         !callout.leader.empty(),
                         "told in its callout",
                         {}});
      append(placed(texts_.of(callout.stop, callout.width_pt), {callout.box.min_x, callout.box.min_y}), callouts_);
    }
    for (const std::size_t stop : failed_)
      warnings_.push_back(fmt::format("what is told of stop {} ({}) finds no place on the page",
                                      in_.route.itinerary.stops[stop].number, in_.route.itinerary.stops[stop].label));
  }

  /// Of the main map (0) or an inset. Keeps references.
  [[nodiscard]] LabelInputs label_inputs(std::size_t k, const StopAreas& stop_areas) const {
    const MapPieces& map = maps_[k];
    return {in_, map.frame, projectors_[k], map.scene, map.route, stop_areas, plan_.told.in_callouts, k > 0, leader_lines_};
  }

  void add_labels(std::size_t k, Occupancy& taken) {
    MapPieces& map = maps_[k];
    const bool is_main = k == 0;
    StopAreas stop_areas;
    if (is_main)
      for (const DoubtOnPage& doubt : map.route.doubts)
        if (doubt.kind == "area") stop_areas.emplace_back(doubt.index, doubt.area);
    const LabelInputs inputs = label_inputs(k, stop_areas);
    if (!is_main) add_title(k - 1, inputs, taken);
    map.labels = place_labels(inputs, taken, shaper_);
    if (!is_main) add_exit_labels(in_, map, taken, shaper_, report_);
    if (!is_main || !in_.spec.graticule.shown) return;
    map.graticule = graticule_for(projectors_[k], in_.words);
    add_outlines(map.route, taken);  // they are drawn above degrees
    map.graticule_labels = graticule_labels(in_, map.graticule, taken, shaper_);
  }

  /// The stops' names first, on trial: the title stands where they do not want to.
  void add_title(std::size_t inset, const LabelInputs& inputs, Occupancy& taken) {
    InsetFurniture& furniture = inset_furniture_[inset];
    if (!place_title(in_, plan_.insets[inset], with_stop_names(inputs, taken, shaper_), true, furniture, shaper_))
      place_title(in_, plan_.insets[inset], taken, false, furniture, shaper_);
    taken.add_box(furniture.title_box->grown(2));
  }

  const MapInputs& in_;
  MapPlan& plan_;
  CalloutTexts& texts_;
  KeyTexts& key_;
  text::Shaper& shaper_;
  const MapFrame& main_;
  FrameFacts facts_;
  LegendContents contents_;                 ///< of the legend, as drawn
  std::vector<geo::Projector> projectors_;  ///< of the main map, then of the insets
  std::vector<MapPieces> maps_;             ///< likewise
  std::vector<InsetFurniture> inset_furniture_;
  std::vector<PageBox> boxes_;  ///< of what stands on the main map
  std::vector<draw::Node> ties_;
  std::vector<draw::Node> furniture_;
  std::vector<draw::Node> leaders_;
  std::vector<geo::Line<PagePoint>> leader_lines_;  ///< those, and the ties of insets
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
  text::Shaper shaper(inputs.fonts, inputs.shared ? &inputs.shared->texts : nullptr);
  PageTexts texts(inputs, shaper);
  const View view = view_of(inputs);
  PlanLimits limits;
  std::list<MapPlan> plans;  // sheets refer to them
  std::list<Sheet> sheets;
  for (int i = 0;; ++i) {
    plans.push_back(plan_map(inputs, view, limits, texts, shaper));
    Sheet& sheet = sheets.emplace_back(inputs, plans.back(), texts, shaper);
    const bool complete = sheet.fill();
    const MapPlan& plan = plans.back();
    if (limits.legend) {
      const double before = std::prev(plans.end(), 2)->frame.scale_denominator;
      const bool better = complete && sheet.legend_spare_pt() >= 0 && plan.frame.scale_denominator <= before;
      return better ? sheet.finish() : std::prev(sheets.end(), 2)->finish();
    }
    if (complete && inputs.page.height_pt && sheet.contents().disputed_names != plan.legend.disputed_names &&
        sheet.legend_spare_pt() > least_spare_pt) {
      // Of the disputed lines that were possible few are seen: the map may be that much higher.
      limits.legend = plan.legend;
      limits.legend->disputed_names = sheet.contents().disputed_names;
      limits.legend->disputed_line = sheet.contents().disputed_line;
      continue;
    }
    if (complete || i + 1 >= most_plans) return sheet.finish();
    // What was drawn left less room than was planned with: these are told in the key.
    const bool last = i + 2 >= most_plans;
    limits.legend_in_panel = limits.legend_in_panel || sheet.failed().empty() || last;
    limits.in_key.insert(limits.in_key.end(), sheet.failed().begin(), sheet.failed().end());
    limits.no_callouts = last;
  }
}

}  // namespace rutter::map
