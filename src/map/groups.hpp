#pragma once

#include "geo/feature.hpp"
#include "map/draw_map.hpp"

namespace rutter::map {

/// The colour of a group of the map, or, in a style of one ink, a grey: dark to light in the order of the groups.
[[nodiscard]] draw::Color group_color(const MapInputs& inputs, std::size_t group);

/// Adds what a style sees of a group of actors (docs/style.md): `group`, `group-color`, and `group-ink`, black or white,
/// whichever is read better on that colour. Nothing is added without a group.
void set_group(geo::Properties& properties, const MapInputs& inputs, const job::GroupUse& use);

/// The same for a sample that stands for several groups, or for none of them: a colour without a name.
void set_neutral_group(geo::Properties& properties, const draw::Color& color);

/// The properties of a stop or a leg of the map, its group included (see stop_properties, leg_properties).
[[nodiscard]] geo::Properties properties_of(const MapInputs& inputs, const route::ResolvedStop& stop);
/// `end`: the part of the leg that has its `end_status`.
[[nodiscard]] geo::Properties properties_of(const MapInputs& inputs, const route::ResolvedLeg& leg, bool open_end, bool end);

}  // namespace rutter::map
