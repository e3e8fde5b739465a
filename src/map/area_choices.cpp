#include "map/area_choices.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

constexpr double size_cost = 0.3;
constexpr std::ptrdiff_t most_compared = 200;

/// What a level name costs in an elongated area, and a sloping one in any: a steep name is the last resort of narrow areas.
double level_penalty(double elongation) {
  return 0.5 * std::clamp((elongation - 1.8) / 1.4, 0.0, 1.0);
}
double axis_penalty(const AreaAxis& axis) {
  const double slope = std::abs(std::atan2(axis.direction.y, axis.direction.x)) / (std::numbers::pi / 2);
  return 0.1 + 0.2 * slope + 0.45 * slope * slope;
}

/// The cheapest first, of equal ones that which was found first.
std::vector<AreaChoice> cheapest(const std::vector<AreaChoice>& all) {
  std::vector<std::pair<double, std::size_t>> order;
  order.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) order.emplace_back(snapped(all[i].place.cost), i);
  const auto end = order.begin() + std::min(std::ssize(order), most_compared);
  std::partial_sort(order.begin(), end, order.end());
  std::vector<AreaChoice> out;
  std::transform(order.begin(), end, std::back_inserter(out), [&](const auto& entry) { return all[entry.second]; });
  return out;
}

}  // namespace

AreaChoices area_choices(const AreaGrid& grid, const std::vector<AreaType>& types, AreaRun run) {
  AreaChoices out;
  if (grid.empty()) return out;
  out.level = grid.level();
  out.sloping = grid.axis();
  if (run != AreaRun::arc) out.sloping.bend = 0;
  std::vector<AreaChoice> all;
  const auto add = [&](const AreaAxis& axis, bool sloping, double penalty) {
    const auto found = places_along(grid, axis, types, penalty);
    for (std::size_t i = 0; i < found.size(); ++i)
      for (AreaPlace place : found[i]) {
        place.cost += size_cost * static_cast<double>(i);
        all.push_back({place, sloping, i});
      }
  };
  add(out.level, false, level_penalty(out.sloping.elongation));
  const bool slopes =
      std::abs(out.sloping.direction.y) > 0.03 || std::abs(out.sloping.bend) * std::sqrt(grid.area_pt2()) > 0.03;
  if (run != AreaRun::level && slopes && out.sloping.elongation > 1.3) add(out.sloping, true, axis_penalty(out.sloping));
  out.cheapest = cheapest(all);
  out.soft = SoftCounts(out.cheapest.size());
  return out;
}

}  // namespace rutter::map
