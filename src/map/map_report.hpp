#pragma once

#include <vector>

#include "geo/projector.hpp"
#include "map/compose.hpp"
#include "map/plan.hpp"

namespace rutter::map {

/// What the drawn maps of a page came to. `maps` and their `projectors`: the main map, then the insets in the plan's order;
/// `labels`: what was placed or dropped besides the labels of each map, told first. With the warnings of the plan, the base
/// maps, the user's files and the labels.
[[nodiscard]] MapReport report_of(const MapInputs& inputs, const MapPlan& plan, const std::vector<MapPieces>& maps,
                                  const std::vector<geo::Projector>& projectors, std::vector<PlacedLabel> labels);

}  // namespace rutter::map
