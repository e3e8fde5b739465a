#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "map/callouts.hpp"
#include "map/draw_map.hpp"
#include "map/frame.hpp"
#include "map/furniture.hpp"
#include "map/insets.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// How a page is divided before anything is drawn: the main map's frame, its insets, and what is told where.
struct MapPlan {
  MapFrame frame;
  std::vector<Inset> insets;
  Told told;
  bool legend_in_panel = false;
  std::vector<std::string> warnings;
};

/// What an earlier plan came to when it was drawn.
struct PlanLimits {
  std::vector<std::size_t> in_key;  ///< stops that no callout can tell
  bool no_callouts = false;
  bool legend_in_panel = false;
};

/// Decides, with the route alone, what a graphics desk decides before drawing: which stops go to insets, where these stand,
/// which claims fit into callouts; what does not fit goes to the key, and the map becomes that much smaller, until all is
/// settled. Tries the content in the middle of the map and moved to its sides, and with more space round it; takes the division
/// that tells most on the map. Work is bounded: at most six divisions, then at most five rounds of the best one.
[[nodiscard]] MapPlan plan_map(const MapInputs& inputs, const View& view, const PlanLimits& limits, CalloutTexts& texts,
                               text::Shaper& shaper);

/// The stops of a map that are to be told in callouts on it, with the places of their leaders' ends.
[[nodiscard]] std::vector<CalloutWish> callout_wishes(const Told& told, const RouteScene& route, std::size_t ground);

/// A stop that comes to lie in two insets is told once, in the first.
void tell_once(std::vector<CalloutWish>& wishes);

/// The places of these wishes' leaders' ends: what furniture leaves room beside.
[[nodiscard]] std::vector<geo::PagePoint> anchors_of(const std::vector<CalloutWish>& wishes);

/// What stands in an inset beside its map: its letter and its scale bar, as they will be drawn.
struct InsetFurniture {
  Block title;
  std::optional<geo::PageBox> title_box;
  Block scale_bar;
  std::optional<geo::PageBox> scale_bar_box;
};
[[nodiscard]] InsetFurniture furnish_inset(const MapInputs& inputs, const Inset& inset, Occupancy& taken, text::Shaper& shaper);

/// The inset's title in a corner where it covers nothing of what is taken: letter and provinces, else the letter alone, which
/// stands in the last corner when none is free.
void place_title(const MapInputs& inputs, const Inset& inset, const Occupancy& taken, bool with_provinces, InsetFurniture& to,
                 text::Shaper& shaper);

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

/// The legend where the job puts it, else where it covers least.
struct LegendPlace {
  geo::PageBox box;
  Block block;
};
[[nodiscard]] std::optional<LegendPlace> place_legend(const MapInputs& inputs, const LegendContents& contents,
                                                      const FrameFacts& facts, const Occupancy& taken, const geo::PageBox& map,
                                                      const std::vector<geo::PagePoint>& near, text::Shaper& shaper);

}  // namespace rutter::map
