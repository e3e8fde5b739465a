#include "map/label_search.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "label_benchmark.hpp"

namespace rutter::map {
namespace {

using Choice = std::vector<std::optional<std::size_t>>;

CandidateId first_of(const LabelProblem& problem, std::size_t item) {
  CandidateId first = 0;
  for (std::size_t i = 0; i < item; ++i) first += static_cast<CandidateId>(problem.items[i].costs.size());
  return first;
}

/// Whether no two chosen candidates conflict.
bool is_sound(const LabelProblem& problem, const Choice& choice) {
  std::vector<bool> chosen(first_of(problem, problem.items.size()), false);
  for (std::size_t i = 0; i < problem.items.size(); ++i)
    if (choice[i]) chosen[first_of(problem, i) + *choice[i]] = true;
  for (const auto& [a, b] : problem.conflicts)
    if (chosen[a] && chosen[b]) return false;
  return true;
}

double cost_of(const LabelProblem& problem, const Choice& choice) {
  double sum = 0;
  for (std::size_t i = 0; i < problem.items.size(); ++i)
    sum += choice[i] ? problem.items[i].costs.at(*choice[i]) : problem.items[i].drop_cost;
  return sum;
}

/// All choices, one after the other.
double least_cost(const LabelProblem& problem) {
  double least = std::numeric_limits<double>::infinity();
  Choice choice(problem.items.size());
  for (;;) {
    if (is_sound(problem, choice)) least = std::min(least, cost_of(problem, choice));
    std::size_t i = 0;
    for (; i < choice.size(); ++i) {
      const std::size_t next = choice[i] ? *choice[i] + 1 : 0;
      choice[i] = next < problem.items[i].costs.size() ? std::optional(next) : std::nullopt;
      if (choice[i]) break;
    }
    if (i == choice.size()) return least;
  }
}

/// Costs are multiples of 1/8; sometimes all alike, sometimes dearer than to be dropped.
LabelProblem random_problem(std::mt19937& random, std::size_t items, std::size_t most_candidates, unsigned conflicts_per_cent) {
  LabelProblem out;
  std::vector<std::size_t> owner;
  const bool alike = random() % 3 == 0;
  for (std::size_t i = 0; i < items; ++i) {
    LabelProblem::Item item{alike ? 1.0 : static_cast<double>(random() % 80) / 8, {}};
    const std::size_t candidates = random() % (most_candidates + 1);
    for (std::size_t c = 0; c < candidates; ++c) item.costs.push_back(alike ? 0 : static_cast<double>(random() % 64) / 8);
    owner.insert(owner.end(), candidates, i);
    out.items.push_back(std::move(item));
  }
  for (CandidateId a = 0; a < owner.size(); ++a)
    for (CandidateId b = a + 1; b < owner.size(); ++b)
      if (owner[a] != owner[b] && random() % 100 < conflicts_per_cent) {
        out.conflicts.emplace_back(a, b);
        if (random() % 8 == 0) out.conflicts.emplace_back(b, a);
      }
  return out;
}

TEST(LabelSearch, EqualsTheBestOfAllChoices) {
  std::mt19937 random(3);
  for (int round = 0; round < 400; ++round) {
    const LabelProblem problem = random_problem(random, 1 + random() % 6, 3, 5 + static_cast<unsigned>(random() % 60));
    const LabelChoice found = choose_labels(problem);
    EXPECT_TRUE(found.proven);
    EXPECT_TRUE(is_sound(problem, found.chosen));
    EXPECT_DOUBLE_EQ(found.cost, cost_of(problem, found.chosen));
    EXPECT_DOUBLE_EQ(found.cost, least_cost(problem)) << "round " << round;
  }
}

TEST(LabelSearch, TheSearchAloneFindsTheBestOfSmallProblems) {
  std::mt19937 random(4);
  for (int round = 0; round < 300; ++round) {
    const LabelProblem problem = random_problem(random, 2 + random() % 5, 3, 20 + static_cast<unsigned>(random() % 50));
    EXPECT_DOUBLE_EQ(choose_labels(problem, {0, 20'000, 1}).cost, least_cost(problem)) << "round " << round;
  }
}

TEST(LabelSearch, WhatIsProvenNoSearchBetters) {
  std::mt19937 random(5);
  int proven = 0;
  for (int round = 0; round < 60; ++round) {
    const LabelProblem problem = random_problem(random, 20, 6, 8);
    const LabelChoice exact = choose_labels(problem, {4'000'000, 0, 1});
    const LabelChoice searched = choose_labels(problem, {0, 400'000, 1});
    if (exact.proven) {
      ++proven;
      EXPECT_LE(exact.cost, searched.cost) << "round " << round;
    }
    EXPECT_LE(searched.cost, exact.cost + 0.5) << "round " << round;
  }
  EXPECT_GT(proven, 50);
}

TEST(LabelSearch, NoConflictIsEverChosenWhateverTheLimits) {
  std::mt19937 random(6);
  for (int round = 0; round < 200; ++round) {
    const LabelProblem problem = random_problem(random, random() % 40, 8, static_cast<unsigned>(random() % 30));
    const SearchLimits limits{random() % 3 * 1000, random() % 3 * 1000, random()};
    const LabelChoice found = choose_labels(problem, limits);
    ASSERT_EQ(found.chosen.size(), problem.items.size());
    EXPECT_TRUE(is_sound(problem, found.chosen));
    EXPECT_DOUBLE_EQ(found.cost, cost_of(problem, found.chosen));
  }
}

TEST(LabelSearch, TheSameProblemHasTheSameChoice) {
  const auto map = benchmark::random_points(400, 9);
  const LabelProblem problem = benchmark::problem_of(map, benchmark::Measure::all_labelled);
  LabelProblem shuffled = problem;
  std::shuffle(shuffled.conflicts.begin(), shuffled.conflicts.end(), std::mt19937(1));
  for (auto& [a, b] : shuffled.conflicts) std::swap(a, b);
  const LabelChoice once = choose_labels(problem, {10'000, 300'000, 1});
  EXPECT_EQ(once.chosen, choose_labels(problem, {10'000, 300'000, 1}).chosen);
  EXPECT_EQ(once.chosen, choose_labels(shuffled, {10'000, 300'000, 1}).chosen) << "the order of conflicts must not matter";
}

TEST(LabelSearch, TheWorkIsBounded) {
  const auto map = benchmark::random_points(1500, 2);
  const LabelProblem problem = benchmark::problem_of(map, benchmark::Measure::largest_clear_set);
  for (const std::uint64_t limit : {0U, 1000U, 100'000U, 1'000'000U}) {
    const LabelChoice found = choose_labels(problem, {limit, limit, 1});
    EXPECT_FALSE(found.proven);
    // Each of some hundred components may overstep by one move or one look ahead.
    EXPECT_LE(found.steps, 2 * limit + 300'000) << limit;
  }
}

TEST(LabelSearch, WhatMustBePlacedPutsOutWhatNeedNot) {
  // A town between two stops: both of its places are theirs.
  LabelProblem problem;
  problem.items = {{1e6, {0}}, {5, {0, 1}}, {1e6, {3}}};
  problem.conflicts = {{0, 1}, {2, 3}};
  const LabelChoice found = choose_labels(problem);
  EXPECT_EQ(found.chosen, (Choice{0, std::nullopt, 0}));
  EXPECT_DOUBLE_EQ(found.cost, 8);
}

TEST(LabelSearch, NothingToChoose) {
  EXPECT_TRUE(choose_labels({}).proven);
  LabelProblem problem;
  problem.items = {{2, {}}, {1, {3}}};
  const LabelChoice found = choose_labels(problem);
  EXPECT_EQ(found.chosen, (Choice{std::nullopt, std::nullopt})) << "what costs more than to be dropped is dropped";
  EXPECT_DOUBLE_EQ(found.cost, 3);
}

TEST(LabelSearch, ReachesThePublishedShareOfLabels) {
  // Means of two maps; The program label_placement prints those of 25, and tells of the two kinds of maps.
  for (const auto& [points, least] : {std::pair{100U, 100.0}, {250U, 100.0}, {500U, 99.6}, {750U, 98.0}, {1000U, 95.0}}) {
    std::size_t clear = 0;
    for (std::uint32_t seed = 1; seed <= 2; ++seed) {
      const auto map = benchmark::random_points(points, seed, benchmark::Maps::as_dense_as_published);
      const auto measure = benchmark::Measure::largest_clear_set;
      const LabelChoice choice = choose_labels(benchmark::problem_of(map, measure), benchmark::benchmark_limits);
      clear += benchmark::clear_labels(map, measure, choice);
    }
    EXPECT_GE(100.0 * static_cast<double>(clear) / (2.0 * points), least) << points << " points";
  }
}

}  // namespace
}  // namespace rutter::map
