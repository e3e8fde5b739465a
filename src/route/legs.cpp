#include "route/legs.hpp"

namespace rutter::route {

bool is_chain(const std::vector<ResolvedLeg>& legs, std::size_t stop_count) {
  if (stop_count < 2) return false;
  std::vector<bool> joined(stop_count - 1, false);
  for (const ResolvedLeg& leg : legs) {
    if (!leg.to && leg.from + 1 == stop_count) continue;
    if (!leg.to || *leg.to != leg.from + 1) return false;
    joined[leg.from] = true;
  }
  for (const bool is_joined : joined)
    if (!is_joined) return false;
  return true;
}

}  // namespace rutter::route
