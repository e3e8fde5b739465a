#pragma once

#include "map/place_labels.hpp"

namespace rutter::map {

/// The part of place_labels for points of the base map: seas round their points, on the globe and over no coast, whole or in
/// parts; then towns and airports beside their dots, at most eleven of each, the most important first, neither without the
/// other. Names asked for with `show` come first. Appends to `out`.
void place_points(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out);

}  // namespace rutter::map
