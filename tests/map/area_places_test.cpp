#include "map/area_places.hpp"

#include <gtest/gtest.h>

#include "geo/page_polygon.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;

geo::Polygon<PagePoint> rectangle(double x0, double y0, double x1, double y1) {
  return {{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}}};
}

TEST(AreaPlaces, EveryBoxLiesInside) {
  // An L: the box may stand in either arm but not in the notch.
  const geo::MultiPolygon<PagePoint> l{{{{{{0, 0}, {100, 0}, {100, 40}, {40, 40}, {40, 100}, {0, 100}, {0, 0}}}}}};
  const AreaPlaces places(l);
  const auto centres = places.centres(30, 12);
  ASSERT_FALSE(centres.empty());
  for (const PagePoint c : centres)
    for (const double dx : {-15.0, 15.0})
      for (const double dy : {-6.0, 6.0})
        EXPECT_TRUE(geo::contains(l.polygons.front(), PagePoint{c.x + dx * 0.999, c.y + dy * 0.999})) << c.x << " " << c.y;
}

TEST(AreaPlaces, SeamsBetweenCellsDoNotCount) {
  const geo::MultiPolygon<PagePoint> cells{{rectangle(0, 0, 50, 40), rectangle(50, 0, 100, 40)}};
  EXPECT_FALSE(AreaPlaces(cells).centres(80, 12).empty());
  EXPECT_NEAR(AreaPlaces(cells).area_pt2(), 4000, 200);
}

TEST(AreaPlaces, TooLargeABoxHasNoPlace) {
  EXPECT_TRUE(AreaPlaces({{rectangle(0, 0, 50, 40)}}).centres(60, 10).empty());
  EXPECT_TRUE(AreaPlaces({}).centres(1, 1).empty());
}

TEST(AreaPlaces, HolesAreOutside) {
  auto ring = rectangle(0, 0, 60, 60);
  ring.rings.push_back(rectangle(10, 10, 50, 50).rings.front());
  EXPECT_TRUE(AreaPlaces({{ring}}).centres(20, 20).empty());
}

}  // namespace
}  // namespace rutter::map
