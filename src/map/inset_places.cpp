#include "map/inset_places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "map/map_places.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

constexpr double least_width_pt = 128;
constexpr double least_height_pt = 104;
constexpr double most_width_share = 0.47;
constexpr double most_height_share = 0.82;
constexpr double least_area_pt2 = least_width_pt * least_height_pt;
constexpr double growth = 1.35;
constexpr std::array<double, 3> aspects{1.4, 1, 1.9};
constexpr double least_aside_pt = 1;
constexpr double crowded_cost = 40;        ///< of a marker that stands aside from its place
constexpr std::size_t small_is_aside = 2;  ///< one without a circle counts as so many
constexpr double step_pt = 14;
constexpr double above_cost = 250;
constexpr double no_tie_cost = 200;
constexpr double own_outline_cost = 400;  ///< of covering it, at a position set by hand
constexpr double row_aspect = 0.7;
constexpr double row_gap_pt = 8;
constexpr double two_in_row_pt = 300;

/// Small insets leave more of the map.
double size_cost(double width_pt, double height_pt) {
  return width_pt * height_pt / 1800;
}

double distance_to(const PageBox& box, PagePoint p) {
  return geo::distance(p, {std::clamp(p.x, box.min_x, box.max_x), std::clamp(p.y, box.min_y, box.max_y)});
}

PageBox box_of(const geo::Line<PagePoint>& line) {
  PageBox box;
  for (const PagePoint p : line) box.add(p);
  return box;
}

/// Whether a straight line crosses nothing of the route.
bool is_clear_of(const RouteScene& route, PagePoint a, PagePoint b) {
  for (const LegOnPage& leg : route.legs)
    for (const auto& line : leg.lines)
      for (std::size_t i = 1; i < line.size(); ++i)
        if (meet(a, b, line[i - 1], line[i], 1)) return false;
  return std::none_of(route.markers.begin(), route.markers.end(), [&](const Marker& m) {
    return distance_to_segment(m.centre, a, b) < m.radius_pt + 2 || (m.moved && cross(a, b, m.point, m.centre));
  });
}

/// The shortest straight line from the outline to the inset that crosses nothing of the route.
geo::Line<PagePoint> tie_between(const geo::Line<PagePoint>& outline, const PageBox& inset, const RouteScene& route,
                                 const std::vector<Inset>& others) {
  const auto is_clear = [&](PagePoint a, PagePoint b) {
    if (!is_clear_of(route, a, b)) return false;
    for (const Inset& other : others) {
      if (touches(other.frame.layout.map.grown(2), a, b)) return false;
      if (!other.tie.empty() && cross(a, b, other.tie[0], other.tie[1])) return false;
      for (std::size_t i = 1; i < other.outline.size(); ++i)
        if (cross(a, b, other.outline[i - 1], other.outline[i])) return false;
    }
    return true;
  };
  geo::Line<PagePoint> best;
  double least = 0;
  for (const PagePoint p : outline) {
    const PagePoint end{std::clamp(p.x, inset.min_x, inset.max_x), std::clamp(p.y, inset.min_y, inset.max_y)};
    const double length = geo::distance(p, end);
    // From the far side it would run through its own outline.
    const PagePoint beyond = p + (end - p) * (2 / std::max(length, 2.0));
    bool through = false;
    for (std::size_t i = 1; i < outline.size(); ++i) through = through || cross(beyond, end, outline[i - 1], outline[i]);
    if (through || (!best.empty() && length >= least) || !is_clear(p, end)) continue;
    best = {snapped(p), snapped(end)};
    least = length;
  }
  return best;
}

}  // namespace

InsetPlaces::Sized& InsetPlaces::sized(const InsetWish& wish, double width, double height) {
  const auto [found, is_new] = known_.try_emplace({wish.stops, wish.by_hand, wish.tight, width, height});
  Sized& out = found->second;
  if (is_new) out.inset = inset_in(in_, views_, wish, {0, 0, width, height});
  return out;
}

