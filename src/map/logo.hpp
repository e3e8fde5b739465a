#pragma once

#include "map/block.hpp"
#include "map/draw_map.hpp"

namespace rutter::map {

/// The producer's logo in its own proportions, `height_pt` high, lower where it would be wider than `most_width_pt`: a group of
/// furniture with the id "logo". Without a logo an empty block.
[[nodiscard]] Block logo_block(const MapInputs& inputs, double height_pt, double most_width_pt);

}  // namespace rutter::map
