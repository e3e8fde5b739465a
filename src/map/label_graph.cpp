#include "map/label_graph.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

namespace rutter::map {
namespace {

WholeCost whole(double cost) {
  return std::llround(std::clamp(cost, -1e9, 1e9) * 1024);
}

/// The neighbours of each candidate: counted, then filled in, then sorted and freed of repetitions.
void set_neighbours(LabelGraph& graph, const std::vector<std::pair<CandidateId, CandidateId>>& conflicts) {
  const auto counts = [&](const std::pair<CandidateId, CandidateId>& pair) {
    return graph.item_of[pair.first] != graph.item_of[pair.second];
  };
  std::vector<std::uint32_t> at(graph.candidates() + 1, 0);
  for (const auto& pair : conflicts)
    if (counts(pair)) {
      ++at[pair.first + 1];
      ++at[pair.second + 1];
    }
  for (std::size_t c = 1; c < at.size(); ++c) at[c] += at[c - 1];
  std::vector<std::uint32_t> next(at.begin(), at.end() - 1);
  std::vector<CandidateId> all(at.back());
  for (const auto& pair : conflicts)
    if (counts(pair)) {
      all[next[pair.first]++] = pair.second;
      all[next[pair.second]++] = pair.first;
    }
  graph.first_neighbour.assign(1, 0);
  for (std::size_t c = 0; c < graph.candidates(); ++c) {
    const auto begin = all.begin() + at[c];
    const auto end = all.begin() + at[c + 1];
    std::sort(begin, end);
    graph.neighbours.insert(graph.neighbours.end(), begin, std::unique(begin, end));
    graph.first_neighbour.push_back(static_cast<std::uint32_t>(graph.neighbours.size()));
  }
}

class Reduction {
 public:
  Reduction(const LabelGraph& graph, std::uint64_t step_limit)
      : graph_(graph), step_limit_(step_limit), alive_(graph.candidates(), true), queued_(graph.items(), true) {
    out_.chosen.assign(graph.items(), no_candidate);
    for (std::uint32_t item = 0; item < graph.items(); ++item) queue_.push_back(item);
  }

  ReducedGraph run() {
    for (CandidateId c = 0; c < graph_.candidates(); ++c)
      if (graph_.cost[c] > graph_.drop[graph_.item_of[c]]) alive_[c] = false;
    while (!queue_.empty() && out_.steps < step_limit_) {
      const std::uint32_t item = queue_.front();
      queue_.pop_front();
      queued_[item] = false;
      look_at(item);
    }
    take_apart();
    return std::move(out_);
  }

 private:
  void look_at(std::uint32_t item) {
    CandidateId best = no_candidate;
    for (CandidateId c = graph_.first[item]; c < graph_.first[item + 1]; ++c) {
      ++out_.steps;
      if (alive_[c] && (best == no_candidate || graph_.cost[c] < graph_.cost[best])) best = c;
    }
    if (best == no_candidate || out_.chosen[item] != no_candidate) return;
    for (CandidateId c = graph_.first[item]; c < graph_.first[item + 1]; ++c) {
      if (!alive_[c] || graph_.cost[c] != graph_.cost[best] || !is_free(c)) continue;
      out_.chosen[item] = c;
      for (CandidateId other = graph_.first[item]; other < graph_.first[item + 1]; ++other) remove(other);
      return;
    }
    for (CandidateId c = graph_.first[item]; c < graph_.first[item + 1]; ++c)
      if (alive_[c] && is_dominated(c)) remove(c);
  }

  bool is_free(CandidateId c) {
    const auto near = graph_.neighbours_of(c);
    out_.steps += near.size();
    return std::none_of(near.begin(), near.end(), [&](CandidateId n) { return alive_[n]; });
  }

  bool is_dominated(CandidateId c) {
    const std::uint32_t item = graph_.item_of[c];
    for (CandidateId by = graph_.first[item]; by < graph_.first[item + 1]; ++by) {
      if (by == c || !alive_[by] || graph_.cost[by] > graph_.cost[c] || !conflicts_with_no_more(by, c)) continue;
      // Of two that are alike one must stay: the cheaper, else the first.
      if (graph_.cost[by] == graph_.cost[c] && by > c && conflicts_with_no_more(c, by)) continue;
      return true;
    }
    return false;
  }

  /// Whether all that `a` conflicts with conflicts with `b` too, of what is alive.
  bool conflicts_with_no_more(CandidateId a, CandidateId b) {
    const auto of_b = graph_.neighbours_of(b);
    auto at = of_b.begin();
    for (const CandidateId n : graph_.neighbours_of(a)) {
      ++out_.steps;
      if (!alive_[n]) continue;
      at = std::lower_bound(at, of_b.end(), n);
      if (at == of_b.end() || *at != n) return false;
    }
    return true;
  }

