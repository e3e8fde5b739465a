#include "map/callouts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "map/furniture.hpp"
#include "map/furniture_flow.hpp"
#include "map/label_search.hpp"
#include "map/place_words.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

constexpr int azimuths = 16;
constexpr std::array<double, 8> gaps_pt{3, 10, 20, 34, 52, 76, 106, 142};
constexpr double least_leader_pt = 5;
constexpr double air_pt = 2;
constexpr std::size_t most_candidates = 56;
constexpr double drop_cost = 1000;

struct Candidate {
  double width_pt = 0;
  PageBox box;
  geo::Line<PagePoint> leader;
  double cost = 0;
};

PagePoint nearest(const PageBox& box, PagePoint p) {
  return {std::clamp(p.x, box.min_x, box.max_x), std::clamp(p.y, box.min_y, box.max_y)};
}

/// The box of this size whose nearest point lies `gap` points from the anchor in that direction.
PageBox box_towards(PagePoint anchor, PagePoint direction, double gap, double width, double height) {
  const PagePoint touch = anchor + direction * gap;
  // The side or corner that faces the anchor: a box to the right begins there, one above is centred and shifts with the angle.
  const double x = touch.x + (direction.x - 1) * width / 2;
  const double y = touch.y + (direction.y - 1) * height / 2;
  return {snapped(x), snapped(y), snapped(x) + width, snapped(y) + height};
}

/// Where a box stands as seen from its stop.
bool stands_at(job::Position wanted, PagePoint direction) {
  const auto right = [&] { return direction.x > 0.3; };
  const auto left = [&] { return direction.x < -0.3; };
  const auto above = [&] { return direction.y < -0.3; };
  const auto below = [&] { return direction.y > 0.3; };
  switch (wanted) {
    case job::Position::top_left:
      return above() && left();
    case job::Position::top:
      return direction.y < -0.7;
    case job::Position::top_right:
      return above() && right();
    case job::Position::left:
      return direction.x < -0.7;
    case job::Position::right:
      return direction.x > 0.7;
    case job::Position::bottom_left:
      return below() && left();
    case job::Position::bottom:
      return direction.y > 0.7;
    case job::Position::bottom_right:
      return below() && right();
  }
  return true;
}

class CalloutPlacer {
 public:
  CalloutPlacer(const MapInputs& inputs, CalloutTexts& texts, const std::vector<CalloutWish>& wishes,
                const std::vector<CalloutGround>& grounds)
      : inputs_(inputs), texts_(texts), wishes_(wishes), grounds_(grounds) {
    for (const CalloutGround& ground : grounds)
      outlines_.emplace_back(ground.frame, std::make_shared<const SoftLines>(ground.frame, outlines_of(*ground.route)));
  }

  Callouts place() {
    for (const CalloutWish& wish : wishes_) offered_.push_back(candidates(wish));
    LabelProblem problem;
    for (const auto& offered : offered_) {
      LabelProblem::Item item{drop_cost, {}};
      for (const Candidate& c : offered) item.costs.push_back(c.cost);
      problem.items.push_back(std::move(item));
    }
    add_conflicts(problem, offered_,
                  [](std::size_t, const Candidate& a, std::size_t, const Candidate& b) { return conflict(a, b); });
    const LabelChoice choice = choose_labels(problem, {100'000, 400'000, 1});
    Callouts out;
    for (std::size_t i = 0; i < wishes_.size(); ++i) {
      if (!choice.chosen[i]) {
        out.failed.push_back(wishes_[i].stop);
        continue;
      }
      Candidate& c = offered_[i][*choice.chosen[i]];
      out.placed.push_back({wishes_[i].stop, c.width_pt, c.box, std::move(c.leader)});
    }
    return out;
  }

