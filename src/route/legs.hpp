#pragma once

#include <optional>
#include <vector>

#include "route/itinerary.hpp"

namespace rutter::route {

/// Whether the legs form one chain in the stops' order: every stop but the last is joined to the next, and no leg does anything
/// else but leave the last stop for somewhere unknown. No legs are no chain.
[[nodiscard]] bool is_chain(const std::vector<ResolvedLeg>& legs, std::size_t stop_count);

}  // namespace rutter::route
