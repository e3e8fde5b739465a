#include "map/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <functional>
#include <utility>

#include "base/error.hpp"
#include "job/read.hpp"
#include "map/callout_scene.hpp"
#include "map/furniture_measure.hpp"
#include "map/inset_places.hpp"
#include "map/legend_contents.hpp"
#include "map/legend_place.hpp"
#include "map/legend_rows.hpp"
#include "map/map_places.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

constexpr double least_callout_map_pt = 280;  ///< narrower maps have no room for callouts beside their stops
constexpr double most_of_map_told = 0.5;      ///< callouts that would cover more of the map are not tried
constexpr int most_rounds = 6;
constexpr double good_enough = 1;
constexpr std::size_t many_stops = 120;  ///< with more there is no time to try the map in several places
constexpr double roomy_margin = 0.17;
constexpr double panel_cost = 3;  ///< of a legend that stands in the panel
constexpr double missing_inset_cost = 40;
constexpr double small_cost = 5;
constexpr double no_legend_cost = 1000;
constexpr double small_map_share = 0.25;  ///< of the page: smaller ones deserve a word

/// One division of the page.
struct Attempt {
  MapFrame frame;
  std::vector<Inset> insets;
  std::vector<std::size_t> failed;  ///< stops whose callouts find no place
  bool legend_placed = true;
  std::size_t insets_failed = 0;
  std::size_t small = 0;  ///< markers of the main map without a circle
};

/// An inset stands beside or below what it shows.
bool stands_above(const Inset& inset) {
  return std::all_of(inset.outline.begin(), inset.outline.end(),
                     [&](PagePoint p) { return p.y > inset.frame.layout.map.max_y; });
}

/// Where the legend stands: on the map, flat above the key, in a column beside the map, or in the page's own box for it.
enum class LegendWay { on_map, below, corner, own_box };

/// A way to divide the page, and how far it is tried.
struct Division {
  std::size_t order = 0;  ///< of those that come to the same the first is taken
  Fit fit;
  bool in_panel = false;  ///< the legend
  Told told;
  bool row = false;           ///< insets stand below the map
  std::size_t in_row = 0;     ///< how many
  int rounds = 0;             ///< tried so often, each time with fewer callouts
  double without_faults = 0;  ///< what smaller maps and claims in the key cost
  double faults = 0;          ///< what insets that stand badly or are missing cost in the last round
  double bound = 0;           ///< it will hardly come to less; of the settled one what it came to
  std::optional<MapFrame> frame = {};

  [[nodiscard]] bool is_before(const Division& other) const {
    return bound < other.bound - 1e-9 || (bound < other.bound + 1e-9 && order < other.order);
  }
};

class Planner {
 public:
  Planner(const MapInputs& in, const View& view, const PlanLimits& limits, PageTexts& texts, text::Shaper& shaper)
      : in_(in),
        view_(view),
        limits_(limits),
        possible_(limits.legend ? *limits.legend : possible_contents(in)),
        texts_(texts.callouts),
        shaper_(shaper),
        measure_(view.projected, texts.key, shaper),
        inset_places_(in) {}

  MapPlan plan() {
    const Told all = plan_callouts();
    if (in_.spec.legend.shown && !limits_.legend) add_possible_disputes(all);
    open_ = divisions(all);
    search();
    if (!best_ && !without_legend_.empty()) {
      must_place_legend_ = false;
      open_ = std::exchange(without_legend_, {});
      search();
    }
    if (!best_) std::rethrow_exception(too_small_);
    return finished();
  }

 private:
  /// The legend names the disputed lines that are seen. Which may be: those of the frames between which all others lie, the
  /// route in the middle and at the sides, much of the page the map's and, with all told in the key, little of it. A legend
  /// that came to name more than it was measured with would not fit.
  void add_possible_disputes(const Told& all) {
    const Told none{std::vector<bool>(all.in_callouts.size(), false)};
    for (const Told* const told : {&all, &none})
      for (const Fit& fit : fits()) try {
          add_disputed_names(in_, frame_for(in_, view_, measure_.sizes(nullptr, std::nullopt, *told), fit), possible_);
        } catch (const base::Error&) {
          if (!too_small_) too_small_ = std::current_exception();
        }
    // A frame that shows few of many names them all: it is the longest that must find room.
    auto& names = possible_.disputed_names;
    if (names.size() <= most_disputed_names) return;
    std::ranges::stable_sort(names, std::greater(), &std::string::size);
    names.resize(most_disputed_names);
  }

