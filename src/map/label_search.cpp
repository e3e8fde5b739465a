#include "map/label_search.hpp"

#include <algorithm>
#include <numeric>

#include "map/label_graph.hpp"
#include "map/label_solvers.hpp"

namespace rutter::map {
namespace {

/// How far a component is improved before it is proved: a good choice known makes the proof short.
constexpr std::uint64_t warm_up_steps_per_candidate = 60;
/// What part of the search (one in ...) is for tabu search; the rest solves part by part.
constexpr std::uint64_t tabu_share = 4;

class LabelSearch {
 public:
  LabelSearch(const LabelGraph& graph, const SearchLimits& limits) : graph_(graph), limits_(limits) {}

  /// By item its candidate.
  std::vector<CandidateId> run() {
    ReducedGraph rest = reduced(graph_, limits_.exact_steps / 2);
    steps_ = rest.steps;
    chosen_ = std::move(rest.chosen);
    // The small first: what they leave of the limit is for the large.
    std::stable_sort(rest.components.begin(), rest.components.end(), [](const LabelComponent& a, const LabelComponent& b) {
      return a.graph.candidates() < b.graph.candidates();
    });
    std::vector<Open> open;
    std::size_t open_candidates = 0;
    for (const LabelComponent& component : rest.components) {
      ComponentChoice best = greedy_choice(component.graph);
      if (prove(component.graph, best)) {
        accept(component, best);
        continue;
      }
      open_candidates += component.graph.candidates();
      open.push_back({&component, std::move(best)});
    }
    for (Open& o : open) {
      const std::uint64_t share = limits_.search_steps * o.component->graph.candidates() / open_candidates;
      const std::uint64_t searched = improve_by_tabu(o.component->graph, o.best, share / tabu_share, limits_.seed);
      steps_ += searched + improve_by_parts(o.component->graph, o.best, share - std::min(share, searched), limits_.seed);
      accept(*o.component, o.best);
      proven_ = proven_ && o.best.cost == o.component->graph.least_cost();
    }
    return std::move(chosen_);
  }

  [[nodiscard]] std::uint64_t steps() const { return steps_; }
  [[nodiscard]] bool proven() const { return proven_; }

 private:
  struct Open {
    const LabelComponent* component;
    ComponentChoice best;
  };

  /// Whether `best`, improved, is known to be the best. One component may use half of what is left for proofs.
  bool prove(const LabelGraph& graph, ComponentChoice& best) {
    const std::uint64_t left = limits_.exact_steps - std::min(limits_.exact_steps, exact_steps_);
    const std::uint64_t warm_up = std::min(left / 4, warm_up_steps_per_candidate * graph.candidates());
    const std::uint64_t warmed = improve_by_tabu(graph, best, warm_up, limits_.seed);
    const ExactOutcome outcome = improve_exactly(graph, best, left / 2);
    exact_steps_ += warmed + outcome.steps;
    steps_ += warmed + outcome.steps;
    return outcome.proven;
  }

  void accept(const LabelComponent& component, const ComponentChoice& choice) {
    for (std::size_t i = 0; i < component.items.size(); ++i)
      if (choice.chosen[i] != no_candidate) chosen_[component.items[i]] = component.candidates[choice.chosen[i]];
  }

  const LabelGraph& graph_;
  SearchLimits limits_;
  std::vector<CandidateId> chosen_;
  std::uint64_t exact_steps_ = 0;
  std::uint64_t steps_ = 0;
  bool proven_ = true;
};

}  // namespace

ComponentChoice greedy_choice(const LabelGraph& graph) {
  std::vector<std::uint32_t> order(graph.items());
  std::iota(order.begin(), order.end(), 0U);
  const auto choices = [&](std::uint32_t item) { return graph.first[item + 1] - graph.first[item]; };
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return graph.drop[a] != graph.drop[b] ? graph.drop[a] > graph.drop[b] : choices(a) < choices(b);
  });
  ComponentChoice out{std::vector<CandidateId>(graph.items(), no_candidate), 0};
  std::vector<bool> blocked(graph.candidates(), false);
  for (const std::uint32_t item : order) {
    CandidateId& best = out.chosen[item];
    for (CandidateId c = graph.first[item]; c < graph.first[item + 1]; ++c)
      if (!blocked[c] && (best == no_candidate || graph.cost[c] < graph.cost[best])) best = c;
    if (best == no_candidate) continue;
    for (const CandidateId n : graph.neighbours_of(best)) blocked[n] = true;
  }
  out.cost = graph.cost_of(out.chosen);
  return out;
}

LabelChoice choose_labels(const LabelProblem& problem, const SearchLimits& limits) {
  const LabelGraph graph = graph_of(problem);
  LabelSearch search(graph, limits);
  const std::vector<CandidateId> chosen = search.run();
  LabelChoice out;
  out.steps = search.steps();
  out.proven = search.proven();
  for (std::size_t item = 0; item < problem.items.size(); ++item) {
    if (chosen[item] == no_candidate) {
      out.chosen.emplace_back();
      out.cost += problem.items[item].drop_cost;
      continue;
    }
    const std::size_t index = chosen[item] - graph.first[item];
    out.chosen.emplace_back(index);
    out.cost += problem.items[item].costs[index];
  }
  return out;
}

}  // namespace rutter::map
