#include "map/plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <map>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "geo/page_polygon.hpp"
#include "job/read.hpp"
#include "map/furniture_flow.hpp"
#include "map/inset_places.hpp"
#include "map/label.hpp"
#include "map/legend_contents.hpp"
#include "map/map_places.hpp"
#include "map/panel.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

constexpr double least_callout_map_pt = 280;  ///< narrower maps have no room for callouts beside their stops
constexpr double most_of_map_told = 0.5;      ///< callouts that would cover more of the map are not tried
constexpr int most_rounds = 6;
constexpr double good_enough = 1;
constexpr double roomy_margin = 0.17;

/// On a flat map a wider legend, of fewer lines, may find a place where a narrow one does not.
constexpr std::array<std::pair<double, int>, 5> legend_shapes{{{legend_width_pt, 1}, {205, 1}, {300, 2}, {430, 3}, {560, 4}}};
constexpr double most_legend_share = 0.7;

/// One division of the page.
struct Attempt {
  MapFrame frame;
  std::vector<Inset> insets;
  std::vector<std::size_t> failed;  ///< stops whose callouts find no place
  bool legend_placed = true;
  std::size_t insets_failed = 0;
};

/// An inset stands beside or below what it shows.
bool stands_above(const Inset& inset) {
  return std::all_of(inset.outline.begin(), inset.outline.end(),
                     [&](PagePoint p) { return p.y > inset.frame.layout.map.max_y; });
}

/// Where the legend stands: on the map, flat above the key, in a column beside the map, or in the page's own box for it.
enum class LegendWay { on_map, below, corner, own_box };

/// What it comes to when claims without room have gone to the key.
struct Settled {
  Attempt attempt;
  Told told;
  bool legend_in_panel = false;
  double score = 0;  ///< the lower the better
};

class Planner {
 public:
  Planner(const MapInputs& in, const View& view, const PlanLimits& limits, CalloutTexts& texts, text::Shaper& shaper)
      : in_(in),
        view_(view),
        limits_(limits),
        possible_(possible_contents(in)),
        texts_(texts),
        shaper_(shaper),
        inset_places_(in) {}

  MapPlan plan() {
    plan_callouts();
    const Told all = told_;
    const bool is_off = !in_.spec.legend.shown;
    measure(false);
    // The legend names the disputed lines that are seen: a first frame tells which may be.
    if (!is_off) add_disputed_names(in_, frame_for(in_, view_, sizes_), possible_);
    std::optional<Settled> best;
    for (const LegendWay way : legend_ways()) {
      const bool in_panel = way != LegendWay::on_map;
      for (Fit fit : fits()) {
        if (way == LegendWay::below) fit.panel = PanelPlace::below;
        if (way == LegendWay::corner) fit.panel = PanelPlace::corner;
        told_ = all;
        row_ = false;
        auto settled = settle_if_it_fits(fit, in_panel, best ? best->score : 1e9);
        if (settled && (!best || settled->score < best->score - 1e-9)) best = std::move(settled);
        if (best && best->score < good_enough) break;
      }
      if (best && best->score < good_enough) break;
    }
    if (!best) std::rethrow_exception(too_small_);
    MapPlan out{
        std::move(best->attempt.frame), std::move(best->attempt.insets), std::move(best->told), best->legend_in_panel, {}};
    for (std::size_t k = 0; k < out.insets.size(); ++k) out.insets[k].letter = static_cast<char>('A' + k);
    if (out.insets.size() < in_.spec.insets_by_hand.size())
      out.warnings.emplace_back(
          "an inset asked for is not made: it shows areas alone, or too little more than the map, or finds no free place");
    else if (best->attempt.insets_failed > 0)
      out.warnings.emplace_back("stops stand too close to be told apart at this scale, and an inset finds no free place");
    return out;
  }

 private:
  /// Callouts are tried for all stops that have something to tell, unless they would cover most of the page; then the longest
  /// go to the key at once.
  void plan_callouts() {
    const auto& stops = in_.route.itinerary.stops;
    told_.in_callouts.assign(stops.size(), false);
    if (in_.page.width_pt < least_callout_map_pt || limits_.no_callouts) return;
    std::vector<std::pair<double, std::size_t>> by_area;
    double sum = 0;
    for (std::size_t i = 0; i < stops.size(); ++i) {
      if (!texts_.has(i) || std::find(limits_.in_key.begin(), limits_.in_key.end(), i) != limits_.in_key.end()) continue;
      told_.in_callouts[i] = true;
      ++wanted_;
      const Block& block = texts_.of(i, texts_.widths().front());
      by_area.emplace_back(block.width_pt * block.height_pt, i);
      sum += by_area.back().first;
    }
    std::sort(by_area.begin(), by_area.end());
    const double page = in_.page.width_pt * in_.page.height_pt.value_or(in_.page.width_pt * 0.75);
    for (; !by_area.empty() && sum > page * most_of_map_told; by_area.pop_back()) {
      sum -= by_area.back().first;
      told_.in_callouts[by_area.back().second] = false;
    }
  }

