#include <algorithm>

#include "map/label_random.hpp"
#include "map/label_solvers.hpp"

namespace rutter::map {
namespace {

/// Items of a part: between these, at random. Larger parts are seldom solved within the steps given to each.
constexpr std::size_t least_part = 8;
constexpr std::size_t part_variety = 25;
constexpr std::uint64_t steps_of_a_part = 50'000;

class PartByPart {
 public:
  PartByPart(const LabelGraph& graph, ComponentChoice& best, std::uint64_t seed)
      : graph_(graph),
        best_(best),
        random_(seed),
        least_(graph.drop),
        number_(graph.items(), outside),
        candidate_number_(graph.candidates(), no_candidate) {
    for (CandidateId c = 0; c < graph.candidates(); ++c)
      least_[graph.item_of[c]] = std::min(least_[graph.item_of[c]], graph.cost[c]);
  }

  std::uint64_t run(std::uint64_t step_limit) {
    const WholeCost least = graph_.least_cost();
    while (steps_ < step_limit && best_.cost > least) {
      gather(start());
      solve();
      for (const std::uint32_t i : items_) number_[i] = outside;
    }
    return steps_;
  }

 private:
  /// An item that could stand better: losses are where something is to be gained.
  std::uint32_t start() {
    for (;;) {
      const std::uint32_t item = random_.below(graph_.items());
      ++steps_;
      const WholeCost now = best_.chosen[item] == no_candidate ? graph_.drop[item] : graph_.cost[best_.chosen[item]];
      if (now > least_[item]) return item;
    }
  }

  /// The items nearest to one in the graph of conflicts.
  void gather(std::uint32_t start) {
    const std::size_t most = least_part + random_.below(part_variety);
    items_ = {start};
    number_[start] = 0;
    for (std::size_t i = 0; i < items_.size() && items_.size() < most; ++i)
      for (CandidateId c = graph_.first[items_[i]]; c < graph_.first[items_[i] + 1]; ++c)
        for (const CandidateId n : graph_.neighbours_of(c)) {
          ++steps_;
          const std::uint32_t item = graph_.item_of[n];
          if (number_[item] != outside || items_.size() >= most) continue;
          number_[item] = static_cast<std::uint32_t>(items_.size());
          items_.push_back(item);
        }
  }

  /// Solves the part anew, what is chosen round it left as it is, in another order each time: of solutions that cost the same
  /// another is taken, so that the search does not stand still on a plateau.
  void solve() {
    random_.shuffle(items_);
    for (std::uint32_t i = 0; i < items_.size(); ++i) number_[items_[i]] = i;
    const WholeCost before = part_cost();
    const LabelGraph part = part_graph();
    if (part.least_cost() == before) return;
    const ReducedGraph rest = reduced(part, steps_of_a_part);
    steps_ += rest.steps;
    std::vector<CandidateId> chosen = rest.chosen;
    for (const LabelComponent& component : rest.components) {
      ComponentChoice choice = now_in(component);
      ++choice.cost;  // so that an equal one is found
      steps_ += improve_exactly(component.graph, choice, steps_of_a_part).steps;
      for (std::size_t i = 0; i < component.items.size(); ++i)
        if (choice.chosen[i] != no_candidate) chosen[component.items[i]] = component.candidates[choice.chosen[i]];
    }
    const WholeCost after = part.cost_of(chosen);
    if (after > before) return;
    for (std::size_t i = 0; i < items_.size(); ++i)
      best_.chosen[items_[i]] = chosen[i] == no_candidate ? no_candidate : candidates_[chosen[i]];
    best_.cost -= before - after;
  }

  [[nodiscard]] WholeCost part_cost() const {
    WholeCost sum = 0;
    for (const std::uint32_t item : items_)
      sum += best_.chosen[item] == no_candidate ? graph_.drop[item] : graph_.cost[best_.chosen[item]];
    return sum;
  }

  /// Candidates of the part's items that conflict with nothing chosen outside it.
  LabelGraph part_graph() {
    LabelGraph out;
    candidates_.clear();
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      out.drop.push_back(graph_.drop[items_[i]]);
      out.first.push_back(static_cast<CandidateId>(out.cost.size()));
      order_.clear();
      for (CandidateId c = graph_.first[items_[i]]; c < graph_.first[items_[i] + 1]; ++c)
        if (is_open(c)) order_.push_back(c);
      random_.shuffle(order_);
      for (const CandidateId c : order_) {
        candidate_number_[c] = static_cast<CandidateId>(out.cost.size());
        candidates_.push_back(c);
        out.cost.push_back(graph_.cost[c]);
        out.item_of.push_back(i);
      }
    }
    out.first.push_back(static_cast<CandidateId>(out.cost.size()));
    out.first_neighbour.push_back(0);
    for (const CandidateId c : candidates_) {
      const auto begin = static_cast<std::ptrdiff_t>(out.neighbours.size());
      for (const CandidateId n : graph_.neighbours_of(c))
        if (candidate_number_[n] != no_candidate) out.neighbours.push_back(candidate_number_[n]);
      std::sort(out.neighbours.begin() + begin, out.neighbours.end());
      out.first_neighbour.push_back(static_cast<std::uint32_t>(out.neighbours.size()));
    }
    for (const CandidateId c : candidates_) candidate_number_[c] = no_candidate;
    return out;
  }

  [[nodiscard]] bool is_open(CandidateId c) {
    const auto near = graph_.neighbours_of(c);
    steps_ += near.size();
    return std::none_of(near.begin(), near.end(), [&](CandidateId n) {
      const std::uint32_t item = graph_.item_of[n];
      return number_[item] == outside && best_.chosen[item] == n;
    });
  }

  /// What is chosen now, as far as the reduced component still has it.
  [[nodiscard]] ComponentChoice now_in(const LabelComponent& component) const {
    ComponentChoice now{std::vector<CandidateId>(component.items.size(), no_candidate), 0};
    for (CandidateId c = 0; c < component.candidates.size(); ++c) {
      const std::uint32_t i = component.graph.item_of[c];
      if (best_.chosen[items_[component.items[i]]] == candidates_[component.candidates[c]]) now.chosen[i] = c;
    }
    now.cost = component.graph.cost_of(now.chosen);
    return now;
  }

  static constexpr std::uint32_t outside = ~std::uint32_t{0};

  const LabelGraph& graph_;
  ComponentChoice& best_;
  Random random_;
  std::vector<WholeCost> least_;       ///< by item what it costs at its best
  std::vector<std::uint32_t> number_;  ///< by item its number in the part
  std::vector<CandidateId> candidate_number_;
  std::vector<CandidateId> order_;  ///< of one item while the part's graph is made
  std::vector<std::uint32_t> items_;
  std::vector<CandidateId> candidates_;  ///< of the part, by number
  std::uint64_t steps_ = 0;
};

}  // namespace

std::uint64_t improve_by_parts(const LabelGraph& graph, ComponentChoice& best, std::uint64_t step_limit, std::uint64_t seed) {
  return PartByPart(graph, best, seed).run(step_limit);
}

}  // namespace rutter::map
