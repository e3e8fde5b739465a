#pragma once

#include <optional>
#include <string>
#include <vector>

#include "map/callouts.hpp"
#include "map/draw_map.hpp"
#include "map/frame.hpp"
#include "map/furniture.hpp"
#include "map/insets.hpp"
#include "map/key_texts.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// How a page is divided before anything is drawn: the main map's frame, its insets, and what is told where.
struct MapPlan {
  MapFrame frame;
  std::vector<Inset> insets;
  Told told;
  bool legend_in_panel = false;
  LegendContents legend;  ///< what it was measured with: all that may come to be drawn
  std::vector<std::string> warnings;
};

/// What an earlier plan came to when it was drawn.
struct PlanLimits {
  std::vector<std::size_t> in_key;  ///< stops that no callout can tell
  bool no_callouts = false;
  bool legend_in_panel = false;
  std::optional<LegendContents> legend;  ///< what to measure it with, where much less is seen than might have been
};

/// The texts of a page that are measured in many ways before one is chosen.
struct PageTexts {
  PageTexts(const MapInputs& inputs, text::Shaper& shaper);
  CalloutTexts callouts;
  KeyTexts key;
};

/// Decides, with the route alone, what a graphics desk decides before drawing: which stops go to insets, where these stand,
/// which claims fit into callouts; what does not fit goes to the key, and the map becomes that much smaller, until all is
/// settled. Tries the content in the middle of the map and moved to its sides, and with more space round it, the legend on the
/// map, below and beside it; takes the division that tells most on the map. Work is bounded: at most 18 divisions, each in at
/// most seven rounds; those that cannot come to be the best are not tried further.
[[nodiscard]] MapPlan plan_map(const MapInputs& inputs, const View& view, const PlanLimits& limits, PageTexts& texts,
                               text::Shaper& shaper);

}  // namespace rutter::map
