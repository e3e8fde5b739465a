#pragma once

#include <vector>

#include "map/furniture.hpp"
#include "map/legend_rows.hpp"
#include "map/route_scene.hpp"

namespace rutter::map {

/// What the legend may have to explain of legs and groups beside their status, before anything is projected.
void add_possible_signs(const MapInputs& inputs, LegendContents& contents);

/// Of that only what the main map and the insets show.
void keep_drawn_signs(const MapInputs& inputs, const std::vector<const RouteScene*>& routes, LegendContents& contents);

/// One row for each group of actors: a line where it has legs, a dot where it has stops, in its colour.
[[nodiscard]] std::vector<LegendRow> group_rows(const MapInputs& inputs, const LegendContents& contents);

/// Gives the sample of a class the colour of the group that all its members belong to; one that is no group's when they are of
/// several groups; none when one of them belongs to none, since the sample without a group is true then.
void set_sample_group(geo::Properties& properties, const MapInputs& inputs, const std::vector<const job::GroupUse*>& members);

}  // namespace rutter::map
