#pragma once

#include <vector>

#include "map/draw_map.hpp"
#include "map/frame.hpp"
#include "map/furniture.hpp"
#include "map/route_scene.hpp"
#include "map/scene.hpp"

namespace rutter::map {

/// What the legend may have to explain, before anything is projected.
[[nodiscard]] LegendContents possible_contents(const MapInputs& inputs);

/// One of the maps on the page as it is drawn: the main one, or an inset.
struct DrawnPart {
  const Scene* scene = nullptr;
  const RouteScene* route = nullptr;
};

/// What it does explain: only what was drawn on the main map or in an inset.
[[nodiscard]] LegendContents drawn_contents(const MapInputs& inputs, const std::vector<DrawnPart>& parts);

/// Adds the disputed lines that the frame shows, so that a legend can be measured before the map is drawn.
void add_disputed_names(const MapInputs& inputs, const MapFrame& frame, LegendContents& contents);

}  // namespace rutter::map
