#pragma once

#include <cstdint>
#include <vector>

#include "map/label_graph.hpp"

namespace rutter::map {

/// A choice for one component: by item its candidate, or `no_candidate`.
struct ComponentChoice {
  std::vector<CandidateId> chosen;
  WholeCost cost = 0;
};

/// A choice to begin with: items with the least to choose from first, each at its cheapest free place.
[[nodiscard]] ComponentChoice greedy_choice(const LabelGraph& graph);

/// Tabu search (see choose_labels) from `best`, which it improves. Returns the steps done: `step_limit`, a little more, or
/// fewer when `graph.least_cost()` is reached.
std::uint64_t improve_by_tabu(const LabelGraph& graph, ComponentChoice& best, std::uint64_t step_limit, std::uint64_t seed);

struct ExactOutcome {
  bool proven = false;
  std::uint64_t steps = 0;
};

/// Branch and bound from the known choice `best`, which it replaces by anything cheaper; proven when it came to its end within
/// the limit.
ExactOutcome improve_exactly(const LabelGraph& graph, ComponentChoice& best, std::uint64_t step_limit);

/// Solves small parts of the graph exactly, one after the other, the rest left as it is: POPMUSIC of Alvim and Taillard
/// ("POPMUSIC for the point feature label placement problem", European Journal of Operational Research 192(2), 2009), with
/// parts of random size round items that could stand better, and with equal solutions taken too. Returns the steps done:
/// `step_limit` and at most those of one part more, or fewer when `graph.least_cost()` is reached.
std::uint64_t improve_by_parts(const LabelGraph& graph, ComponentChoice& best, std::uint64_t step_limit, std::uint64_t seed);

}  // namespace rutter::map