void InsetPlaces::lay_out(Sized& out) {
  if (out.is_laid_out) return;
  out.is_laid_out = true;
  out.border = border_of(out.inset->frame);
  const PageBox& box = out.inset->frame.layout.map;
  const geo::Projector projector(out.inset->frame.projection, out.inset->frame.transform, box);
  const RouteScene route = build_route_scene(in_, out.inset->frame, projector, shown_in(in_, *out.inset));
  out.holds_all = true;
  for (const std::vector<Marker>* markers : {&route.markers, &route.readings})
    for (const Marker& m : *markers) {
      out.holds_all = out.holds_all && box.grown(-m.radius_pt - 1).contains(m.centre);
      if (geo::distance(m.point, m.centre) > least_aside_pt) ++out.moved_aside;
      if (m.small) out.moved_aside += small_is_aside;
    }
}

std::vector<std::pair<double, double>> InsetPlaces::sizes_for(const InsetWish& wish, const PageBox& map) {
  const double most = std::min(map.width() * map.height() / 3, least_area_pt2 * (2 + static_cast<double>(wish.stops.size())));
  std::vector<std::pair<double, double>> out;
  for (double area = least_area_pt2; area < most * growth; area *= growth)
    for (const double aspect : aspects) {
      // To steps of 8 pt, so that maps of nearly one size share what was found.
      const auto step = [](double pt) { return std::floor(pt / 8) * 8; };
      const double width = step(std::clamp(std::sqrt(area * aspect), least_width_pt, map.width() * most_width_share));
      const double height = step(std::clamp(area / width, least_height_pt, map.height() * most_height_share));
      if (width > map.width() - 2 * corner_gap_pt || height > map.height() - 2 * corner_gap_pt) continue;
      if (std::find(out.begin(), out.end(), std::pair{width, height}) == out.end()) out.emplace_back(width, height);
    }
  return out;
}

std::optional<InsetPlaces::Place> InsetPlaces::place_for(const Inset& inset, const geo::Line<PagePoint>& outline,
                                                         const MapFrame& main, const Occupancy& taken, const RouteScene& route,
                                                         const Limits& limits) {
  const double width = inset.frame.layout.map.width();
  const double height = inset.frame.layout.map.height();
  const auto& by_hand = inset.wish.at;
  std::vector<PageBox> places = places_along(main.layout.map, width, height, step_pt);
  if (by_hand) places = {place_at(main.layout.map, width, height, *by_hand)};
  const PageBox shown = box_of(outline);
  std::optional<Place> best;
  for (const PageBox& box : places) {
    const bool covers_own = shown.grown(8).intersects(box);
    if (!by_hand && covers_own) continue;
    double cost = 0.25 * distance_to(box, shown.centre()) + (box.max_y < shown.min_y ? above_cost : 0) +
                  (covers_own ? own_outline_cost : 0) + size_cost(width, height);
    for (const PagePoint p : limits.near) cost += std::max(0.0, 100 - distance_to(box, p));
    const double most = best ? best->cost : limits.most;
    if (cost >= most || (!by_hand && !taken.is_free(box.grown(4)))) continue;
    geo::Line<PagePoint> tie = tie_between(outline, box, route, limits.others);
    cost += tie.empty() ? no_tie_cost : 0.6 * geo::distance(tie[0], tie[1]);
    if (cost < most) best = Place{box, std::move(tie), cost};
  }
  return best;
}

