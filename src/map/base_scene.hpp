#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/memo.hpp"
#include "draw/drawing.hpp"
#include "geo/feature.hpp"
#include "geo/projector.hpp"
#include "map/draw_map.hpp"
#include "map/frame.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {

struct NameChoices;

/// What one layer of the style paints.
struct SceneLayer {
  std::size_t style_layer = 0;  ///< index into Style::layers()
  std::vector<draw::Node> nodes;
};

/// The parts of a country or another named area that are seen, for its label.
struct VisibleArea {
  geo::Properties properties;
  geo::MultiPolygon<geo::PagePoint> area;
  double size_pt2 = 0;
  geo::PageBox box = {};
};

/// A named point that is seen: a town, a sea.
struct VisiblePoint {
  geo::Properties properties;
  geo::LonLat position;
  geo::PagePoint point;
};

/// The parts of a named line that are seen, joined where they meet, the longest first: a river, the line of a sea's name.
struct VisibleLine {
  geo::Properties properties;
  std::vector<geo::Line<geo::PagePoint>> lines;
};

/// What a symbol layer of the style has to label.
struct LabelSource {
  std::size_t style_layer = 0;
  std::vector<VisibleArea> areas = {};
  std::vector<VisiblePoint> points = {};
  std::vector<VisibleLine> lines = {};
  /// Where names of these areas and lines may stand, as far as other maps of the same window have found out; nullptr: nobody
  /// will ask again.
  std::shared_ptr<NameChoices> choices = {};
};

/// The bundled base map in a window, clipped to the map's frame, in page points: all of it that does not depend on the route.
struct BaseScene {
  std::size_t number = 0;                           ///< no other scene of this run has it
  std::vector<SceneLayer> layers;                   ///< in the style's order
  std::vector<LabelSource> labels;                  ///< one a symbol layer, in the style's order
  std::shared_ptr<const SoftLines> soft_lines;      ///< coasts, borders, rivers: texts had better not cross them
  std::vector<geo::Polygon<geo::PagePoint>> lakes;  ///< as painted, but for those too small for a name to keep off
  std::vector<geo::PageBox> lake_boxes;
  std::vector<std::string> disputed_names;  ///< of the disputed lines that are seen, each once
  std::string relief_credit;                ///< whose data it is; empty when no relief is drawn
  std::vector<std::string> warnings;
};

/// Asks for what is visible at the scale's level of detail, projects, clips and styles it.
[[nodiscard]] BaseScene build_base_scene(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector);

/// The same, or what another map of this window was given: same style, frame, projection, languages and view of borders.
[[nodiscard]] std::shared_ptr<const BaseScene> base_scene_of(const MapInputs& inputs, const MapFrame& frame,
                                                             const geo::Projector& projector);

/// What part of the world is seen, how large, and where on the page.
void add_window(const MapFrame& frame, const geo::Projector& projector, base::MemoKey& key);

/// What the style paints of these source layers of the base map, on its background: a small map without names.
[[nodiscard]] std::vector<draw::Node> paint_base_map(const MapInputs& inputs, const MapFrame& frame,
                                                     const geo::Projector& projector,
                                                     std::span<const std::string_view> source_layers);

}  // namespace rutter::map
