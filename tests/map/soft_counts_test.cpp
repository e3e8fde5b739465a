#include "map/soft_counts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace rutter::map {
namespace {

/// Tells of a place that meets `lines` soft lines how often it is counted.
struct Counted {
  int lines;
  int times = 0;
  int operator()(int most) {
    ++times;
    return std::min(lines, most);
  }
};

TEST(SoftCounts, CountsOnceWhatWasCountedToTheEnd) {
  const SoftCounts counts(2);
  Counted seven{7};
  for (int i = 0; i < 3; ++i) EXPECT_EQ(counts.of(1, 20, seven), 7);
  EXPECT_EQ(counts.of(1, 5, seven), 5) << "no more than asked for";
  EXPECT_EQ(seven.times, 1);
}

TEST(SoftCounts, CountsFurtherWhenMoreMatters) {
  const SoftCounts counts(1);
  Counted seven{7};
  EXPECT_EQ(counts.of(0, 3, seven), 3);
  EXPECT_EQ(counts.of(0, 2, seven), 2);
  EXPECT_EQ(seven.times, 1);
  EXPECT_EQ(counts.of(0, 7, seven), 7);
  EXPECT_EQ(seven.times, 2);
  EXPECT_EQ(counts.of(0, 8, seven), 7) << "seven may have been the limit";
  EXPECT_EQ(seven.times, 3);
  EXPECT_EQ(counts.of(0, 20, seven), 7);
  EXPECT_EQ(seven.times, 3);
}

TEST(SoftCounts, NothingMattersOfNone) {
  const SoftCounts counts(1);
  Counted none{0};
  EXPECT_EQ(counts.of(0, 0, none), 0);
  EXPECT_EQ(none.times, 0);
  EXPECT_EQ(counts.of(0, 4, none), 0);
  EXPECT_EQ(counts.of(0, 4, none), 0);
  EXPECT_EQ(none.times, 1);
}

}  // namespace
}  // namespace rutter::map
