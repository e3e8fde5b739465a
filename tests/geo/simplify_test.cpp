#include "geo/simplify.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <utility>

#include "geo/page_line.hpp"

namespace rutter::geo {
namespace {

Line<PagePoint> walk(std::mt19937& random, int points) {
  std::uniform_real_distribution<double> step(-0.3, 0.5);
  Line<PagePoint> line = {{0, 0}};
  for (int i = 1; i < points; ++i) line.push_back({line.back().x + step(random), line.back().y + step(random)});
  return line;
}

std::vector<PagePoint> sorted(std::vector<PagePoint> points) {
  std::sort(points.begin(), points.end(), [](PagePoint a, PagePoint b) { return std::pair(a.x, a.y) < std::pair(b.x, b.y); });
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

TEST(Simplified, keeps_ends_and_tolerance) {
  std::mt19937 random(1);
  for (int i = 0; i < 50; ++i) {
    const auto line = walk(random, 500);
    const auto thin = simplified(line, 0.4);
    EXPECT_LT(thin.size(), line.size() / 2);
    EXPECT_EQ(thin.front(), line.front());
    EXPECT_EQ(thin.back(), line.back());
    for (const PagePoint p : line) EXPECT_LE(distance_to(thin, p), 0.4 + 1e-12);
    for (const PagePoint p : thin) EXPECT_NE(std::find(line.begin(), line.end(), p), line.end());
  }
}

TEST(Simplified, does_not_care_for_direction_and_start) {
  std::mt19937 random(2);
  for (int i = 0; i < 50; ++i) {
    auto line = walk(random, 200);
    EXPECT_EQ(sorted(simplified(line, 0.3)), sorted(simplified({line.rbegin(), line.rend()}, 0.3)));
    line.push_back(line.front());
    const auto ring = simplified(line, 0.3);
    EXPECT_EQ(ring.front(), ring.back());
    EXPECT_EQ(sorted(ring), sorted(simplified({line.rbegin(), line.rend()}, 0.3)));
    line.pop_back();
    std::rotate(line.begin(), line.begin() + 77, line.end());
    line.push_back(line.front());
    EXPECT_EQ(simplified(line, 0.3), ring);
  }
}

TEST(Simplified, drops_what_is_straight_or_repeated) {
  EXPECT_EQ(simplified({{0, 0}, {1, 0}, {1, 0}, {2, 0}, {5, 0}}, 0), (Line<PagePoint>{{0, 0}, {5, 0}}));
  const Line<PagePoint> square = {{5, 0}, {10, 0}, {10, 5}, {10, 10}, {0, 10}, {0, 0}, {5, 0}};
  EXPECT_EQ(simplified(square, 0).size(), 5U);
  EXPECT_EQ(simplified({}, 1).size(), 0U);
  EXPECT_EQ(simplified({{1, 1}, {1, 1}}, 1).size(), 1U);
  EXPECT_LT(simplified({{0, 0}, {0.1, 0}, {0.1, 0.1}, {0, 0}}, 1).size(), 4U);
}

}  // namespace
}  // namespace rutter::geo
