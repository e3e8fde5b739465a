#pragma once

#include <optional>
#include <string_view>

#include "geo/feature.hpp"
#include "job/model.hpp"
#include "route/itinerary.hpp"

namespace rutter::map {

/// Adds what a style sees of a group of actors (docs/style.md): `group`, `group-color`, and `group-ink`, black or white,
/// whichever is read better on that colour. Nothing is added without a group.
void set_group(geo::Properties& properties, const job::MapSpec& map, const job::GroupUse& use);

/// The same for a sample that stands for several groups, or for none of them: a colour without a name.
void set_neutral_group(geo::Properties& properties, const draw::Color& color);

/// The properties of a stop or a leg of the map, its group included (see stop_properties, leg_properties).
[[nodiscard]] geo::Properties properties_of(const job::MapSpec& map, const route::ResolvedStop& stop);
/// `end`: the part of the leg that has its `end_status`.
[[nodiscard]] geo::Properties properties_of(const job::MapSpec& map, const route::ResolvedLeg& leg, bool open_end, bool end);

}  // namespace rutter::map
