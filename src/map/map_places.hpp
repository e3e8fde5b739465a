#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "job/model.hpp"
#include "map/frame.hpp"
#include "map/occupancy.hpp"
#include "map/route_scene.hpp"

namespace rutter::map {

/// What furniture and labels may not cover: legs, markers with their dots and leaders.
[[nodiscard]] Occupancy route_occupancy(const MapFrame& frame, std::shared_ptr<const SoftLines> soft_lines,
                                        const RouteScene& route);

/// The same with the outlines of areas, and with room for names round the markers whose stops no callout tells.
[[nodiscard]] Occupancy with_room_for_labels(Occupancy taken, const RouteScene& route, const std::vector<bool>& in_callouts);
void add_outlines(const RouteScene& route, Occupancy& taken);
void add_room_for_labels(const RouteScene& route, const std::vector<bool>& in_callouts, Occupancy& taken);

/// Furniture stands this far from the map's frame.
inline constexpr double corner_gap_pt = 7;

/// The corner or side of the map for a box of this size.
[[nodiscard]] geo::PageBox place_at(const geo::PageBox& map, double width_pt, double height_pt, job::Position position);

/// Boxes of this size along the map's four edges, about `step_pt` apart, corners included; none when it is too large.
[[nodiscard]] std::vector<geo::PageBox> places_along(const geo::PageBox& map, double width_pt, double height_pt,
                                                     double step_pt);

/// The free place along the map's edges where the box covers least: corners before sides, over sea or empty land before coasts
/// and borders, away from `near` (stops whose callouts need the room beside them).
[[nodiscard]] std::optional<geo::PageBox> free_place(const Occupancy& taken, const geo::PageBox& map, double width_pt,
                                                     double height_pt, const std::vector<geo::PagePoint>& near);

}  // namespace rutter::map
