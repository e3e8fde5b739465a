#pragma once

#include <string>
#include <vector>

#include "draw/drawing.hpp"
#include "map/draw_map.hpp"
#include "map/frame.hpp"
#include "map/occupancy.hpp"
#include "map/route_scene.hpp"
#include "map/scene.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// A label of a stop, to be drawn in the stop's group.
struct StopLabel {
  std::size_t stop = 0;
  draw::Node text;  ///< a text, or two where the map has two languages
};

/// The labels of a map, chosen.
struct PlacedLabels {
  std::vector<StopLabel> stops;
  std::vector<draw::Node> route;                   ///< names of context areas with their leader lines, texts of legs
  std::vector<SceneLayer> layers;                  ///< labels and town dots by the style's symbol layers
  std::vector<geo::Line<geo::PagePoint>> leaders;  ///< drawn among `route`
  std::vector<PlacedLabel> report;
  std::vector<std::string> warnings;
};

/// Visible parts of the areas of stops known only as areas, by index of the stop.
using StopAreas = std::vector<std::pair<std::size_t, geo::MultiPolygon<geo::PagePoint>>>;

/// What labels are placed round.
struct LabelInputs {
  const MapInputs& map;
  const MapFrame& frame;
  const geo::Projector& projector;
  const Scene& scene;
  const RouteScene& route;
  const StopAreas& stop_areas;
  const std::vector<bool>& in_callouts;  ///< by stop: its callout names it
  bool is_inset = false;
  std::vector<geo::Line<geo::PagePoint>> leaders = {};  ///< of callouts and insets: no other may cross them
};

/// Stage 7. Stops first (place_stops), then countries and other areas inside their visible part, then seas and towns
/// (place_points); what finds no free place is dropped and said in the report. `taken` holds what may not be covered, and
/// receives the labels.
[[nodiscard]] PlacedLabels place_labels(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper);

}  // namespace rutter::map
