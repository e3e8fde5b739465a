#include "geo/page_polygon.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "geo/label_point.hpp"
#include "geo/page_line.hpp"

namespace rutter::geo {
namespace {

Line<PagePoint> square(double x, double y, double size) {
  return {{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}};
}

TEST(PagePolygon, area_and_centroid) {
  EXPECT_EQ(signed_area(square(5, 5, 10)), 100);
  auto back = square(5, 5, 10);
  std::reverse(back.begin(), back.end());
  EXPECT_EQ(signed_area(back), -100);
  const Polygon<PagePoint> holed{{square(0, 0, 10), square(0, 0, 5)}};
  EXPECT_EQ(area(holed), 75);
  // Moments: (100 * 5 - 25 * 2.5) / 75.
  EXPECT_NEAR(centroid(holed).x, (500 - 62.5) / 75, 1e-12);
  const Polygon<PagePoint> wound{{square(0, 0, 10), {{0, 0}, {0, 5}, {5, 5}, {5, 0}, {0, 0}}}};
  EXPECT_NEAR(centroid(wound).y, (500 - 62.5) / 75, 1e-12);
  EXPECT_EQ(centroid({{{{1, 1}, {3, 3}, {1, 1}}}}), (PagePoint{2, 2}));
  EXPECT_EQ(area(Polygon<PagePoint>{}), 0);
}

TEST(PagePolygon, contains_by_even_odd) {
  const Polygon<PagePoint> holed{{square(0, 0, 10), square(2, 2, 5)}};
  EXPECT_TRUE(contains(holed, {1, 1}));
  EXPECT_FALSE(contains(holed, {4, 4}));
  EXPECT_FALSE(contains(holed, {11, 4}));
}

TEST(PagePolygon, nests_rings_by_depth) {
  // Two islands, one with a lake with an island of its own; given in no order.
  const auto nest = nested({square(3, 3, 4), square(20, 0, 5), square(4, 4, 1), square(0, 0, 10), {{1, 1}, {2, 2}, {1, 1}}});
  ASSERT_EQ(nest.polygons.size(), 3U);
  EXPECT_EQ(nest.polygons[0].rings, (std::vector<Line<PagePoint>>{square(0, 0, 10), square(3, 3, 4)}));
  EXPECT_EQ(nest.polygons[1].rings, (std::vector<Line<PagePoint>>{square(20, 0, 5)}));
  EXPECT_EQ(nest.polygons[2].rings, (std::vector<Line<PagePoint>>{square(4, 4, 1)}));
  EXPECT_TRUE(nested({}).polygons.empty());
  // A hole that touches its outer ring along an edge.
  EXPECT_EQ(nested({square(0, 0, 10), square(0, 2, 3)}).polygons.size(), 1U);
}

TEST(LabelPoint, of_known_shapes) {
  const LabelPoint middle = pole_of_inaccessibility({{square(10, 20, 40)}}, 0.1);
  EXPECT_NEAR(middle.distance_pt, 20, 0.1);
  EXPECT_LT(distance(middle.point, {30, 40}), 0.3);
  // In an L the best place is where its arms meet, not the centroid: a circle that touches both outer sides and the inner
  // corner.
  const Polygon<PagePoint> ell{{{{0, 0}, {10, 0}, {10, 30}, {40, 30}, {40, 40}, {0, 40}, {0, 0}}}};
  const double radius = 10 * (2 - std::sqrt(2.0));  // r = sqrt(2) (10 - r)
  const LabelPoint corner = pole_of_inaccessibility(ell, 0.01);
  EXPECT_NEAR(corner.distance_pt, radius, 0.02);
  EXPECT_NEAR(corner.point.x, radius, 0.1);
  EXPECT_NEAR(corner.point.y, 40 - radius, 0.1);
}

TEST(LabelPoint, is_inside_and_avoids_holes) {
  const Polygon<PagePoint> holed{{square(0, 0, 40), square(10, 10, 20)}};
  const LabelPoint found = pole_of_inaccessibility(holed, 0.05);
  EXPECT_TRUE(contains(holed, found.point));
  double nearest = 1e9;
  for (const auto& ring : holed.rings) nearest = std::min(nearest, distance_to(ring, found.point));
  EXPECT_NEAR(found.distance_pt, nearest, 1e-9);
  // Against a fine search of the whole plane.
  double best = 0;
  for (double x = 0; x <= 40; x += 0.25)
    for (double y = 0; y <= 40; y += 0.25)
      if (contains(holed, {x, y}))
        best = std::max(best, std::min(distance_to(holed.rings[0], {x, y}), distance_to(holed.rings[1], {x, y})));
  EXPECT_GE(found.distance_pt, best - 0.05);
}

TEST(LabelPoint, of_nothing_and_slivers_ends) {
  EXPECT_EQ(pole_of_inaccessibility({}).distance_pt, 0);
  EXPECT_EQ(pole_of_inaccessibility({{{}}}).distance_pt, 0);
  EXPECT_EQ(pole_of_inaccessibility({{{{0, 0}, {10, 0}, {0, 0}}}}).distance_pt, 0);
  EXPECT_LE(pole_of_inaccessibility({{{{0, 0}, {1e6, 0}, {1e6, 0.5}, {0, 0.5}, {0, 0}}}}, 0.01).distance_pt, 0.25);
}

}  // namespace
}  // namespace rutter::geo
