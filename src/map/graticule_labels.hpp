#pragma once

#include <vector>

#include "draw/drawing.hpp"
#include "map/draw_map.hpp"
#include "map/graticule.hpp"
#include "map/occupancy.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// Degrees where meridians and parallels meet the frame, as far as nothing stands there; they are taken then.
[[nodiscard]] std::vector<draw::Node> graticule_labels(const MapInputs& inputs, const Graticule& graticule, Occupancy& taken,
                                                       text::Shaper& shaper);

}  // namespace rutter::map
