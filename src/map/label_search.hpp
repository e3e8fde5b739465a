#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace rutter::map {

/// The number of a candidate: counted through all items of a problem, those of the first item first.
using CandidateId = std::uint32_t;

/// The choice of at most one candidate for each item so that no two chosen candidates conflict.
struct LabelProblem {
  struct Item {
    /// What it costs to choose none; very high for what must be placed. A candidate that costs more is never chosen.
    double drop_cost = 0;
    std::vector<double> costs;  ///< of its candidates, lower is better
  };
  std::vector<Item> items;
  /// Candidates that exclude each other, in any order, repeated or not. Those of one item always do.
  std::vector<std::pair<CandidateId, CandidateId>> conflicts;
};

/// Adds the conflicts between candidates of different items, offered in the order of the problem's: `excludes(i, a, j, b)` says
/// whether candidate a of item i and candidate b of item j exclude each other. All pairs are asked.
template <class Candidate, class Excludes>
void add_conflicts(LabelProblem& problem, const std::vector<std::vector<Candidate>>& offered, const Excludes& excludes) {
  CandidateId first = 0;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    CandidateId other = first + static_cast<CandidateId>(offered[i].size());
    for (std::size_t j = i + 1; j < offered.size(); ++j) {
      for (std::size_t a = 0; a < offered[i].size(); ++a)
        for (std::size_t b = 0; b < offered[j].size(); ++b)
          if (excludes(i, offered[i][a], j, offered[j][b]))
            problem.conflicts.emplace_back(first + static_cast<CandidateId>(a), other + static_cast<CandidateId>(b));
      other += static_cast<CandidateId>(offered[j].size());
    }
    first += static_cast<CandidateId>(offered[i].size());
  }
}

/// How much work is allowed. A step is one candidate weighed once, some nanoseconds. The work beside these steps (the graph of
/// conflicts, its reductions) grows with the number of conflicts alone.
struct SearchLimits {
  std::uint64_t exact_steps = 400'000;     ///< for proving, of all components together
  std::uint64_t search_steps = 2'000'000;  ///< for improving what is not proven
  std::uint64_t seed = 1;                  ///< another seed, another course of the search
};

struct LabelChoice {
  std::vector<std::optional<std::size_t>> chosen;  ///< for each item the index among its candidates, none when dropped
  double cost = 0;                                 ///< of the chosen and of the dropped
  std::uint64_t steps = 0;                         ///< done
  bool proven = false;                             ///< nothing cheaper exists
};

/// The cheapest choice, or a near one within the limits; the same for the same problem on every machine.
///
/// The graph of conflicts is reduced (a cheapest candidate without conflict is taken; a candidate is removed when another of
/// its item costs no more and conflicts with nothing else: rules after Wagner and Wolff, "A combinatorial framework for map
/// labeling", GD 1998, with costs added) and falls apart into components. A component is first improved by a short tabu search,
/// then solved by branch and bound, which proves it. Where the limit ends that, tabu search goes on over placements that are
/// always free of conflicts: an unhappy item takes a place and puts out whoever stands in its way, as in PartialCol of
/// Blöchliger and Zufferey, "A graph coloring heuristic using partial solutions and a reactive tabu scheme", Computers &
/// Operations Research 35(3), 2008, section 2. (Yamamoto, Camara and Lorena, "Tabu search heuristic for point-feature
/// cartographic label placement", GeoInformatica 6(1), 2002, search over overlapping labels instead, and weigh only a list of
/// candidates.) Ours differs by costs, and by random moves from the best found after a time without improvement. The last three
/// quarters of the search solve small parts exactly, as POPMUSIC does (Alvim and Taillard 2009): measured on 1000 points, both
/// together leave a third fewer labels out than either.
///
/// Costs are rounded to 1/1024, so that sums do not depend on their order; they must be finite and below 1e9 in size.
[[nodiscard]] LabelChoice choose_labels(const LabelProblem& problem, const SearchLimits& limits = {});

}  // namespace rutter::map