  /// A division of the page that leaves no map is none; what it lacks is told when there is no other.
  std::optional<Settled> settle_if_it_fits(const Fit& fit, bool in_panel, double most) {
    try {
      return settle(fit, in_panel, most);
    } catch (const base::Error&) {
      if (!too_small_) too_small_ = std::current_exception();
      return std::nullopt;
    }
  }

  /// What fits is told on the map, the rest in the key, until nothing changes. Nothing when the page has no such division, or
  /// it cannot come to less than `most`.
  std::optional<Settled> settle(const Fit& fit, bool in_panel, double most) {
    legend_in_panel_ = in_panel;
    measure(in_panel);
    if (fit.panel == PanelPlace::corner && sizes_.corner_width_pt == 0) return std::nullopt;
    Attempt made = attempt(fit);
    for (int round = 1; (!made.failed.empty() || needs_row(made)) && round <= most_rounds; ++round) {
      row_ = row_ || needs_row(made);
      give_up_half(made.failed);
      if (round == most_rounds) told_.in_callouts.assign(told_.in_callouts.size(), false);
      measure(in_panel);
      if (fit.panel == PanelPlace::corner && sizes_.corner_width_pt == 0) return std::nullopt;
      if (score_of(made, in_panel) >= most) return std::nullopt;  // further rounds only tell less, on a smaller map
      made = attempt(fit);
    }
    const double score = score_of(made, in_panel);
    return Settled{std::move(made), told_, in_panel, score};
  }

  /// The longer half of what found no place: with those in the key the rest may find one.
  void give_up_half(std::vector<std::size_t> failed) {
    const auto area = [&](std::size_t stop) {
      const Block& block = texts_.of(stop, texts_.widths().front());
      return block.width_pt * block.height_pt;
    };
    std::stable_sort(failed.begin(), failed.end(), [&](std::size_t a, std::size_t b) { return area(a) > area(b); });
    failed.resize((failed.size() + 1) / 2);
    for (const std::size_t stop : failed) told_.in_callouts[stop] = false;
  }

  [[nodiscard]] double score_of(const Attempt& made, bool in_panel) {
    const auto told = static_cast<double>(std::count(told_.in_callouts.begin(), told_.in_callouts.end(), true));
    if (least_denominator_ == 0) least_denominator_ = made.frame.scale_denominator;
    const double smaller = std::log2(made.frame.scale_denominator / least_denominator_);
    double inset_faults = 0;
    for (const Inset& inset : made.insets) inset_faults += inset.tie.empty() || stands_above(inset) ? 1 : 0;
    return 5 * (row_ ? 0 : inset_faults) + 8 * (wanted_ - told) + 40 * static_cast<double>(made.insets_failed) +
           (made.legend_placed ? 0 : 1000) + 15 * smaller + (in_panel ? 3 : 0);
  }

  /// What the furniture needs, set once for all divisions that tell the same in the key.
  void measure(bool with_legend) {
    const auto [known, is_new] = measured_.try_emplace({told_.in_callouts, with_legend});
    if (is_new) known->second = measured(in_, view_.projection, with_legend ? &possible_ : nullptr, shaper_, told_);
    sizes_ = known->second;
    if (row_) sizes_.insets_height_pt = inset_places_.row_height(wishes_count_, in_.page.width_pt);
  }

  [[nodiscard]] std::vector<LegendWay> legend_ways() const {
    if (job::has_fixed_boxes(in_.page)) return {LegendWay::own_box};
    if (!in_.spec.legend.shown || in_.spec.legend.at) return {LegendWay::on_map};
    if (limits_.legend_in_panel) return {LegendWay::below, LegendWay::corner};
    return {LegendWay::on_map, LegendWay::below, LegendWay::corner};
  }

  /// In the middle first; when the job fixes what is seen there is nothing to move.
  [[nodiscard]] std::vector<Fit> fits() const {
    if (in_.spec.extent) return {{}};
    std::vector<Fit> out;
    for (const double margin : {Fit{}.margin_share, roomy_margin}) {
      out.push_back({margin, 0, 0});
      for (const double side : {-1.0, 1.0}) out.push_back({margin, side, side});
      if (in_.spec.scale) break;
    }
    return out;
  }

