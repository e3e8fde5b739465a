#include "map/shown_area.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace rutter::map {
namespace {

using geo::LonLat;

geo::Polygon<LonLat> box(double west, double south, double east, double north) {
  return {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}};
}

route::Outline context(geo::MultiPolygon<LonLat> area, std::size_t index) {
  return {index, true, std::move(area)};
}

bool has(const std::vector<LonLat>& points, LonLat p) {
  return std::find(points.begin(), points.end(), p) != points.end();
}

TEST(ShownArea, IslandsBeyondTheSeaAreNoPartOfTheBody) {
  const geo::MultiPolygon<LonLat> area{{box(0, 40, 10, 50), box(12, 41, 12.5, 41.5), box(-54, 2, -53, 3), box(60, 40, 65, 50)}};
  const auto body = body_of(area);
  // The main part, the island beside it, and the part beyond the sea that is half as large; not the small one there.
  ASSERT_EQ(body.polygons.size(), 3U);
  EXPECT_EQ(body.polygons[0].rings, area.polygons[0].rings);
  EXPECT_EQ(body.polygons[1].rings, area.polygons[1].rings);
  EXPECT_EQ(body.polygons[2].rings, area.polygons[3].rings);
}

TEST(ShownArea, AMapOfAreasShowsAllOfThemInAnyOrder) {
  route::Route route;
  route.outlines = {context({{box(0, 0, 10, 10)}}, 0), context({{box(100, 20, 110, 30)}}, 1)};
  const auto points = positions_to_show(route);
  EXPECT_TRUE(has(points, {0, 0}));
  EXPECT_TRUE(has(points, {110, 30}));
}

TEST(ShownArea, ContextDoesNotCountBesidePlaces) {
  route::Route route;
  route.itinerary.stops.resize(1);
  route.itinerary.stops[0].point = {5, 5};
  route.outlines = {context({{box(0, 0, 10, 10)}}, 0)};
  EXPECT_EQ(positions_to_show(route), (std::vector<LonLat>{{5, 5}}));
}

TEST(ShownArea, TheWayBetweenTwoAreasDoesNotCutThem) {
  route::Route route;
  route.itinerary.stops.resize(2);
  for (auto& stop : route.itinerary.stops) stop.known = route::Known::area;
  route.outlines = {{0, false, {{box(0, 0, 10, 10)}}}, {1, false, {{box(10, 0, 20, 10)}}}};
  route.legs.resize(1);
  route.legs[0].line = {{9.9, 5}, {10.1, 5}};
  const auto points = positions_to_show(route);
  EXPECT_TRUE(has(points, {0, 0}));
  EXPECT_TRUE(has(points, {20, 10}));
}

TEST(ShownArea, AWideAreaDoesNotDwarfThePlaces) {
  route::Route route;
  route.itinerary.stops.resize(3);
  route.itinerary.stops[0].point = {30, 50};
  route.itinerary.stops[1].point = {31, 50};
  route.itinerary.stops[2].point = {90, 60};
  route.itinerary.stops[2].known = route::Known::area;
  route.outlines = {{2, false, {{box(30, 45, 150, 70)}}}};
  const auto points = positions_to_show(route);
  EXPECT_EQ(points, (std::vector<LonLat>{{30, 50}, {31, 50}, {90, 60}}));
}

}  // namespace
}  // namespace rutter::map
