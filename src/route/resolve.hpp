#pragma once

#include "base/result.hpp"
#include "job/model.hpp"
#include "places/desk_gazetteer.hpp"
#include "places/gazetteer.hpp"
#include "route/itinerary.hpp"

namespace rutter::route {

struct ResolveOptions {
  bool draft = false;                           ///< leave out what cannot be resolved and list it as gaps
  const places::DeskGazetteer* desk = nullptr;  ///< the desk's own places, asked before the gazetteer; nullptr: none
};

/// Stage 2: every place of a map found, seeing all stops together: what the other stops are found to be (first each by itself,
/// then with what the others came to, in rounds, so that the order of the stops does not matter) is evidence for each. Either
/// all stops, legs and areas, or all problems with the line to write; with `draft` always an Itinerary, with gaps and the
/// problems behind them. Coordinates are rounded where the map says publish_precision_km.
[[nodiscard]] base::Result<Itinerary> resolve(const job::MapSpec& map, const places::Gazetteer& gazetteer,
                                              const ResolveOptions& options);

}  // namespace rutter::route
