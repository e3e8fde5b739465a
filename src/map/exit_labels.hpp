#pragma once

#include <vector>

#include "map/compose.hpp"
#include "map/draw_map.hpp"
#include "map/occupancy.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// Where legs leave an inset: "to 6 Istanbul" beside the line near the frame, for each leg with just one end among the inset's
/// stops; what finds no free place is reported. The texts go to the map's labels.
void add_exit_labels(const MapInputs& inputs, MapPieces& map, Occupancy& taken, text::Shaper& shaper,
                     std::vector<PlacedLabel>& report);

}  // namespace rutter::map