std::optional<Inset> InsetPlaces::best_for(const InsetWish& wish, const MapFrame& main, const geo::Projector& on_main,
                                           const RouteScene& route, const Occupancy& taken, const std::vector<Inset>& others,
                                           const std::vector<PagePoint>& near) {
  std::optional<Place> best;
  double least = 0;
  for (const auto& [width, height] : sizes_for(wish, main.layout.map)) {
    if (best && size_cost(width, height) >= least) continue;
    Sized& candidate = sized(wish, width, height);
    if (!candidate.inset || !is_gain(*candidate.inset, main)) continue;
    lay_out(candidate);
    if (!candidate.holds_all) continue;
    const double crowded = crowded_cost * static_cast<double>(candidate.moved_aside);
    if (best && crowded + size_cost(width, height) >= least) continue;
    const geo::Line<PagePoint> outline = on_page(candidate.border, on_main);
    if (outline.empty()) continue;
    const double most = best ? least - crowded : std::numeric_limits<double>::infinity();
    auto place = place_for(*candidate.inset, outline, main, taken, route, {others, near, most});
    if (!place) continue;
    least = place->cost + crowded;
    best = std::move(place);
  }
  std::optional<Inset> inset = best ? inset_in(in_, views_, wish, best->box) : std::nullopt;
  if (!inset) return std::nullopt;
  inset->outline = outline_on(inset->frame, on_main);
  inset->tie = std::move(best->tie);
  return inset;
}

std::vector<Inset> InsetPlaces::on_map(const std::vector<InsetWish>& wishes, const MapFrame& main,
                                       const geo::Projector& on_main, const RouteScene& route, Occupancy taken,
                                       const std::vector<PagePoint>& near) {
  std::vector<Inset> out;
  for (InsetWish wish : wishes) {
    std::optional<Inset> inset = best_for(wish, main, on_main, route, taken, out, near);
    if (!inset && wish.by_hand == 0 && !wish.tight) {
      wish.tight = true;
      inset = best_for(wish, main, on_main, route, taken, out, near);
    }
    if (!inset) continue;
    taken.add_box(inset->frame.layout.map.grown(4));
    taken.add_box(box_of(inset->outline).grown(4));
    if (!inset->tie.empty()) taken.add_line(inset->tie, 2);
    out.push_back(std::move(*inset));
  }
  return out;
}

void InsetPlaces::tie_again(std::vector<Inset>& insets, const RouteScene& route) {
  for (Inset& inset : insets) {
    if (inset.tie.empty() || is_clear_of(route, inset.tie[0], inset.tie[1])) continue;
    std::vector<Inset> others;
    for (const Inset& other : insets)
      if (&other != &inset) others.push_back(other);
    inset.tie = tie_between(inset.outline, inset.frame.layout.map, route, others);
  }
}

double InsetPlaces::row_height(std::size_t insets, double page_width_pt) const {
  if (insets == 0) return 0;
  const double width = page_width_pt - 2 * in_.style.furniture().margin_pt;
  const std::size_t columns = width >= two_in_row_pt ? 2 : 1;
  const std::size_t rows = (insets + columns - 1) / columns;
  const double each = (width - row_gap_pt * static_cast<double>(columns - 1)) / static_cast<double>(columns) * row_aspect;
  return static_cast<double>(rows) * each + row_gap_pt * static_cast<double>(rows - 1);
}

std::vector<Inset> InsetPlaces::in_row(const std::vector<InsetWish>& wishes, const MapFrame& main,
                                       const geo::Projector& on_main) {
  std::vector<Inset> out;
  const PageBox& row = main.layout.insets;
  const std::size_t columns = row.width() >= two_in_row_pt ? 2 : 1;
  const std::size_t rows = (wishes.size() + columns - 1) / columns;
  if (rows == 0 || row.empty()) return out;
  const double width = (row.width() - row_gap_pt * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const double height = (row.height() - row_gap_pt * static_cast<double>(rows - 1)) / static_cast<double>(rows);
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    const double x = row.min_x + static_cast<double>(i % columns) * (width + row_gap_pt);
    const double y = row.min_y + static_cast<double>(i / columns) * (height + row_gap_pt);
    auto inset = inset_in(in_, views_, wishes[i], {x, y, x + width, y + height});
    if (!inset || !is_gain(*inset, main)) continue;
    inset->outline = outline_on(inset->frame, on_main);
    if (!inset->outline.empty()) out.push_back(std::move(*inset));
  }
  return out;
}

}  // namespace rutter::map
