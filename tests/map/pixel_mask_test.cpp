#include "map/pixel_mask.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "geo/page_polygon.hpp"

namespace rutter::map {
namespace {

using Ring = geo::Line<geo::PagePoint>;

const PixelGrid grid{{10, 20, 70, 60}, 120, 80};

/// A star of so many points round a centre, wilder than any coast.
Ring star(std::mt19937& random, geo::PagePoint centre, double radius, int points) {
  std::uniform_real_distribution<double> reach(0.1, 1.0);
  Ring ring;
  for (int i = 0; i < points; ++i) {
    const double angle = 6.283185307 * i / points;
    const double r = radius * reach(random);
    ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

TEST(PixelMask, SaysOfEveryPixelWhatAPointInPolygonTestSays) {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    std::uniform_real_distribution<double> x(0, 80);
    std::uniform_real_distribution<double> y(0, 80);
    // Stars reach beyond the grid; the second is the first's hole where they overlap.
    const geo::PagePoint centre{x(random), y(random)};
    const geo::Polygon<geo::PagePoint> polygon{{star(random, centre, 40, 60), star(random, centre, 4, 11)}};
    PixelMask mask(grid);
    mask.add(polygon);
    for (std::size_t row = 0; row < grid.height; ++row)
      for (std::size_t column = 0; column < grid.width; ++column) {
        const geo::PagePoint p = grid.at(static_cast<double>(column) + 0.5, static_cast<double>(row) + 0.5);
        bool inside = false;
        for (const Ring& ring : polygon.rings) inside = inside != geo::contains(ring, p);
        ASSERT_EQ(mask.has(column, row), inside) << round << ": " << column << ", " << row;
      }
  }
}

TEST(PixelMask, NeighboursLeaveNoGapAndOverlapsNoHole) {
  const auto box = [](double left, double right) {
    return geo::Polygon<geo::PagePoint>{{Ring{{left, 0}, {right, 0}, {right, 100}, {left, 100}, {left, 0}}}};
  };
  PixelMask mask(grid);
  for (const auto& polygon : {box(0, 33.3), box(33.3, 50), box(45, 90)}) mask.add(polygon);
  for (std::size_t row = 0; row < grid.height; ++row)
    for (std::size_t column = 0; column < grid.width; ++column) ASSERT_TRUE(mask.has(column, row)) << column << ", " << row;
}

TEST(PixelMask, FindsASinglePixelOfASquare) {
  PixelMask mask(grid);
  EXPECT_FALSE(mask.has_any(0, 0, 1000));
  mask.add({{Ring{{69.4, 59.4}, {70.1, 59.4}, {70.1, 60.1}, {69.4, 60.1}, {69.4, 59.4}}}});
  EXPECT_TRUE(mask.has(119, 79));
  EXPECT_TRUE(mask.has_any(112, 64, 16));
  EXPECT_FALSE(mask.has_any(96, 64, 16));
}

}  // namespace
}  // namespace rutter::map