  /// Best first, as A* does (Hart, Nilsson and Raphael, "A formal basis for the heuristic determination of minimum cost paths",
  /// IEEE Transactions on Systems Science and Cybernetics 4(2), 1968): the division that may still come to least is tried
  /// further, until none may come to less than what is settled.
  void search() {
    while (!open_.empty()) {
      const auto next =
          std::min_element(open_.begin(), open_.end(), [](const auto& a, const auto& b) { return a.is_before(b); });
      if (best_ && (best_->bound < good_enough || !next->is_before(*best_))) return;
      Division division = std::move(*next);
      open_.erase(next);
      if (division.frame) {
        attempt(std::move(division));
      } else if (find_frame(division)) {
        open_.push_back(std::move(division));
      }
    }
  }

  MapPlan finished() {
    MapPlan out{
        std::move(best_made_->frame), std::move(best_made_->insets), std::move(best_->told), best_->in_panel, possible_, {}};
    for (std::size_t k = 0; k < out.insets.size(); ++k) out.insets[k].letter = static_cast<char>('A' + k);
    if (out.insets.size() < in_.spec.insets_by_hand.size())
      out.warnings.emplace_back(
          "an inset asked for is not made: it shows areas alone, or too little more than the map, or finds no free place");
    else if (best_made_->insets_failed > 0)
      out.warnings.emplace_back("stops stand too close to be told apart at this scale, and an inset finds no free place");
    const PageBox& map = out.frame.layout.map;
    const double share = map.width() * map.height() / (in_.page.width_pt * out.frame.layout.page_height_pt);
    if (in_.page.height_pt && !job::has_fixed_boxes(in_.page) && share < small_map_share)
      out.warnings.push_back(
          fmt::format("texts leave the map {:.0f} % of the page {}: a larger page or shorter texts give it more", 100 * share,
                      in_.page.name));
    return out;
  }

  /// Callouts are tried for all stops that have something to tell, unless they would cover most of the page; then the longest
  /// go to the key at once.
  Told plan_callouts() {
    const auto& stops = in_.route.itinerary.stops;
    Told told;
    told.in_callouts.assign(stops.size(), false);
    if (in_.page.width_pt < least_callout_map_pt || limits_.no_callouts) return told;
    std::vector<std::pair<double, std::size_t>> by_area;
    double sum = 0;
    for (std::size_t i = 0; i < stops.size(); ++i) {
      if (!texts_.has(i) || std::find(limits_.in_key.begin(), limits_.in_key.end(), i) != limits_.in_key.end()) continue;
      told.in_callouts[i] = true;
      ++wanted_;
      by_area.emplace_back(area_of(i), i);
      sum += by_area.back().first;
    }
    std::sort(by_area.begin(), by_area.end());
    const double page = in_.page.width_pt * in_.page.height_pt.value_or(in_.page.width_pt * 0.75);
    for (; !by_area.empty() && sum > page * most_of_map_told; by_area.pop_back()) {
      sum -= by_area.back().first;
      told.in_callouts[by_area.back().second] = false;
    }
    return told;
  }

  [[nodiscard]] double area_of(std::size_t stop) {
    const Block& block = texts_.of(stop, texts_.widths().front());
    return block.width_pt * block.height_pt;
  }

  [[nodiscard]] std::vector<Division> divisions(const Told& told) const {
    std::vector<Division> out;
    for (const LegendWay way : legend_ways())
      for (Fit fit : fits()) {
        if (way == LegendWay::below) fit.panel = PanelPlace::below;
        if (way == LegendWay::corner) fit.panel = PanelPlace::corner;
        Division division{out.size(), fit, way != LegendWay::on_map, told};
        division.bound = division.in_panel ? panel_cost : 0;
        out.push_back(std::move(division));
      }
    return out;
  }

  /// The frame that its furniture leaves, and what it cannot come to less than with that. False when the page has no such
  /// division; what it lacks is told when there is no other.
  bool find_frame(Division& division) {
    FurnitureSizes sizes = measure_.sizes(division.in_panel ? &possible_ : nullptr, division.fit.panel, division.told);
    if (division.fit.panel == PanelPlace::corner && sizes.corner_width_pt == 0) return false;
    if (division.row) sizes.insets_height_pt = inset_places_.row_height(division.in_row, in_.page.width_pt);
    try {
      division.frame = frame_for(in_, view_, sizes, division.fit);
    } catch (const base::Error&) {
      if (!too_small_) too_small_ = std::current_exception();
      return false;
    }
    const double denominator = division.frame->scale_denominator;
    if (least_denominator_ == 0) least_denominator_ = denominator;
    const auto told = static_cast<double>(std::count(division.told.in_callouts.begin(), division.told.in_callouts.end(), true));
    division.without_faults =
        8 * (wanted_ - told) + 15 * std::log2(denominator / least_denominator_) + (division.in_panel ? panel_cost : 0);
    division.bound = division.without_faults + division.faults;
    return true;
  }

