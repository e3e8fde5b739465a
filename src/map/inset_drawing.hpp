#pragma once

#include <string>
#include <vector>

#include "draw/drawing.hpp"
#include "map/compose.hpp"
#include "map/draw_map.hpp"
#include "map/inset_furniture.hpp"
#include "map/insets.hpp"
#include "map/occupancy.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// "inset-1"
[[nodiscard]] std::string inset_id(const Inset& inset);

/// What an inset shows, outlined on the main map.
[[nodiscard]] draw::Group outline_group(const MapInputs& inputs, const Inset& inset);

/// Its letter there, and the line that ties it. The letter stands beside the outline where nothing else does, else inside it,
/// else where it covers least.
[[nodiscard]] std::vector<draw::Node> tie_nodes(const MapInputs& inputs, const Inset& inset, Occupancy& taken,
                                                text::Shaper& shaper);

/// The inset with all that stands in it.
[[nodiscard]] draw::Group inset_group(const MapInputs& inputs, const Inset& inset, MapPieces map, InsetFurniture furniture,
                                      text::Shaper& shaper);

}  // namespace rutter::map
