#include <algorithm>

#include "map/label_solvers.hpp"

namespace rutter::map {
namespace {

/// Depth of the recursion, one level an item.
constexpr std::size_t most_items = 400;

class BranchAndBound {
 public:
  BranchAndBound(const LabelGraph& graph, ComponentChoice& best, std::uint64_t step_limit)
      : graph_(graph),
        best_(best),
        step_limit_(step_limit),
        chosen_(graph.items(), no_candidate),
        open_(graph.items(), true),
        least_(graph.items(), 0),
        surplus_(graph.items(), 0),
        cheapest_(graph.items(), no_candidate),
        paired_(graph.items(), 0),
        blocked_(graph.candidates(), 0) {}

  ExactOutcome run() {
    branch(0);
    return {steps_ < step_limit_, steps_};
  }

 private:
  /// Tries all that can still follow, `spent` being what the decided items cost.
  void branch(WholeCost spent) {
    if (steps_ >= step_limit_) return;
    const Outlook outlook = look_ahead();
    if (spent + outlook.bound >= best_.cost) return;
    if (outlook.next == nothing) {
      best_ = {chosen_, spent};
      return;
    }
    const std::uint32_t item = outlook.next;
    std::vector<CandidateId> options;
    for (CandidateId c = graph_.first[item]; c < graph_.first[item + 1]; ++c)
      if (blocked_[c] == 0) options.push_back(c);
    std::stable_sort(options.begin(), options.end(),
                     [&](CandidateId a, CandidateId b) { return graph_.cost[a] < graph_.cost[b]; });
    open_[item] = false;
    for (const CandidateId c : options) {
      chosen_[item] = c;
      const bool in_nobodys_way = block(c, 1) == 0;
      branch(spent + graph_.cost[c]);
      block(c, -1);
      // What stands in nobody's way at the lowest price need not be compared with anything.
      if (in_nobodys_way) break;
    }
    const bool drop_too = options.empty() || harms_somebody(options);
    chosen_[item] = no_candidate;
    if (drop_too) branch(spent + graph_.drop[item]);
    open_[item] = true;
  }

  struct Outlook {
    WholeCost bound = 0;  ///< what the open items cost at least
    std::uint32_t next = 0;
  };

  /// The bound: each open item at its cheapest free place, and for pairs whose cheapest places exclude each other what one of
  /// them has to pay more. The next item is the one with most to lose by waiting: the largest such surplus, first of equals.
  Outlook look_ahead() {
    Outlook out{0, nothing};
    ++stamp_;
    WholeCost most = -1;
    for (std::uint32_t item = 0; item < graph_.items(); ++item) {
      if (!open_[item]) continue;
      find_cheapest(item);
      out.bound += least_[item];
      if (surplus_[item] > most) {
        most = surplus_[item];
        out.next = item;
      }
    }
    for (std::uint32_t item = 0; item < graph_.items(); ++item) {
      if (!open_[item] || surplus_[item] == 0 || paired_[item] == stamp_) continue;
      WholeCost dearest = 0;
      std::uint32_t partner = nothing;
      for (const CandidateId n : graph_.neighbours_of(cheapest_[item])) {
        ++steps_;
        const std::uint32_t other = graph_.item_of[n];
        if (!open_[other] || cheapest_[other] != n || paired_[other] == stamp_) continue;
        const WholeCost more = std::min(surplus_[item], surplus_[other]);
        if (more <= dearest) continue;
        dearest = more;
        partner = other;
      }
      if (partner == nothing) continue;
      out.bound += dearest;
      paired_[item] = paired_[partner] = stamp_;
    }
    return out;
  }

  /// The cheapest free place of an item (or to be dropped), and what the second costs more.
  void find_cheapest(std::uint32_t item) {
    WholeCost first = graph_.drop[item];
    WholeCost second = first;
    cheapest_[item] = no_candidate;
    steps_ += 1 + graph_.first[item + 1] - graph_.first[item];
    for (CandidateId c = graph_.first[item]; c < graph_.first[item + 1]; ++c) {
      if (blocked_[c] != 0) continue;
      if (cheapest_[item] == no_candidate || graph_.cost[c] < first) {
        second = first;
        first = graph_.cost[c];
        cheapest_[item] = c;
      } else if (graph_.cost[c] < second) {
        second = graph_.cost[c];
      }
    }
    least_[item] = first;
    surplus_[item] = second - first;
  }

  /// Whether some option, if taken, takes a place from an open item: else dropping is never better.
  [[nodiscard]] bool harms_somebody(const std::vector<CandidateId>& options) const {
    return std::none_of(options.begin(), options.end(), [&](CandidateId c) {
      const auto near = graph_.neighbours_of(c);
      return std::none_of(near.begin(), near.end(),
                          [&](CandidateId n) { return open_[graph_.item_of[n]] && blocked_[n] == 0; });
    });
  }

  /// Blocks (+1) or frees (-1) what conflicts with a candidate; returns how many places of open items it took.
  std::size_t block(CandidateId c, int by) {
    std::size_t taken = 0;
    const auto near = graph_.neighbours_of(c);
    for (const CandidateId n : near) {
      if (blocked_[n] == 0 && open_[graph_.item_of[n]]) ++taken;
      blocked_[n] += by;
    }
    steps_ += near.size();
    return taken;
  }

  static constexpr std::uint32_t nothing = ~std::uint32_t{0};

  const LabelGraph& graph_;
  ComponentChoice& best_;
  std::uint64_t step_limit_;
  std::vector<CandidateId> chosen_;
  std::vector<bool> open_;
  std::vector<WholeCost> least_;
  std::vector<WholeCost> surplus_;
  std::vector<CandidateId> cheapest_;
  std::vector<std::uint64_t> paired_;
  std::vector<int> blocked_;
  std::uint64_t stamp_ = 0;
  std::uint64_t steps_ = 0;
};

}  // namespace

ExactOutcome improve_exactly(const LabelGraph& graph, ComponentChoice& best, std::uint64_t step_limit) {
  if (best.cost == graph.least_cost()) return {true, 0};
  if (graph.items() > most_items) return {false, 0};
  return BranchAndBound(graph, best, step_limit).run();
}

}  // namespace rutter::map
