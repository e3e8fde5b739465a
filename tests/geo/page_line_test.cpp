#include "geo/page_line.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace rutter::geo {
namespace {

const Line<PagePoint> hook = {{0, 0}, {30, 0}, {30, 40}};

TEST(PageLine, length_and_points_along) {
  EXPECT_EQ(length({}), 0);
  EXPECT_EQ(length({{3, 3}}), 0);
  EXPECT_EQ(length(hook), 70);
  EXPECT_EQ(point_at(hook, -5).point, (PagePoint{0, 0}));
  EXPECT_EQ(point_at(hook, 10).point, (PagePoint{10, 0}));
  EXPECT_EQ(point_at(hook, 10).tangent, (PagePoint{1, 0}));
  EXPECT_EQ(point_at(hook, 50).point, (PagePoint{30, 20}));
  EXPECT_EQ(point_at(hook, 50).tangent, (PagePoint{0, 1}));
  EXPECT_EQ(point_at(hook, 1000).point, (PagePoint{30, 40}));
  EXPECT_EQ(middle_of(hook).point, (PagePoint{30, 5}));
  EXPECT_EQ(point_at({{7, 7}, {7, 7}}, 3).tangent, (PagePoint{1, 0}));
}

TEST(PageLine, parts_and_trimming) {
  EXPECT_EQ(trim_line(hook, 10, 20), (Line<PagePoint>{{10, 0}, {30, 0}, {30, 20}}));
  EXPECT_EQ(trim_line(hook, 0, 0), hook);
  EXPECT_EQ(trim_line(hook, -3, -3), hook);
  EXPECT_TRUE(trim_line(hook, 40, 30).empty());
  EXPECT_TRUE(trim_line({}, 1, 1).empty());
  EXPECT_EQ(part_of(hook, 30, 40), (Line<PagePoint>{{30, 0}, {30, 10}}));
  EXPECT_EQ(part_of(hook, 50, 1000), (Line<PagePoint>{{30, 20}, {30, 40}}));
  EXPECT_TRUE(part_of(hook, 70, 80).empty()) << "it begins where the line ends";
  EXPECT_TRUE(part_of(hook, 90, 100).empty());
  EXPECT_TRUE(part_of({}, 0, 1).empty());
  EXPECT_TRUE(part_of({{3, 3}}, 0, 1).empty());
  for (double from = 0; from < 70; from += 7)
    for (double to = from + 1; to < 70; to += 5) EXPECT_NEAR(length(part_of(hook, from, to)), to - from, 1e-9);
}

TEST(PageLine, offset_to_the_right) {
  // Eastwards on a page with y down, the right is below.
  EXPECT_EQ(offset_line({{0, 0}, {10, 0}}, 2), (Line<PagePoint>{{0, 2}, {10, 2}}));
  EXPECT_EQ(offset_line({{0, 0}, {10, 0}}, -2), (Line<PagePoint>{{0, -2}, {10, -2}}));
  const Line<PagePoint> right = offset_line(hook, 5);
  ASSERT_EQ(right.size(), 3U);
  EXPECT_NEAR(right[1].x, 25, 1e-12);
  EXPECT_NEAR(right[1].y, 5, 1e-12);
  // There and back differ by sides: the offset of the reversed line is on the other side.
  const Line<PagePoint> back(hook.rbegin(), hook.rend());
  EXPECT_NEAR(distance_to(offset_line(back, 5), right[0]), 10, 1e-12);
  // A sharp turn's mitre is limited.
  for (const PagePoint p : offset_line({{0, 0}, {100, 0}, {0, 1}}, 3))
    EXPECT_LT(distance_to({{0, 0}, {100, 0}, {0, 1}}, p), 6.01);
  EXPECT_EQ(offset_line({{1, 1}, {1, 1}}, 3).size(), 1U);
}

TEST(PageLine, offset_of_a_circle_is_a_circle) {
  Line<PagePoint> ring;
  for (int i = 0; i <= 360; ++i) {
    const double a = (i % 360) * std::numbers::pi / 180;
    ring.push_back({100 * std::cos(a), 100 * std::sin(a)});  // clockwise on the page: its right is the inside
  }
  const Line<PagePoint> inner = offset_line(ring, 10);
  EXPECT_EQ(inner.front(), inner.back());
  for (const PagePoint p : inner) EXPECT_NEAR(std::hypot(p.x, p.y), 90, 0.01);
}

TEST(PageLine, distances_and_boxes) {
  EXPECT_EQ(distance_to(hook, {10, -7}), 7);
  EXPECT_EQ(distance_to(hook, {33, 44}), 5);
  EXPECT_EQ(distance_to({}, {0, 0}), std::numeric_limits<double>::infinity());
  EXPECT_EQ(distance_to({{1, 1}}, {4, 5}), 5);
  EXPECT_EQ(box_of(hook), (PageBox{0, 0, 30, 40}));
  EXPECT_TRUE(box_of(Line<PagePoint>{}).empty());
}

}  // namespace
}  // namespace rutter::geo