  void remove(CandidateId c) {
    if (!alive_[c]) return;
    alive_[c] = false;
    for (const CandidateId n : graph_.neighbours_of(c)) {
      const std::uint32_t item = graph_.item_of[n];
      if (!alive_[n] || queued_[item]) continue;
      queued_[item] = true;
      queue_.push_back(item);
    }
  }

  void take_apart() {
    std::vector<bool> seen(graph_.items(), false);
    std::vector<CandidateId> number(graph_.candidates(), no_candidate);
    for (std::uint32_t start = 0; start < graph_.items(); ++start) {
      if (seen[start] || !is_open(start)) continue;
      std::vector<std::uint32_t> items{start};
      seen[start] = true;
      for (std::size_t i = 0; i < items.size(); ++i)
        for (CandidateId c = graph_.first[items[i]]; c < graph_.first[items[i] + 1]; ++c) {
          if (!alive_[c]) continue;
          for (const CandidateId n : graph_.neighbours_of(c)) {
            if (!alive_[n] || seen[graph_.item_of[n]]) continue;
            seen[graph_.item_of[n]] = true;
            items.push_back(graph_.item_of[n]);
          }
        }
      out_.components.push_back(component_of(std::move(items), number));
    }
  }

  [[nodiscard]] bool is_open(std::uint32_t item) const {
    if (out_.chosen[item] != no_candidate) return false;
    for (CandidateId c = graph_.first[item]; c < graph_.first[item + 1]; ++c)
      if (alive_[c]) return true;
    return false;
  }

  /// `number`: the component's number of each candidate, written here for the candidates of these items.
  [[nodiscard]] LabelComponent component_of(std::vector<std::uint32_t> items, std::vector<CandidateId>& number) const {
    LabelComponent out;
    LabelGraph& g = out.graph;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      g.drop.push_back(graph_.drop[items[i]]);
      g.first.push_back(static_cast<CandidateId>(g.cost.size()));
      for (CandidateId c = graph_.first[items[i]]; c < graph_.first[items[i] + 1]; ++c) {
        if (!alive_[c]) continue;
        number[c] = static_cast<CandidateId>(g.cost.size());
        out.candidates.push_back(c);
        g.cost.push_back(graph_.cost[c]);
        g.item_of.push_back(i);
      }
    }
    g.first.push_back(static_cast<CandidateId>(g.cost.size()));
    g.first_neighbour.push_back(0);
    for (const CandidateId c : out.candidates) {
      const auto begin = static_cast<std::ptrdiff_t>(g.neighbours.size());
      for (const CandidateId n : graph_.neighbours_of(c))
        if (alive_[n]) g.neighbours.push_back(number[n]);
      std::sort(g.neighbours.begin() + begin, g.neighbours.end());
      g.first_neighbour.push_back(static_cast<std::uint32_t>(g.neighbours.size()));
    }
    out.items = std::move(items);
    return out;
  }

  const LabelGraph& graph_;
  std::uint64_t step_limit_;
  std::vector<bool> alive_;
  std::vector<bool> queued_;
  std::deque<std::uint32_t> queue_;
  ReducedGraph out_;
};

}  // namespace

WholeCost LabelGraph::cost_of(const std::vector<CandidateId>& chosen) const {
  WholeCost sum = 0;
  for (std::size_t item = 0; item < items(); ++item) sum += chosen[item] == no_candidate ? drop[item] : cost[chosen[item]];
  return sum;
}

WholeCost LabelGraph::least_cost() const {
  WholeCost sum = 0;
  for (std::size_t item = 0; item < items(); ++item) {
    WholeCost least = drop[item];
    for (CandidateId c = first[item]; c < first[item + 1]; ++c) least = std::min(least, cost[c]);
    sum += least;
  }
  return sum;
}

LabelGraph graph_of(const LabelProblem& problem) {
  LabelGraph graph;
  for (const LabelProblem::Item& item : problem.items) {
    graph.first.push_back(static_cast<CandidateId>(graph.cost.size()));
    for (const double cost : item.costs) {
      graph.cost.push_back(whole(cost));
      graph.item_of.push_back(static_cast<std::uint32_t>(graph.drop.size()));
    }
    graph.drop.push_back(whole(item.drop_cost));
  }
  graph.first.push_back(static_cast<CandidateId>(graph.cost.size()));
  set_neighbours(graph, problem.conflicts);
  return graph;
}

ReducedGraph reduced(const LabelGraph& graph, std::uint64_t step_limit) {
  return Reduction(graph, step_limit).run();
}

}  // namespace rutter::map
