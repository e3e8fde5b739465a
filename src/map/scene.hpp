#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "draw/drawing.hpp"
#include "geo/projector.hpp"
#include "map/draw_map.hpp"
#include "map/frame.hpp"

namespace rutter::map {

/// What one layer of the style paints of the base map.
struct SceneLayer {
  std::size_t style_layer = 0;  ///< index into Style::layers()
  std::vector<draw::Node> nodes;
};

/// The parts of a country or another named area that are seen, for its label.
struct VisibleArea {
  geo::Properties properties;
  geo::MultiPolygon<geo::PagePoint> area;
};

/// A named point that is seen: a town, a sea.
struct VisiblePoint {
  geo::Properties properties;
  geo::LonLat position;
  geo::PagePoint point;
};

/// The parts of a named line that are seen: a river, the line of a sea's name.
struct VisibleLine {
  geo::Properties properties;
  std::vector<geo::Line<geo::PagePoint>> lines;
};

/// What a symbol layer of the style has to label.
struct LabelSource {
  std::size_t style_layer = 0;
  std::vector<VisibleArea> areas;
  std::vector<VisiblePoint> points;
  std::vector<VisibleLine> lines;
};

/// The base map and the user's layers on the page, clipped to the map's frame, in page points.
struct Scene {
  std::vector<SceneLayer> layers;                     ///< in the style's order
  std::vector<draw::Node> user_layers;                ///< groups, above the base map
  std::vector<draw::Node> user_rasters;               ///< groups, above the base map's areas and below its lines
  std::vector<LabelSource> labels;                    ///< one a symbol layer on the base map, in the style's order
  std::vector<geo::Line<geo::PagePoint>> soft_lines;  ///< coasts, borders, rivers: texts had better not cross them
  std::vector<std::string> disputed_names;            ///< of the disputed lines that are seen, each once
  std::string relief_credit;                          ///< whose data it is; empty when no relief is drawn
  std::vector<std::string> warnings;
};

/// Stage 6 for the base map: asks for what is visible at the scale's level of detail, projects, clips and styles it.
[[nodiscard]] Scene build_scene(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector);

}  // namespace rutter::map
