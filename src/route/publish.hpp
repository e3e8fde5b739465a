#pragma once

#include "route/itinerary.hpp"

namespace rutter::route {

/// A point moved to the middle of its cell in a grid of `grid_km` (rows of latitude, columns of equal width in each row), so
/// that no more than that precision is published.
[[nodiscard]] geo::LonLat to_grid(geo::LonLat point, double grid_km);

/// Rounds every coordinate of the itinerary that reaches a picture or a record, but for areas, whose outline says no more than
/// their name. Rings are widened by half a cell's diagonal, so that they still hold the true place.
void round_for_publication(Itinerary& itinerary, double grid_km);

}  // namespace rutter::route
