#pragma once

#include "map/place_labels.hpp"

namespace rutter::map {

/// The part of place_labels for points of the base map, in the style's order: seas round their points, on the globe and over no
/// coast, whole or in parts; towns and airports (place_towns). Appends to `out`.
void place_points(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out);

}  // namespace rutter::map
