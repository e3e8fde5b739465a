#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "map/callouts.hpp"
#include "map/draw_map.hpp"
#include "map/furniture.hpp"
#include "map/inset_furniture.hpp"
#include "map/insets.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// The stops of a map that are to be told in callouts on it, with the places of their leaders' ends.
[[nodiscard]] std::vector<CalloutWish> callout_wishes(const Told& told, const RouteScene& route, std::size_t ground);

/// A stop that comes to lie in two insets is told once, in the first.
void tell_once(std::vector<CalloutWish>& wishes);

/// The places of these wishes' leaders' ends: what furniture leaves room beside.
[[nodiscard]] std::vector<geo::PagePoint> anchors_of(const std::vector<CalloutWish>& wishes);

/// The maps of a page as callouts see them, the main one first.
class CalloutScene {
 public:
  /// Keeps references to the main map's route and to what is taken on it, which may still grow.
  CalloutScene(const MapInputs& inputs, const geo::PageBox& map, const RouteScene& route, const Occupancy& taken);

  /// Adds an inset that is not drawn yet, with its title and scale bar, and returns its wishes.
  std::vector<CalloutWish> add(const Inset& inset, const Told& told, text::Shaper& shaper);
  /// Adds an inset that is drawn already.
  std::vector<CalloutWish> add(const Inset& inset, const RouteScene& route, const Occupancy& taken,
                               const InsetFurniture& furniture, const Told& told);

  [[nodiscard]] CalloutGround& main() { return grounds_.front(); }
  [[nodiscard]] const std::vector<CalloutGround>& grounds() const { return grounds_; }

 private:
  const MapInputs& in_;
  std::deque<RouteScene> own_routes_;
  std::deque<Occupancy> own_taken_;
  std::vector<CalloutGround> grounds_;
};

/// What an inset takes of the main map: its box, its outline, its tie.
void take_inset(const Inset& inset, Occupancy& taken);

}  // namespace rutter::map
