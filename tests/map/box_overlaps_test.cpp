#include "map/box_overlaps.hpp"

#include <gtest/gtest.h>

#include <random>

namespace rutter::map {
namespace {

using Pairs = std::vector<std::pair<CandidateId, CandidateId>>;

TEST(BoxOverlaps, EqualsTheComparisonOfAllWithAll) {
  std::mt19937 random(8);
  const auto number = [&](unsigned end) { return static_cast<double>(random() % end); };
  for (int round = 0; round < 100; ++round) {
    std::vector<geo::PageBox> boxes;
    std::vector<std::size_t> owners;
    const std::size_t count = random() % 60;
    for (std::size_t i = 0; i < count; ++i) {
      const double x = number(300);
      const double y = number(100);
      // Whole numbers: many edges touch. One in eight is very large, one in sixteen has no area.
      const double size = random() % 16 == 0 ? 0 : random() % 8 == 0 ? 200 : 1 + number(30);
      boxes.push_back({x, y, x + size, y + size / 2});
      owners.push_back(random() % 20);
    }
    if (count > 3) boxes[3] = {};
    Pairs expected;
    for (CandidateId a = 0; a < boxes.size(); ++a)
      for (CandidateId b = a + 1; b < boxes.size(); ++b)
        if (owners[a] != owners[b] && boxes[a].intersects(boxes[b])) expected.emplace_back(a, b);
    EXPECT_EQ(overlapping_boxes(boxes, owners), expected) << "round " << round;
  }
}

TEST(BoxOverlaps, OfNothingAndOfOnePlace) {
  EXPECT_TRUE(overlapping_boxes({}, {}).empty());
  const std::vector<geo::PageBox> same(5, {1, 1, 2, 2});
  EXPECT_EQ(overlapping_boxes(same, {0, 1, 2, 3, 4}).size(), 10U);
  EXPECT_TRUE(overlapping_boxes(same, {0, 0, 0, 0, 0}).empty());
}

}  // namespace
}  // namespace rutter::map
