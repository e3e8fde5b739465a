#include "map/occupancy.hpp"

#include <gtest/gtest.h>

#include <random>

namespace rutter::map {
namespace {

using geo::PageBox;

TEST(Occupancy, AgreesWithComparingEverything) {
  std::mt19937 random(3);
  const auto at = [&](double limit) { return limit * static_cast<double>(random()) / 4294967295.0; };
  const PageBox frame{0, 0, 300, 200};
  Occupancy taken(frame);
  std::vector<PageBox> boxes;
  std::vector<std::pair<geo::PagePoint, geo::PagePoint>> lines;
  for (int i = 0; i < 40; ++i) {
    const geo::PagePoint corner{at(280), at(180)};
    boxes.push_back({snapped(corner.x), snapped(corner.y), snapped(corner.x + at(20)), snapped(corner.y + at(20))});
    taken.add_box(boxes.back());
    lines.emplace_back(snapped(geo::PagePoint{at(300), at(200)}), snapped(geo::PagePoint{at(300), at(200)}));
    if (i % 8 == 0) taken.add_line({lines.back().first, lines.back().second}, 1.5);
  }
  for (int i = 0; i < 2000; ++i) {
    const double x = snapped(at(280));
    const double y = snapped(at(180));
    const PageBox box{x, y, snapped(x + at(30)), snapped(y + at(15))};
    int expected = 0;
    for (const PageBox& b : boxes) expected += b.intersects(box) ? 1 : 0;
    for (std::size_t k = 0; k < lines.size(); k += 8)
      expected += touches(box.grown(1.5), lines[k].first, lines[k].second) ? 1 : 0;
    EXPECT_EQ(taken.conflicts(box), expected);
    EXPECT_EQ(taken.is_free(box), expected == 0 && frame.contains(box));
  }
}

TEST(Occupancy, ALeaderIsClearOfBoxesOnlyWhereItTouchesNone) {
  Occupancy taken({0, 0, 100, 100});
  taken.add_box({40, 40, 60, 60});
  EXPECT_FALSE(taken.is_clear({0, 50}, {100, 50}));
  EXPECT_FALSE(taken.is_clear({50, 50}, {100, 90}));
  EXPECT_TRUE(taken.is_clear({0, 10}, {100, 30}));
  EXPECT_TRUE(taken.is_clear({0, 70}, {30, 100})) << "its box meets the other, the line does not";
}

TEST(Occupancy, LinesTouchBoxesTheyRunThrough) {
  const PageBox box{10, 10, 20, 20};
  EXPECT_TRUE(touches(box, {0, 15}, {30, 15}));
  EXPECT_TRUE(touches(box, {12, 12}, {18, 18}));
  EXPECT_TRUE(touches(box, {5, 15}, {15, 25}));
  EXPECT_FALSE(touches(box, {0, 25}, {30, 25}));
  EXPECT_FALSE(touches(box, {0, 30}, {5, 0}));
}

TEST(Occupancy, DistanceToASegmentOfNoLength) {
  EXPECT_DOUBLE_EQ(distance_to_segment({3, 4}, {0, 0}, {0, 0}), 5);
}

}  // namespace
}  // namespace rutter::map
