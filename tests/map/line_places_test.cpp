#include "map/line_places.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "geo/page_line.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

constexpr LineType type{60, 4, 8};

/// A river from left to right that swings `height` up and down, `waves` times.
PageLine river(double height, double waves) {
  PageLine line;
  for (int i = 0; i <= 400; ++i) line.push_back({i * 1.0, 100 + height * std::sin(i / 400.0 * waves * 6.2831853)});
  return line;
}

TEST(LinePlaces, ANameBesideARiverTouchesNoneOfItsBends) {
  const PageLine line = river(3, 12);
  const auto places = places_beside(line, type, 1);
  ASSERT_FALSE(places.empty());
  for (const LinePlace& place : places) {
    EXPECT_GE(geo::length(place.line), type.width_pt);
    for (const PagePoint p : place.line) EXPECT_GE(geo::distance_to(line, p), type.half_height_pt);
    EXPECT_GT(place.line.back().x, place.line.front().x) << "read from left to right";
  }
}

TEST(LinePlaces, AboveIsBetterThanBelowAndReadsTheSameWhicheverWayTheRiverRuns) {
  PageLine line = river(0, 1);
  for (int turn = 0; turn < 2; ++turn, std::reverse(line.begin(), line.end())) {
    const auto places = places_beside(line, type, 1);
    const auto best =
        std::min_element(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.cost < b.cost; });
    ASSERT_NE(best, places.end());
    EXPECT_NEAR(best->line.front().y, 100 - 5, 0.1);
    EXPECT_GT(best->line.back().x, best->line.front().x);
    EXPECT_NEAR((best->line.front().x + best->line.back().x) / 2, 200, 8) << "the middle is best";
  }
}

TEST(LinePlaces, SteepRiversAreReadUpwards) {
  const auto places = places_beside({{50, 0}, {55, 400}}, type, 1);
  ASSERT_FALSE(places.empty());
  EXPECT_LT(places.front().line.back().y, places.front().line.front().y);
}

TEST(LinePlaces, TightBendsAndShortLinesHaveNoPlace) {
  EXPECT_TRUE(places_beside({{0, 0}, {50, 0}}, type, 1).empty());
  EXPECT_TRUE(places_beside({}, type, 1).empty());
  PageLine circle;
  for (int i = 0; i <= 100; ++i) circle.push_back({20 * std::cos(i * 0.06), 20 * std::sin(i * 0.06)});
  EXPECT_TRUE(places_beside(circle, type, 1).empty());
  EXPECT_FALSE(is_gentle(circle, 8));
  EXPECT_TRUE(is_gentle({{0, 0}, {50, 5}, {100, 8}}, 8));
  EXPECT_TRUE(places_on({{0, 0}, {30, 0}}, type).empty());
}

TEST(LinePlaces, ANameOnItsOwnLineKeepsToItsMiddle) {
  const auto places = places_on({{300, 100}, {200, 80}, {100, 100}}, type);
  ASSERT_FALSE(places.empty());
  EXPECT_NEAR((places.front().line.front().x + places.front().line.back().x) / 2, 200, 2);
  EXPECT_GT(places.front().line.back().x, places.front().line.front().x);
}

TEST(LinePlaces, PiecesAreJoinedWhereOneGoesOnFromAnother) {
  const auto lines = joined({{{10, 0}, {20, 0}}, {{50, 0}, {55, 0}}, {{0, 0}, {10, 0}}, {{20, 0.01}, {30, 0}}});
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_NEAR(geo::length(lines[0]), 30, 0.1);
  EXPECT_EQ(lines[0].front(), (PagePoint{0, 0}));
  EXPECT_NEAR(geo::length(lines[1]), 5, 0.1);
}

}  // namespace
}  // namespace rutter::map