 private:
  [[nodiscard]] std::vector<Candidate> candidates(const CalloutWish& wish) {
    std::vector<Candidate> out;
    const auto& by_hand = inputs_.route.itinerary.stops[wish.stop].spec.callout_at;
    for (const double width : texts_.widths()) {
      const Block& block = texts_.of(wish.stop, width);
      for (const double gap : gaps_pt)
        for (int i = 0; i < azimuths; ++i) {
          const double angle = 2 * std::numbers::pi * i / azimuths;
          const PagePoint direction{std::cos(angle), std::sin(angle)};
          if (by_hand && !stands_at(*by_hand, direction)) continue;
          const PageBox box = box_towards(wish.anchor, direction, wish.radius_pt + gap, block.width_pt, block.height_pt);
          const auto ground = ground_of(wish, box);
          if (!ground) continue;
          if (auto c = candidate(wish, width, box, *ground)) {
            c->cost += direction_cost(direction);
            out.push_back(std::move(*c));
          }
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    return thinned(wish, std::move(out));
  }

  /// The map that the box stands on, where it is free there.
  [[nodiscard]] std::optional<std::size_t> ground_of(const CalloutWish& wish, const PageBox& box) const {
    const PageBox padded = box.grown(air_pt);
    if (grounds_[wish.ground].taken->is_free(padded)) return wish.ground;
    if (wish.ground != 0 && grounds_[0].taken->is_free(padded)) return 0;
    return std::nullopt;
  }

  /// The cheapest, but not all from one side: others may need that.
  static std::vector<Candidate> thinned(const CalloutWish& wish, std::vector<Candidate> all) {
    constexpr std::size_t sides = 8;
    std::array<std::size_t, sides> taken{};
    std::vector<Candidate> out;
    for (Candidate& c : all) {
      const PagePoint to = c.box.centre() - wish.anchor;
      const double turn = std::atan2(to.y, to.x) / (2 * std::numbers::pi) + 1;
      std::size_t& count = taken.at(static_cast<std::size_t>(std::floor(turn * sides)) % sides);
      if (count >= most_candidates / 4 || out.size() >= most_candidates) continue;
      ++count;
      out.push_back(std::move(c));
    }
    return out;
  }

  [[nodiscard]] std::optional<Candidate> candidate(const CalloutWish& wish, double width, const PageBox& box,
                                                   std::size_t ground) const {
    Candidate c{width, box, {}, 0};
    const PagePoint end = nearest(box, wish.anchor);
    const double far = geo::distance(end, wish.anchor);
    if (far - wish.radius_pt > least_leader_pt || wish.radius_pt == 0) {
      const PagePoint start = far > 0 ? wish.anchor + (end - wish.anchor) * (wish.radius_pt / far) : wish.anchor;
      if (!is_clear(wish, start, end)) return std::nullopt;
      c.leader = {snapped(start), snapped(end)};
    }
    c.cost = 0.22 * std::max(0.0, far - wish.radius_pt) + std::abs(width - texts_.widths().front()) / 25 +
             0.12 * grounds_[ground].taken->soft_crossings(box, 40) + 1.2 * outlines_[ground].soft_crossings(box, 40) +
             ambiguity_cost(wish, box);
    return c;
  }

  /// Imhof's order, much weakened: to the right before to the left, beside before above and below.
  static double direction_cost(PagePoint direction) { return (direction.x < 0 ? 1.0 : 0) + std::abs(direction.y) * 0.5; }

  /// Whether the leader crosses nothing on the way: of the main map and, for a stop in an inset, of that.
  [[nodiscard]] bool is_clear(const CalloutWish& wish, PagePoint start, PagePoint end) const {
    const PagePoint along = end - start;
    const double length = std::hypot(along.x, along.y);
    if (length < 0.5) return true;
    // Its own marker and box touch it at its ends.
    const PagePoint a = start + along * (0.75 / length);
    const PagePoint b = end - along * (0.5 / length);
    for (std::size_t k = 0; k < grounds_.size(); ++k) {
      if (k != 0 && k != wish.ground) {
        if (touches(grounds_[k].frame.grown(1), a, b)) return false;
        continue;
      }
      if (!is_clear_of_route(*grounds_[k].route, wish, start, a, b)) return false;
      for (const PageBox& box : grounds_[k].furniture)
        if (touches(box, a, b)) return false;
      for (const geo::Line<PagePoint>& tie : grounds_[k].ties)
        if (meet(a, b, tie[0], tie[1], 1)) return false;
    }
    return true;
  }

  [[nodiscard]] static bool is_clear_of_route(const RouteScene& route, const CalloutWish& wish, PagePoint start, PagePoint a,
                                              PagePoint b) {
    for (const LegOnPage& leg : route.legs)
      for (const auto& line : leg.lines)
        for (std::size_t i = 1; i < line.size(); ++i)
          if (meet(start, b, line[i - 1], line[i], 0.5)) return false;
    for (const std::vector<Marker>* markers : {&route.markers, &route.readings})
      for (const Marker& m : *markers) {
        const bool own = m.stop == wish.stop && !m.reading && !m.dot;
        if (m.moved && ((own ? cross(a, b, m.point, m.centre) : meet(a, b, m.point, m.centre, 1)) ||
                        distance_to_segment(m.point, a, b) < 3))
          return false;
        if (!own && distance_to_segment(m.centre, a, b) < m.radius_pt + 1.5) return false;
      }
    return true;
  }

  static std::vector<geo::Line<PagePoint>> outlines_of(const RouteScene& route) {
    std::vector<geo::Line<PagePoint>> out;
    for (const DoubtOnPage& doubt : route.doubts) out.insert(out.end(), doubt.outline.begin(), doubt.outline.end());
    return out;
  }

  /// A box that stands nearer to another stop than to its own reads as that one's.
  [[nodiscard]] double ambiguity_cost(const CalloutWish& wish, const PageBox& box) const {
    const double own = geo::distance(wish.anchor, nearest(box, wish.anchor));
    double cost = 0;
    for (const Marker& m : grounds_[wish.ground].route->markers)
      if (m.stop != wish.stop && !m.dot)
        cost += std::max(0.0, std::min(own, 30.0) + 4 - geo::distance(m.centre, nearest(box, m.centre))) * 0.2;
    return cost;
  }

  static bool conflict(const Candidate& a, const Candidate& b) {
    if (a.box.grown(air_pt).intersects(b.box)) return true;
    const auto runs_through = [](const Candidate& line, const Candidate& box) {
      return !line.leader.empty() && touches(box.box.grown(1), line.leader[0], line.leader[1]);
    };
    if (runs_through(a, b) || runs_through(b, a)) return true;
    return !a.leader.empty() && !b.leader.empty() && meet(a.leader[0], a.leader[1], b.leader[0], b.leader[1], 1);
  }

  const MapInputs& inputs_;
  CalloutTexts& texts_;
  const std::vector<CalloutWish>& wishes_;
  const std::vector<CalloutGround>& grounds_;
  std::vector<Occupancy> outlines_;  ///< of areas, on each map: what is reported there is covered only where need be
  std::vector<std::vector<Candidate>> offered_;
};

}  // namespace

CalloutTexts::CalloutTexts(const MapInputs& inputs, text::Shaper& shaper)
    : inputs_(inputs), shaper_(shaper), citations_(inputs.job, inputs.spec) {
  // On screens type is larger, and so is the measure.
  const double wider = type_scale(inputs.style, inputs.page).key_body / inputs.style.callout().body_size_pt;
  const double width = inputs.style.callout().width_pt * wider;
  widths_ = {width, width * 0.8, width * 1.3};
}

bool CalloutTexts::has(std::size_t stop) const {
  const route::ResolvedStop& s = inputs_.route.itinerary.stops[stop];
  return s.spec.callout == job::Callout::automatic && !stop_told_words(inputs_, citations_, s).empty();
}

const Block& CalloutTexts::of(std::size_t stop, double width_pt) {
  const auto [found, is_new] = made_.try_emplace({stop, width_pt});
  if (!is_new) return found->second;
  const route::ResolvedStop& s = inputs_.route.itinerary.stops[stop];
  const style::Callout& look = inputs_.style.callout();
  const TypeScale scale = type_scale(inputs_.style, inputs_.page);
  TextFlow flow(shaper_, width_pt, inputs_.words.right_to_left());
  flow.add(numbered(inputs_.route.itinerary, s, inputs_.words.embedded(s.label)),
           {scale.key_head, look.text_color, "callout", true, false});
  // The name in the map's second language, which a name on the map has below it.
  if (const std::string second = second_name(s, inputs_.spec.second_language()); !second.empty())
    flow.add(second, {scale.key_body, look.text_color, "callout", true, false});
  flow.add(stop_told_words(inputs_, citations_, s), {scale.key_body, look.text_color, "callout", false, false});
  const double used = flow.used_width_pt();
  Block text = flow.take();
  // From right to left lines stand at the right edge of the measure.
  if (inputs_.words.right_to_left()) translate(text.nodes, used - width_pt, 0);
  const double pad = look.padding_pt;
  Block block{used + 2 * pad, text.height_pt + 2 * pad, {}};
  const geo::Line<PagePoint> outline{
      {0, 0}, {block.width_pt, 0}, {block.width_pt, block.height_pt}, {0, block.height_pt}, {0, 0}};
  block.nodes.emplace_back(draw::Fill{{{{{outline}}}}, look.panel_color});
  for (draw::Node& node : placed(std::move(text), {pad, pad})) block.nodes.push_back(std::move(node));
  return found->second = as_furniture(std::move(block), fmt::format("callout-{}", s.number), "Callout");
}

Callouts place_callouts(const MapInputs& inputs, CalloutTexts& texts, const std::vector<CalloutWish>& wishes,
                        const std::vector<CalloutGround>& grounds) {
  return CalloutPlacer(inputs, texts, wishes, grounds).place();
}

}  // namespace rutter::map