  /// One round more: it is settled when all that it tells finds a place.
  void attempt(Division division) {
    Attempt made = attempted(division);
    if (!made.legend_placed && must_place_legend_) {
      without_legend_.push_back(std::move(division));
      return;
    }
    const bool wants_row = needs_row(made, division);
    division.row = division.row || wants_row;
    division.faults = faults_of(made, division.row);
    if ((!made.failed.empty() || wants_row) && division.rounds < most_rounds) {
      // Another round only tells less, on a smaller map; but insets may find room in their row.
      give_up_half(std::move(made.failed), division.told);
      if (++division.rounds == most_rounds) division.told.in_callouts.assign(division.told.in_callouts.size(), false);
      if (find_frame(division)) open_.push_back(std::move(division));
      return;
    }
    if (division.row) division.faults = missing_inset_cost * static_cast<double>(made.insets_failed);
    division.bound = division.without_faults + division.faults + (made.legend_placed ? 0 : no_legend_cost);
    if (best_ && !division.is_before(*best_)) return;
    best_ = std::move(division);
    best_made_ = std::move(made);
  }

  /// What it costs that insets stand badly or are missing; in a row below the map they may find their places yet.
  static double faults_of(const Attempt& made, bool in_row) {
    if (in_row) return 0;
    double faults = missing_inset_cost * static_cast<double>(made.insets_failed) + small_cost * static_cast<double>(made.small);
    for (const Inset& inset : made.insets) faults += inset.tie.empty() || stands_above(inset) ? 5 : 0;
    return faults;
  }

  /// The longer half of what found no place: with those in the key the rest may find one.
  void give_up_half(std::vector<std::size_t> failed, Told& told) {
    std::stable_sort(failed.begin(), failed.end(), [&](std::size_t a, std::size_t b) { return area_of(a) > area_of(b); });
    failed.resize((failed.size() + 1) / 2);
    for (const std::size_t stop : failed) told.in_callouts[stop] = false;
  }

  [[nodiscard]] std::vector<LegendWay> legend_ways() const {
    if (job::has_fixed_boxes(in_.page)) return {LegendWay::own_box};
    if (!in_.spec.legend.shown || in_.spec.legend.at) return {LegendWay::on_map};
    if (limits_.legend_in_panel) return {LegendWay::below, LegendWay::corner};
    return {LegendWay::on_map, LegendWay::below, LegendWay::corner};
  }

  /// In the middle first; when the job fixes what is seen there is nothing to move.
  [[nodiscard]] std::vector<Fit> fits() const {
    if (in_.spec.extent || in_.route.itinerary.stops.size() > many_stops) return {{}};
    std::vector<Fit> out;
    for (const double margin : {Fit{}.margin_share, roomy_margin}) {
      out.push_back({margin, 0, 0});
      for (const double side : {-1.0, 1.0}) out.push_back({margin, side, side});
      if (in_.spec.scale) break;
    }
    return out;
  }

  [[nodiscard]] bool needs_row(const Attempt& attempt, const Division& division) const {
    return attempt.insets_failed > 0 && !division.row &&
           (!in_.page.height_pt || in_.page.width_pt < least_callout_map_pt * 1.5);
  }

