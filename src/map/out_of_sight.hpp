#pragma once

#include <string>
#include <vector>

#include "map/compose.hpp"
#include "map/draw_map.hpp"

namespace rutter::map {

/// What of the job neither the main map nor an inset shows, as warnings: stops, areas and legs that a frame asked for by hand
/// leaves out.
[[nodiscard]] std::vector<std::string> out_of_sight(const MapInputs& inputs, const std::vector<MapPieces>& maps);

}  // namespace rutter::map