  [[nodiscard]] bool needs_row(const Attempt& attempt) const {
    return attempt.insets_failed > 0 && !row_ && (!in_.page.height_pt || in_.page.width_pt < least_callout_map_pt * 1.5);
  }

  Attempt attempt(const Fit& fit) {
    Attempt out{frame_for(in_, view_, sizes_, fit), {}, {}, true, 0};
    const geo::Projector projector(out.frame.projection, out.frame.transform, out.frame.layout.map);
    const std::vector<InsetWish> wishes = inset_wishes(in_, out.frame, projector);
    wishes_count_ = wishes.size();
    // The legend first: it must stand somewhere, insets may be smaller and claims have the key.
    RouteScene route = build_route_scene(in_, out.frame, projector, shown_on_main(in_, wishes));
    Occupancy taken = route_occupancy(out.frame, {}, route);
    std::vector<PageBox> boxes;
    place_furniture(out, route, taken, anchors_of(callout_wishes(told_, route, 0)), boxes);
    if (row_) {
      out.insets = inset_places_.in_row(wishes, out.frame, projector);
    } else {
      out.insets =
          inset_places_.on_map(wishes, out.frame, projector, route, taken, anchors_of(callout_wishes(told_, route, 0)));
    }
    out.insets_failed = wishes.size() - std::min(wishes.size(), out.insets.size());
    if (const ShownRoute shown = shown_on_main(in_, wishes_of(out.insets)); shown.stops != shown_on_main(in_, wishes).stops) {
      // Stops whose inset found no place are markers again; others came to lie in an inset.
      route = build_route_scene(in_, out.frame, projector, shown);
      taken = route_occupancy(out.frame, {}, route);
      for (const PageBox& box : boxes) taken.add_box(box.grown(3));
    }
    for (const Inset& inset : out.insets) {
      take_inset(inset, taken);
    }
    CalloutScene scene(in_, out.frame.layout.map, route, taken);
    scene.main().furniture = std::move(boxes);
    std::vector<CalloutWish> told = callout_wishes(told_, route, 0);
    for (const Inset& inset : out.insets) {
      const std::vector<CalloutWish> more = scene.add(inset, told_, shaper_);
      told.insert(told.end(), more.begin(), more.end());
    }
    tell_once(told);
    out.failed = place_callouts(in_, texts_, told, scene.grounds()).failed;
    std::sort(out.failed.begin(), out.failed.end());
    return out;
  }

  void place_furniture(Attempt& out, const RouteScene& route, Occupancy& taken, const std::vector<PagePoint>& near,
                       std::vector<PageBox>& boxes) {
    const PageBox& map = out.frame.layout.map;
    const auto add = [&](const PageBox& box) {
      taken.add_box(box.grown(3));
      boxes.push_back(box);
    };
    const FrameFacts facts{"", out.frame.scale_denominator, out.frame.metres_per_pt, out.frame.zoom};
    const bool beside = out.frame.layout.panel_place == PanelPlace::beside && !out.frame.layout.panel.empty();
    if (!legend_in_panel_ && !(beside && !in_.spec.legend.at)) {
      const auto legend =
          place_legend(in_, possible_, facts, with_room_for_labels(taken, route, told_.in_callouts), map, near, shaper_);
      out.legend_placed = legend.has_value();
      if (legend) add(legend->box);
    }
    if (in_.spec.scale_bar.shown) {
      const Block bar = scale_bar_block(in_, facts, shaper_, std::min(160.0, map.width() / 4));
      const Occupancy roomy = with_room_for_labels(taken, route, told_.in_callouts);
      if (const auto box = free_place(roomy, map, bar.width_pt, bar.height_pt, near)) add(*box);
    }
  }

  const MapInputs& in_;
  const View& view_;
  const PlanLimits& limits_;
  LegendContents possible_;
  CalloutTexts& texts_;
  text::Shaper& shaper_;
  InsetPlaces inset_places_;
  std::map<std::pair<std::vector<bool>, bool>, FurnitureSizes> measured_;  ///< by what callouts tell, with the legend or not
  FurnitureSizes sizes_;
  Told told_;
  bool legend_in_panel_ = false;
  double wanted_ = 0;             ///< callouts
  double least_denominator_ = 0;  ///< of the first division, by which the others are judged
  bool row_ = false;              ///< insets stand below the map
  std::exception_ptr too_small_;  ///< why a division leaves no map
  std::size_t wishes_count_ = 0;
};

}  // namespace

