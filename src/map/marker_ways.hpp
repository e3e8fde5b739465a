#pragma once

#include <vector>

#include "map/leg_lines.hpp"
#include "map/route_scene.hpp"

namespace rutter::map {

/// Short ways at the markers of a route whose markers stand where they will be drawn: arrows to nowhere known, loops, and what
/// joins neighbours. Each is the best of a few dozen tries: what it would run into of markers, names, leaders and other legs
/// costs. Lines are read from the paths when asked, so that a later way keeps off an earlier one. Keeps references.
class MarkerWays {
 public:
  MarkerWays(const MapInputs& inputs, const MapFrame& frame, const RouteScene& scene, const std::vector<LegPath>& paths)
      : inputs_(inputs), map_(frame.layout.map), scene_(scene), paths_(paths) {}

  /// A leg to a place nobody states: a short line from the marker where there is most room, outwards from its cluster.
  [[nodiscard]] geo::Line<geo::PagePoint> out_of(const Marker& marker) const;
  /// A leg that returns to its marker and leads nowhere that can be seen.
  [[nodiscard]] geo::Line<geo::PagePoint> loop_at(const Marker& marker) const;
  /// From marker to marker: straight where an arrowhead fits and nothing is crossed, else the best of some arcs.
  [[nodiscard]] geo::Line<geo::PagePoint> between(const Marker& a, const Marker& b) const;

 private:
  [[nodiscard]] double way_out_cost(const Marker& marker, const geo::Line<geo::PagePoint>& line) const;
  [[nodiscard]] double cost_of_line(const geo::Line<geo::PagePoint>& line, const Marker& own) const;
  [[nodiscard]] double cost_between(const geo::Line<geo::PagePoint>& line, const Marker& a, const Marker& b) const;
  [[nodiscard]] double leg_crossings_cost(const geo::Line<geo::PagePoint>& line) const;
  [[nodiscard]] geo::PageBox name_room(const Marker& marker) const;

  const MapInputs& inputs_;
  geo::PageBox map_;
  const RouteScene& scene_;
  const std::vector<LegPath>& paths_;
};

/// A leg of which less is seen is drawn as a way between its markers.
inline constexpr double least_leg_pt = 12;

}  // namespace rutter::map
