#pragma once

#include "base/diagnostic.hpp"
#include "basemap/basemap.hpp"
#include "job/model.hpp"
#include "places/gazetteer.hpp"
#include "route/itinerary.hpp"

namespace rutter::app {

/// Whether any stop of the map states its position and, with `in`, what that lies in.
[[nodiscard]] bool states_positions_with_context(const job::MapSpec& map);

/// Warnings about stops whose stated position does not lie in what their `in` names, nor within some five kilometres of it: a
/// slip of the pen, or latitude and longitude swapped. Nothing is said of positions at sea and in disputed areas, nor where
/// `in` names nothing known.
[[nodiscard]] base::Diagnostics doubtful_positions(const job::MapSpec& map, const places::Gazetteer& gazetteer,
                                                   const basemap::Basemap& basemap);

/// A warning when the map's extent runs more than half round the Earth over the antimeridian, and with west and east exchanged
/// would hold all its stops and areas all the same. Such an extent may be meant: the map is drawn as asked for.
[[nodiscard]] base::Diagnostics doubtful_extent(const job::MapSpec& map, const route::Itinerary& itinerary);

}  // namespace rutter::app
