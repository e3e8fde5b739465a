#include "map/area_grid.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "map/area_lines.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Area = geo::MultiPolygon<PagePoint>;

geo::Polygon<PagePoint> rectangle(double x, double y, double w, double h) {
  return {{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}}}};
}

/// A band of this half width along the arc of a circle, angles in degrees clockwise from the right.
Area arc_band(PagePoint centre, double radius, double half, double from_deg, double to_deg) {
  geo::Line<PagePoint> ring;
  const auto add = [&](double r, double deg) {
    ring.push_back(
        {centre.x + r * std::cos(deg * std::numbers::pi / 180), centre.y + r * std::sin(deg * std::numbers::pi / 180)});
  };
  for (int i = 0; i <= 60; ++i) add(radius + half, from_deg + (to_deg - from_deg) * i / 60);
  for (int i = 60; i >= 0; --i) add(radius - half, from_deg + (to_deg - from_deg) * i / 60);
  ring.push_back(ring.front());
  return {{{{ring}}}};
}

/// The clearance at a point, as it is found along a level line and along an upright one, which are read in two ways.
double clearance_pt(const AreaGrid& grid, PagePoint p) {
  std::vector<double> level;
  std::vector<double> upright;
  grid.sum_clearances({p}, 0, 0, 1, level);
  grid.sum_clearances({p, {0, 1}}, 0, 0, 1, upright);
  EXPECT_EQ(level, upright);
  return level.back();
}

TEST(AreaGrid, ClearanceIsTheDistanceFromTheOutline) {
  const AreaGrid grid({{rectangle(10, 20, 200, 60)}}, {});
  EXPECT_NEAR(clearance_pt(grid, {110, 50}), 30, grid.step_pt());
  EXPECT_NEAR(clearance_pt(grid, {110, 30}), 10, grid.step_pt());
  EXPECT_NEAR(clearance_pt(grid, {20, 50}), 10, grid.step_pt());
  EXPECT_EQ(clearance_pt(grid, {5, 50}), 0);
  EXPECT_NEAR(grid.most_clearance_pt(), 30, grid.step_pt());
  EXPECT_NEAR(grid.area_pt2(), 12000, 600);
}

TEST(AreaGrid, SeamsBetweenCellsAreNoOutlineAndSmallerPartsAreLeftOut) {
  const AreaGrid grid({{rectangle(0, 0, 100, 60), rectangle(100, 0, 100, 60), rectangle(300, 0, 40, 40)}}, {});
  EXPECT_NEAR(clearance_pt(grid, {100, 30}), 30, grid.step_pt());
  EXPECT_EQ(clearance_pt(grid, {320, 20}), 0);
}

TEST(AreaGrid, HolesAndLakesAreOutside) {
  geo::Polygon<PagePoint> with_hole = rectangle(0, 0, 200, 100);
  with_hole.rings.push_back(rectangle(150, 40, 20, 20).rings.front());
  const AreaGrid grid({{with_hole}}, {rectangle(40, 40, 20, 20)});
  EXPECT_EQ(clearance_pt(grid, {160, 50}), 0);
  EXPECT_EQ(clearance_pt(grid, {50, 50}), 0);
  EXPECT_NEAR(clearance_pt(grid, {70, 50}), 10, grid.step_pt());
}

TEST(AreaGrid, TheAxisFollowsALongAreaAndItsBend) {
  // An arch: its ends lie lower on the page than its middle.
  const AreaAxis arch = AreaGrid(arc_band({200, 400}, 300, 25, -115, -65), {}).axis();
  EXPECT_GT(arch.elongation, 3);
  EXPECT_NEAR(std::abs(arch.direction.y), 0, 0.02);
  EXPECT_GT(arch.direction.x, 0);
  EXPECT_NEAR(arch.bend, 1 / (2 * 300.0), 0.0004);
  EXPECT_NEAR(arch.middle.y, 100, 4);
  const AreaAxis bowl = AreaGrid(arc_band({200, 0}, 300, 25, 65, 115), {}).axis();
  EXPECT_LT(bowl.bend, -0.001);
}

TEST(AreaGrid, SteepAxesAreReadUpwards) {
  const AreaAxis upright = AreaGrid({{rectangle(0, 0, 40, 300)}}, {}).axis();
  EXPECT_LT(upright.direction.y, -0.99);
  EXPECT_TRUE(is_read_forwards({0.1, 1}) == false && is_read_forwards({-0.1, -1}));
  EXPECT_TRUE(is_read_forwards({0.5, 0.8}) && !is_read_forwards({-0.5, -0.8}));
}

TEST(AreaGrid, NothingIsAllOutside) {
  EXPECT_TRUE(AreaGrid({}, {}).empty());
  EXPECT_TRUE(AreaGrid({{rectangle(0, 0, 50, 50)}}, {rectangle(-5, -5, 60, 60)}).empty());
  EXPECT_EQ(clearance_pt(AreaGrid({}, {}), {0, 0}), 0);
}

TEST(AreaLines, PlacesLieInsideAndSpacingGrowsWithTheRoom) {
  const AreaGrid grid({{rectangle(0, 0, 400, 60)}}, {});
  const AreaType type{5, 40, 2, 5};
  std::vector<AreaPlace> places = places_along(grid, grid.level(), {&type, 1}, 0).front();
  ASSERT_FALSE(places.empty());
  for (const AreaPlace& place : places) {
    EXPECT_DOUBLE_EQ(place.spacing_pt, 6) << "three times the style's";
    for (const PagePoint p : line_of(grid.level(), place, 0)) EXPECT_GE(clearance_pt(grid, p), 5);
  }
  const auto best =
      std::min_element(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.cost < b.cost; });
  EXPECT_NEAR(grid.level().at(best->along, best->across).x, 200, 8);
  EXPECT_NEAR(grid.level().at(best->along, best->across).y, 30, 3);
  const AreaGrid small({{rectangle(0, 0, 70, 30)}}, {});
  places = places_along(small, small.level(), {&type, 1}, 0).front();
  ASSERT_FALSE(places.empty());
  EXPECT_DOUBLE_EQ(places.front().spacing_pt, 2);
  EXPECT_THAT(places_along(AreaGrid({{rectangle(0, 0, 40, 30)}}, {}), small.level(), {&type, 1}, 0), ElementsAre(IsEmpty()));
}

}  // namespace
}  // namespace rutter::map