  Attempt attempted(Division& division) {
    Attempt out{std::move(*division.frame), {}, {}, true, 0, 0};
    division.frame.reset();
    const geo::Projector projector(out.frame.projection, out.frame.transform, out.frame.layout.map);
    std::vector<InsetWish> wishes = inset_wishes(in_, out.frame, projector);
    division.in_row = wishes.size();
    RouteOnPage on_page(in_.route, projector);
    RouteScene route;
    std::vector<PagePoint> near;
    std::vector<PageBox> boxes;
    for (;;) {
      // The legend first: it must stand somewhere, insets may be smaller and claims have the key.
      route = build_route_scene(in_, out.frame, on_page, shown_on_main(in_, wishes));
      near = anchors_of(callout_wishes(division.told, route, 0));
      Occupancy roomy = route_occupancy(out.frame, nullptr, route);
      add_outlines(route, roomy);
      boxes = place_furniture(out, division, route, roomy, near);
      if (!out.legend_placed && must_place_legend_) return out;
      add_room_for_labels(route, {}, roomy);
      out.insets = division.row ? inset_places_.in_row(wishes, out.frame, projector)
                                : inset_places_.on_map(wishes, out.frame, projector, route, std::move(roomy), near);
      if (division.row || out.insets.size() == wishes.size()) break;
      // The stops of an inset without a place are markers again, which no other inset may cover.
      wishes = wishes_of(out.insets);
    }
    out.insets_failed = division.in_row - std::min(division.in_row, out.insets.size());
    if (const ShownRoute shown = shown_on_main(in_, wishes_of(out.insets)); shown.stops != shown_on_main(in_, wishes).stops) {
      // Others came to lie in an inset.
      route = build_route_scene(in_, out.frame, on_page, shown);
      InsetPlaces::tie_again(out.insets, route);
    }
    out.small = static_cast<std::size_t>(
        std::count_if(route.markers.begin(), route.markers.end(), [](const Marker& m) { return m.small; }));
    if (std::ranges::none_of(division.told.in_callouts, std::identity())) return out;
    Occupancy taken = route_occupancy(out.frame, nullptr, route);
    for (const PageBox& box : boxes) taken.add_box(box.grown(3));
    for (const Inset& inset : out.insets) take_inset(inset, taken);
    CalloutScene scene(in_, out.frame.layout.map, route, taken);
    scene.main().furniture = std::move(boxes);
    std::vector<CalloutWish> told = callout_wishes(division.told, route, 0);
    for (const Inset& inset : out.insets) {
      const std::vector<CalloutWish> more = scene.add(inset, division.told, shaper_);
      told.insert(told.end(), more.begin(), more.end());
    }
    tell_once(told);
    out.failed = place_callouts(in_, texts_, told, scene.grounds()).failed;
    std::sort(out.failed.begin(), out.failed.end());
    return out;
  }

  /// `taken`: the route and the outlines of areas; the boxes found are added.
  std::vector<PageBox> place_furniture(Attempt& out, const Division& division, const RouteScene& route, Occupancy& taken,
                                       const std::vector<PagePoint>& near) {
    const PageBox& map = out.frame.layout.map;
    std::vector<PageBox> boxes;
    Occupancy roomy = taken;
    add_room_for_labels(route, division.told.in_callouts, roomy);
    const auto add = [&](const PageBox& box) {
      for (Occupancy* on : {&taken, &roomy}) on->add_box(box.grown(3));
      boxes.push_back(box);
    };
    const FrameFacts facts{"", out.frame.scale_denominator, out.frame.metres_per_pt, out.frame.zoom};
    const bool beside = out.frame.layout.panel_place == PanelPlace::beside && !out.frame.layout.panel.empty();
    if (!division.in_panel && !(beside && !in_.spec.legend.at)) {
      const auto legend = place_legend(in_, possible_, facts, roomy, map, near, shaper_);
      out.legend_placed = legend.has_value() || legend_block(in_, possible_, facts, shaper_, legend_width_pt).nodes.empty();
      if (legend) add(legend->box);
    }
    if (in_.spec.scale_bar.shown) {
      const Block bar = scale_bar_block(in_, facts, shaper_, std::min(160.0, map.width() / 4));
      if (const auto box = free_place(roomy, map, bar.width_pt, bar.height_pt, near)) add(*box);
    }
    return boxes;
  }

  const MapInputs& in_;
  const View& view_;
  const PlanLimits& limits_;
  LegendContents possible_;
  CalloutTexts& texts_;
  text::Shaper& shaper_;
  FurnitureMeasure measure_;
  InsetPlaces inset_places_;
  std::vector<Division> open_;
  std::vector<Division> without_legend_;  ///< divisions that leave it no place
  bool must_place_legend_ = true;
  std::optional<Division> best_;  ///< settled
  std::optional<Attempt> best_made_;
  double wanted_ = 0;             ///< callouts
  double least_denominator_ = 0;  ///< of the first division, by which the others are judged
  std::exception_ptr too_small_;  ///< why a division leaves no map
};

}  // namespace

PageTexts::PageTexts(const MapInputs& inputs, text::Shaper& shaper) : callouts(inputs, shaper), key(inputs, shaper) {}

MapPlan plan_map(const MapInputs& inputs, const View& view, const PlanLimits& limits, PageTexts& texts, text::Shaper& shaper) {
  return Planner(inputs, view, limits, texts, shaper).plan();
}

}  // namespace rutter::map
