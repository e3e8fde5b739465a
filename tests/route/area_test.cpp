#include "route/area.hpp"

#include <gtest/gtest.h>

#include "geo/geodesic.hpp"

namespace rutter::route {
namespace {

using geo::LonLat;
using Area = geo::MultiPolygon<LonLat>;

geo::Line<LonLat> box_ring(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

Area box(double west, double south, double east, double north) {
  return {{{{box_ring(west, south, east, north)}}}};
}

TEST(Area, InsideAndOutside) {
  const Area area = box(10, 40, 20, 50);
  EXPECT_TRUE(contains(area, {15, 45}));
  EXPECT_FALSE(contains(area, {9, 45}));
  EXPECT_FALSE(contains(area, {21, 45}));
  EXPECT_FALSE(contains(area, {15, 39}));
  EXPECT_FALSE(contains(area, {15, 51}));
}

TEST(Area, HoleAndIslandInTheHole) {
  Area area = box(0, 0, 30, 30);
  area.polygons[0].rings.push_back(box_ring(10, 10, 20, 20));
  area.polygons.push_back({{box_ring(14, 14, 16, 16)}});
  EXPECT_TRUE(contains(area, {5, 15}));
  EXPECT_FALSE(contains(area, {12, 15}));
  EXPECT_TRUE(contains(area, {15, 15}));
}

TEST(Area, AcrossTheAntimeridian) {
  const Area area = box(170, -10, -170, 10);
  EXPECT_TRUE(contains(area, {179, 0}));
  EXPECT_TRUE(contains(area, {-179, 0}));
  EXPECT_TRUE(contains(area, {180, 0}));
  EXPECT_FALSE(contains(area, {0, 0}));
  EXPECT_FALSE(contains(area, {160, 0}));
  EXPECT_FALSE(contains(area, {-160, 0}));
}

TEST(Area, WayEndsOnTheOutline) {
  const Area area = box(40, 30, 50, 40);
  const LonLat from{20, 20};
  const LonLat to{45, 35};
  const auto way_m = way_to_area_m(from, to, area);
  ASSERT_TRUE(way_m.has_value());
  const geo::Inverse whole = geo::inverse(from, to);
  const LonLat end = geo::direct(from, whole.azimuth_start, *way_m).point;
  const LonLat before = geo::direct(from, whole.azimuth_start, *way_m - 2).point;
  EXPECT_TRUE(contains(area, end));
  EXPECT_FALSE(contains(area, before));
  EXPECT_NEAR(end.lon, 40, 3e-5);  // comes in over the western side
  EXPECT_LT(*way_m, whole.length_m);
}

TEST(Area, WayMeetsTheNearerOfTwoParts) {
  Area area = box(40, 30, 50, 40);
  area.polygons.push_back({{box_ring(30, 20, 33, 40)}});
  const auto way_m = way_to_area_m({20, 30}, {45, 35}, area);
  ASSERT_TRUE(way_m.has_value());
  EXPECT_NEAR(geo::direct({20, 30}, geo::inverse({20, 30}, {45, 35}).azimuth_start, *way_m).point.lon, 30, 3e-5);
}

TEST(Area, NoWayFromInsideNorWhereItIsNotReached) {
  const Area area = box(40, 30, 50, 40);
  EXPECT_FALSE(way_to_area_m({41, 31}, {45, 35}, area).has_value());
  EXPECT_FALSE(way_to_area_m({0, 0}, {10, 0}, area).has_value());
}

}  // namespace
}  // namespace rutter::route
