#include <algorithm>
#include <bit>

#include "map/label_random.hpp"
#include "map/label_solvers.hpp"

namespace rutter::map {
namespace {

/// Items in no order, with constant time to add, to remove and to take one at random.
class ItemSet {
 public:
  explicit ItemSet(std::size_t items) : position_(items, absent) {}
  void add(std::uint32_t item) {
    if (position_[item] != absent) return;
    position_[item] = static_cast<std::uint32_t>(items_.size());
    items_.push_back(item);
  }
  void remove(std::uint32_t item) {
    if (position_[item] == absent) return;
    items_[position_[item]] = items_.back();
    position_[items_.back()] = position_[item];
    items_.pop_back();
    position_[item] = absent;
  }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] std::uint32_t operator[](std::size_t i) const { return items_[i]; }

 private:
  static constexpr std::uint32_t absent = ~std::uint32_t{0};
  std::vector<std::uint32_t> items_;
  std::vector<std::uint32_t> position_;
};

/// Items that stand somewhere, but could stand better, are looked at by so many at a time: they may be all.
constexpr std::size_t uneasy_looked_at = 48;
/// How long a place left may not be taken again, in moves: a share of the unhappy items and a random part (Galinier and Hao
/// 1999, as PartialCol takes it over).
constexpr double tenure_share = 0.6;
constexpr std::size_t tenure_random = 10;

class TabuSearch {
 public:
  TabuSearch(const LabelGraph& graph, ComponentChoice& best, std::uint64_t seed)
      : graph_(graph),
        best_(best),
        least_cost_(graph.least_cost()),
        random_(seed),
        chosen_(graph.items(), no_candidate),
        least_(graph.drop),
        loss_(graph.candidates(), 0),
        tabu_until_(graph.candidates(), 0),
        dropped_(graph.items()),
        uneasy_(graph.items()) {
    for (std::uint32_t item = 0; item < graph.items(); ++item) {
      for (CandidateId c = graph.first[item]; c < graph.first[item + 1]; ++c)
        least_[item] = std::min(least_[item], graph.cost[c]);
      total_ += graph.drop[item];
      mark(item);
    }
    return_to_best();
  }

  std::uint64_t run(std::uint64_t step_limit) {
    const std::uint64_t patience = 40 * graph_.items() + 400;
    std::uint64_t improved_at = 0;
    while (steps_ < step_limit && best_.cost > least_cost_) {
      ++moves_;
      const CandidateId c = best_move();
      if (c != no_candidate) place(c);
      if (total_ < best_.cost) {
        best_ = {chosen_, total_};
        improved_at = moves_;
      } else if (moves_ - improved_at > patience) {
        shake();
        improved_at = moves_;
      }
    }
    return steps_;
  }

 private:
  [[nodiscard]] WholeCost now(std::uint32_t item) const {
    return chosen_[item] == no_candidate ? graph_.drop[item] : graph_.cost[chosen_[item]];
  }

  /// The move that makes the sum least, of those not forbidden; one at random of several. A forbidden one counts when it leads
  /// below all that was found.
  CandidateId best_move() {
    move_ = no_candidate;
    for (std::size_t i = 0; i < dropped_.size(); ++i) weigh(dropped_[i]);
    const std::size_t some = std::min(uneasy_.size(), uneasy_looked_at);
    std::size_t at = some < uneasy_.size() ? random_.below(uneasy_.size()) : 0;
    for (std::size_t i = 0; i < some; ++i) {
      weigh(uneasy_[at]);
      if (++at == uneasy_.size()) at = 0;
    }
    ++steps_;
    return move_;
  }

  void weigh(std::uint32_t item) {
    const WholeCost before = now(item);
    steps_ += graph_.first[item + 1] - graph_.first[item];
    for (CandidateId c = graph_.first[item]; c < graph_.first[item + 1]; ++c) {
      if (c == chosen_[item]) continue;
      const WholeCost change = graph_.cost[c] + loss_[c] - before;
      if (move_ != no_candidate && change > change_) continue;
      if (tabu_until_[c] > moves_ && total_ + change >= best_.cost) continue;
      const bool equal = move_ != no_candidate && change == change_;
      equals_ = equal ? equals_ + 1 : 1;
      if (equal && random_.below(equals_) != 0) continue;
      move_ = c;
      change_ = change;
    }
  }

  void place(CandidateId c) {
    const std::uint32_t item = graph_.item_of[c];
    for (const CandidateId n : graph_.neighbours_of(c))
      if (chosen_[graph_.item_of[n]] == n) take_away(graph_.item_of[n]);
    if (chosen_[item] != no_candidate) take_away(item);
    chosen_[item] = c;
    change_losses(c, graph_.drop[item] - graph_.cost[c]);
    total_ -= graph_.drop[item] - graph_.cost[c];
    mark(item);
  }

  void take_away(std::uint32_t item) {
    const CandidateId c = chosen_[item];
    chosen_[item] = no_candidate;
    change_losses(c, graph_.cost[c] - graph_.drop[item]);
    total_ += graph_.drop[item] - graph_.cost[c];
    mark(item);
    const auto unhappy = static_cast<double>(dropped_.size() + std::min(uneasy_.size(), uneasy_looked_at));
    tabu_until_[c] = moves_ + 1 + static_cast<std::uint64_t>(tenure_share * unhappy) + random_.below(tenure_random);
  }

  void change_losses(CandidateId c, WholeCost by) {
    const auto near = graph_.neighbours_of(c);
    for (const CandidateId n : near) loss_[n] += by;
    steps_ += near.size();
  }

  void mark(std::uint32_t item) {
    dropped_.remove(item);
    uneasy_.remove(item);
    if (now(item) == least_[item]) return;
    if (chosen_[item] == no_candidate)
      dropped_.add(item);
    else
      uneasy_.add(item);
  }

  void return_to_best() {
    for (std::uint32_t item = 0; item < graph_.items(); ++item)
      if (chosen_[item] != no_candidate && chosen_[item] != best_.chosen[item]) take_away(item);
    for (std::uint32_t item = 0; item < graph_.items(); ++item)
      if (best_.chosen[item] != no_candidate && chosen_[item] == no_candidate) place(best_.chosen[item]);
    steps_ += graph_.items();
  }

  /// Back to the best, and some items put elsewhere by force: few often, many seldom.
  void shake() {
    return_to_best();
    const std::size_t strength =
        1 + std::min<std::size_t>(static_cast<std::size_t>(std::countr_zero(random_.below(256) | 256U)), 8);
    for (std::size_t i = 0; i < strength; ++i) place(random_.below(graph_.candidates()));
  }

  const LabelGraph& graph_;
  ComponentChoice& best_;
  WholeCost least_cost_;
  Random random_;
  std::vector<CandidateId> chosen_;
  std::vector<WholeCost> least_;  ///< by item what it costs at its best
  std::vector<WholeCost> loss_;   ///< by candidate what those cost who would have to leave for it
  std::vector<std::uint64_t> tabu_until_;
  ItemSet dropped_;
  ItemSet uneasy_;  ///< placed, not at their best
  WholeCost total_ = 0;
  std::uint64_t moves_ = 0;
  std::uint64_t steps_ = 0;
  CandidateId move_ = no_candidate;
  WholeCost change_ = 0;
  std::uint32_t equals_ = 0;
};

}  // namespace

std::uint64_t improve_by_tabu(const LabelGraph& graph, ComponentChoice& best, std::uint64_t step_limit, std::uint64_t seed) {
  return TabuSearch(graph, best, seed).run(step_limit);
}

}  // namespace rutter::map
