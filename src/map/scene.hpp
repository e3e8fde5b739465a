#pragma once

#include <memory>
#include <string>
#include <vector>

#include "draw/drawing.hpp"
#include "geo/projector.hpp"
#include "map/base_scene.hpp"
#include "map/draw_map.hpp"
#include "map/frame.hpp"

namespace rutter::map {

/// The base map and the user's layers on the page, clipped to the map's frame, in page points.
struct Scene {
  std::shared_ptr<const BaseScene> base = std::make_shared<const BaseScene>();  ///< maps of one window may share it
  std::vector<SceneLayer> layers;          ///< what the style paints of the user's files, in its order
  std::vector<LabelSource> labels;         ///< what it labels of them
  std::vector<draw::Node> user_layers;     ///< groups, above the base map
  std::vector<draw::Node> user_rasters;    ///< groups, above the base map's areas and below its lines
  std::vector<std::string> warnings = {};  ///< of the user's files; the base map has its own

  /// Of the base map and of the user's files, in the style's order.
  [[nodiscard]] std::vector<const LabelSource*> label_sources() const;
};

/// Stage 6 for the base map and the user's files.
[[nodiscard]] Scene build_scene(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector);

}  // namespace rutter::map
