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

/// One map of the page, the main one or an inset, ready to be put into order.
struct MapPieces {
  const MapFrame& frame;
  Scene scene;
  RouteScene route;
  PlacedLabels labels;
  Graticule graticule;
  std::vector<draw::Node> graticule_labels;
  std::vector<draw::Node> under_stops;  ///< outlines of insets: a line must not run over a number
  std::vector<draw::Node> on_route;     ///< texts at legs, above the stops
};

/// Stage 8: the display list of one map in the style's order, with the names of docs/svg.md, its frame last. `prefix` stands
/// before the ids: "inset-1-".
[[nodiscard]] std::vector<draw::Node> compose_map(const MapInputs& inputs, MapPieces pieces, const std::string& prefix,
                                                  text::Shaper& shaper);

/// The empty page with all that the document says about itself.
[[nodiscard]] draw::Drawing compose_sheet(const MapInputs& inputs, double page_height_pt);

}  // namespace rutter::map