MapPlan plan_map(const MapInputs& inputs, const View& view, const PlanLimits& limits, CalloutTexts& texts,
                 text::Shaper& shaper) {
  return Planner(inputs, view, limits, texts, shaper).plan();
}

std::vector<CalloutWish> callout_wishes(const Told& told, const RouteScene& route, std::size_t ground) {
  std::vector<CalloutWish> out;
  for (const Marker& m : route.markers)
    if (!m.dot && told.in_callout(m.stop)) out.push_back({m.stop, ground, m.centre, m.radius_pt});
  for (const DoubtOnPage& doubt : route.doubts)
    if (ground == 0 && doubt.kind == "area" && told.in_callout(doubt.index)) {
      // Nearest to the middle of the largest part that is seen.
      const geo::Polygon<PagePoint>* largest = nullptr;
      for (const auto& polygon : doubt.area.polygons)
        if (largest == nullptr || geo::area(polygon) > geo::area(*largest)) largest = &polygon;
      if (largest != nullptr) out.push_back({doubt.index, ground, snapped(geo::centroid(*largest)), 0});
    }
  std::sort(out.begin(), out.end(), [](const CalloutWish& a, const CalloutWish& b) { return a.stop < b.stop; });
  return out;
}

void tell_once(std::vector<CalloutWish>& wishes) {
  std::set<std::size_t> told;
  std::erase_if(wishes, [&](const CalloutWish& wish) { return !told.insert(wish.stop).second; });
}

void take_inset(const Inset& inset, Occupancy& taken) {
  taken.add_box(inset.frame.layout.map.grown(3));
  taken.add_line(inset.outline, 1);
  if (!inset.tie.empty()) taken.add_line(inset.tie, 1);
}

CalloutScene::CalloutScene(const MapInputs& inputs, const PageBox& map, const RouteScene& route, const Occupancy& taken)
    : in_(inputs) {
  grounds_.push_back({&route, &taken, map, {}, {}});
}

std::vector<CalloutWish> CalloutScene::add(const Inset& inset, const Told& told, text::Shaper& shaper) {
  const geo::Projector projector(inset.frame.projection, inset.frame.transform, inset.frame.layout.map);
  own_routes_.push_back(build_route_scene(in_, inset.frame, projector, shown_in(in_, inset)));
  own_taken_.push_back(route_occupancy(inset.frame, {}, own_routes_.back()));
  const InsetFurniture furniture = furnish_inset(in_, inset, own_taken_.back(), shaper);
  return add(inset, own_routes_.back(), own_taken_.back(), furniture, told);
}

std::vector<CalloutWish> CalloutScene::add(const Inset& inset, const RouteScene& route, const Occupancy& taken,
                                           const InsetFurniture& furniture, const Told& told) {
  if (!inset.tie.empty()) main().ties.push_back(inset.tie);
  CalloutGround ground{&route, &taken, inset.frame.layout.map, {}, {}};
  if (furniture.title_box) ground.furniture.push_back(*furniture.title_box);
  if (furniture.scale_bar_box) ground.furniture.push_back(*furniture.scale_bar_box);
  grounds_.push_back(std::move(ground));
  return callout_wishes(told, route, grounds_.size() - 1);
}

std::vector<PagePoint> anchors_of(const std::vector<CalloutWish>& wishes) {
  std::vector<PagePoint> out;
  for (const CalloutWish& wish : wishes) out.push_back(wish.anchor);
  return out;
}

std::optional<LegendPlace> place_legend(const MapInputs& inputs, const LegendContents& contents, const FrameFacts& facts,
                                        const Occupancy& taken, const PageBox& map, const std::vector<PagePoint>& near,
                                        text::Shaper& shaper) {
  const double wider = type_scale(inputs.style, inputs.page).body / inputs.style.furniture().body_size_pt;
  for (const auto& [width, columns] : legend_shapes) {
    if (width * wider > map.width() * most_legend_share && columns > 1) continue;
    Block block = legend_block(inputs, contents, facts, shaper, width * wider, columns);
    if (block.nodes.empty()) return std::nullopt;
    if (inputs.spec.legend.at)
      return LegendPlace{place_at(map, block.width_pt, block.height_pt, *inputs.spec.legend.at), std::move(block)};
    if (const auto box = free_place(taken, map, block.width_pt, block.height_pt, near))
      return LegendPlace{*box, std::move(block)};
  }
  return std::nullopt;
}

}  // namespace rutter::map
