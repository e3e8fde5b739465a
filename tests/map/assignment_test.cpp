#include "map/assignment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace rutter::map {
namespace {

double cost_of(const std::vector<std::vector<double>>& cost, const std::vector<std::size_t>& columns) {
  double sum = 0;
  for (std::size_t row = 0; row < columns.size(); ++row) sum += cost[row][columns[row]];
  return sum;
}

TEST(Assignment, EqualsTheBestOfAllPermutations) {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    const std::size_t rows = 1 + random() % 5;
    const std::size_t columns = rows + random() % 3;
    std::vector<std::vector<double>> cost(rows, std::vector<double>(columns));
    for (auto& row : cost)
      for (double& c : row) c = static_cast<double>(random() % 100);
    std::vector<std::size_t> order(columns);
    std::iota(order.begin(), order.end(), std::size_t{0});
    double least = 1e9;
    do {
      least = std::min(least, cost_of(cost, {order.begin(), order.begin() + static_cast<std::ptrdiff_t>(rows)}));
    } while (std::next_permutation(order.begin(), order.end()));
    const std::vector<std::size_t> found = least_cost_assignment(cost);
    EXPECT_DOUBLE_EQ(cost_of(cost, found), least);
    std::vector<std::size_t> sorted = found;
    std::sort(sorted.begin(), sorted.end());
    EXPECT_EQ(std::unique(sorted.begin(), sorted.end()), sorted.end()) << "a column was given twice";
  }
}

TEST(Assignment, NothingToAssign) {
  EXPECT_TRUE(least_cost_assignment({}).empty());
}

}  // namespace
}  // namespace rutter::map
