#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "map/label_search.hpp"

namespace rutter::map {

/// Costs as whole numbers, 1/1024: sums are exact.
using WholeCost = std::int64_t;

inline constexpr CandidateId no_candidate = std::numeric_limits<CandidateId>::max();

/// Items, their candidates and the conflicts between candidates of different items.
struct LabelGraph {
  std::vector<WholeCost> drop;                 ///< by item
  std::vector<CandidateId> first;              ///< by item its first candidate; one more at the end
  std::vector<std::uint32_t> item_of;          ///< by candidate
  std::vector<WholeCost> cost;                 ///< by candidate
  std::vector<std::uint32_t> first_neighbour;  ///< by candidate into `neighbours`; one more at the end
  std::vector<CandidateId> neighbours;         ///< sorted for each candidate

  [[nodiscard]] std::size_t items() const { return drop.size(); }
  [[nodiscard]] std::size_t candidates() const { return cost.size(); }
  [[nodiscard]] std::span<const CandidateId> neighbours_of(CandidateId c) const {
    return {neighbours.data() + first_neighbour[c], neighbours.data() + first_neighbour[c + 1]};
  }
  /// Of a choice, one entry for each item, `no_candidate` where none.
  [[nodiscard]] WholeCost cost_of(const std::vector<CandidateId>& chosen) const;
  /// No choice costs less: every item at its best, conflicts not looked at.
  [[nodiscard]] WholeCost least_cost() const;
};

[[nodiscard]] LabelGraph graph_of(const LabelProblem& problem);

/// A part of a graph that has no conflict with the rest.
struct LabelComponent {
  LabelGraph graph;
  std::vector<std::uint32_t> items;     ///< of the whole, by the component's item
  std::vector<CandidateId> candidates;  ///< of the whole, by the component's candidate
};

/// What reduction leaves.
struct ReducedGraph {
  std::vector<CandidateId> chosen;  ///< by item of the whole: what is decided already
  std::vector<LabelComponent> components;
  std::uint64_t steps = 0;
};

/// Decides what is plain, removes candidates that are never needed, and takes the rest apart. At most `step_limit` steps, and
/// what they have come to is right wherever they end.
[[nodiscard]] ReducedGraph reduced(const LabelGraph& graph, std::uint64_t step_limit);

}  // namespace rutter::map
