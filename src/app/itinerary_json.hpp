#pragma once

#include <string>

#include "app/json_text.hpp"
#include "route/itinerary.hpp"
#include "route/route.hpp"

namespace rutter::app {

/// A stop with the keys of docs/record.md; `language` chooses the names shown.
[[nodiscard]] Json stop_json(const route::ResolvedStop& stop, const std::string& language);

/// A leg with the keys of docs/record.md; `traced` is null when nothing was traced (`check`), then the length is null too.
[[nodiscard]] Json leg_json(const route::ResolvedLeg& leg, const route::TracedLeg* traced);

/// Whether the stop's place stands in a table of the desk's own, whose name it bears.
[[nodiscard]] bool is_from_desk(const route::ResolvedStop& stop);

/// How a stop was found: "exact" ... "fuzzy", or "pin", "at", "near".
[[nodiscard]] std::string how_found(const route::ResolvedStop& stop);

}  // namespace rutter::app
