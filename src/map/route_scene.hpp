#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/projector.hpp"
#include "map/draw_map.hpp"
#include "map/frame.hpp"
#include "map/leg_marks.hpp"
#include "map/markers.hpp"
#include "map/route_on_page.hpp"

namespace rutter::map {

/// How a map shows a stop: a main map leaves crowded ones to an inset, an inset shows its own alone.
enum class Shown { marker, dot, absent };

/// What of the route a map shows. Empty lists: all of it.
struct ShownRoute {
  std::vector<Shown> stops;  ///< by stop
  std::vector<bool> legs;    ///< by leg

  [[nodiscard]] Shown stop(std::size_t i) const { return stops.empty() ? Shown::marker : stops[i]; }
  [[nodiscard]] bool leg(std::size_t i) const { return legs.empty() || legs[i]; }
};

/// A leg on the page, cut at the frame and at the markers it joins.
struct LegOnPage {
  std::size_t leg = 0;  ///< index into Itinerary::legs
  std::vector<geo::Line<geo::PagePoint>> lines;
  bool to_unknown = false;  ///< a short arrow that leads nowhere known
  bool arrives = true;      ///< its end is on the page; false: it leaves the frame, and bears no arrowhead there
  bool open_end = false;    ///< it leads into an area, or nowhere known
  LegMarks marks;           ///< arrowheads and glyphs
  /// The middles of its aircraft and ships.
  [[nodiscard]] std::vector<geo::PagePoint> glyph_points() const;
  /// The same line in the two pieces of a leg whose arrival has a status of its own: all but the last third, and that.
  [[nodiscard]] std::pair<LegOnPage, LegOnPage> split_for_end_status() const;
};

/// A ring of doubt or an outlined area on the page.
struct DoubtOnPage {
  std::string kind;  ///< "ring", "area", "context" as the style sees it
  job::Status status = job::Status::none;
  std::size_t index = 0;  ///< of the stop, or of Itinerary::areas when the kind is "context"
  geo::MultiPolygon<geo::PagePoint> area;
  std::vector<geo::Line<geo::PagePoint>> outline;
  bool to_scale = true;  ///< false: a ring round a marker that says "somewhere near", where its true size could not be seen
};

/// The route in page points.
struct RouteScene {
  std::vector<Marker> markers;  ///< of the stops, in their order
  std::vector<LegOnPage> legs;
  std::vector<DoubtOnPage> doubts;
  std::vector<Marker> readings;  ///< other places that a stop's name may mean, where the scale tells them from the first
};

/// Stage 6 for the route: projects and clips, lays legs of the same way side by side, spreads markers that would lie on each
/// other, lets legs begin and end at different points of the markers' edges, and finds places for their arrowheads and glyphs.
/// A moved marker whose leader would cross a leg or another leader as they are drawn at last becomes small: none crosses.
/// Rings are drawn to scale round the place itself; those that a marker or its dot would hide are left out.
[[nodiscard]] RouteScene build_route_scene(const MapInputs& inputs, const MapFrame& frame, const geo::Projector& projector,
                                           const ShownRoute& shown = {});
/// The same with what is projected already.
[[nodiscard]] RouteScene build_route_scene(const MapInputs& inputs, const MapFrame& frame, RouteOnPage& on_page,
                                           const ShownRoute& shown);

}  // namespace rutter::map
