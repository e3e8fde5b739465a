#include "map/key_columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

namespace rutter::map {
namespace {

double tallest(const std::vector<double>& heights, const std::vector<std::size_t>& starts, double gap) {
  double most = 0;
  for (std::size_t c = 0; c < starts.size(); ++c) {
    const std::size_t end = c + 1 < starts.size() ? starts[c + 1] : heights.size();
    double sum = -gap;
    for (std::size_t i = starts[c]; i < end; ++i) sum += gap + heights[i];
    most = std::max(most, sum);
  }
  return most;
}

/// Tries every division of the entries from `first` on into at most `columns` columns.
double least_by_trying(const std::vector<double>& heights, double gap, int columns, std::size_t first = 0) {
  double best = tallest({heights.begin() + static_cast<std::ptrdiff_t>(first), heights.end()}, {0}, gap);
  if (columns == 1) return best;
  double column = -gap;
  for (std::size_t i = first; i + 1 < heights.size(); ++i) {
    column += gap + heights[i];
    best = std::min(best, std::max(column, least_by_trying(heights, gap, columns - 1, i + 1)));
  }
  return best;
}

TEST(KeyColumns, AreAsLowAsAnyDivision) {
  std::uint32_t state = 20201031;
  const auto random = [&state](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8) % below;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<double> heights(1 + random(9));
    for (double& height : heights) height = 8 + random(60);
    const int columns = 1 + static_cast<int>(random(5));
    const std::vector<std::size_t> starts = balanced_columns(heights, 4, columns);
    ASSERT_FALSE(starts.empty());
    EXPECT_LE(starts.size(), static_cast<std::size_t>(columns));
    EXPECT_EQ(starts.front(), 0U);
    for (std::size_t c = 1; c < starts.size(); ++c) EXPECT_LT(starts[c - 1], starts[c]);
    EXPECT_LT(starts.back(), heights.size());
    EXPECT_NEAR(tallest(heights, starts, 4), least_by_trying(heights, 4, columns), 1e-6);
  }
}

TEST(KeyColumns, EdgesAreHarmless) {
  EXPECT_TRUE(balanced_columns({}, 4, 3).empty());
  EXPECT_EQ(balanced_columns({5}, 4, 3), std::vector<std::size_t>{0});
  EXPECT_EQ(balanced_columns({5, 5}, 4, 0), std::vector<std::size_t>{0});
  EXPECT_EQ(balanced_columns({10, 10, 10, 10}, 0, 2), (std::vector<std::size_t>{0, 2}));
}

TEST(UnevenColumns, FillTheLastAndKeepTheOthersLow) {
  const UnevenColumns found = uneven_columns({10, 20, 30, 40, 50}, 5, 3, 100, 1000);
  // The last column holds 40 and 50; 10 and 20 stand in the first, 30 in the second.
  EXPECT_THAT(found.starts, testing::ElementsAre(0U, 2U, 3U));
  EXPECT_EQ(found.height, 35);
}

TEST(UnevenColumns, SayWhenThereIsNoRoom) {
  EXPECT_TRUE(uneven_columns({100, 100, 100}, 5, 2, 100, 100).starts.empty());
  EXPECT_TRUE(uneven_columns({100, 100}, 5, 1, 100, 100).starts.empty());
  EXPECT_THAT(uneven_columns({10}, 5, 3, 100, 100).starts, testing::ElementsAre(0U, 0U, 0U)) << "the last holds all";
}

}  // namespace
}  // namespace rutter::map
