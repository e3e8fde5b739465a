#pragma once

#include <vector>

#include "map/block.hpp"
#include "map/draw_map.hpp"
#include "map/frame.hpp"
#include "map/graticule.hpp"
#include "map/place_labels.hpp"
#include "map/route_scene.hpp"
#include "map/scene.hpp"

namespace rutter::map {

/// All that is on the page, ready to be put into order.
struct Pieces {
  const MapInputs& inputs;
  const MapFrame& frame;
  Scene scene;
  RouteScene route;
  PlacedLabels labels;
  Graticule graticule;
  std::vector<draw::Node> graticule_labels;
  std::vector<draw::Node> furniture;  ///< groups, above everything
};

/// Stage 8: the display list in the style's order, with the names of docs/svg.md.
[[nodiscard]] draw::Drawing compose(Pieces pieces, text::Shaper& shaper);

}  // namespace rutter::map
