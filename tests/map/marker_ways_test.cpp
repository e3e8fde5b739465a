#include "map/marker_ways.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "drawn_sample.hpp"
#include "geo/page_line.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

/// The way from a circle to a dot, with so much between their edges, on a map that shows nothing else but `others`.
PageLine way_over(double gap_pt, std::vector<LegPath> others = {}) {
  static const sample::Desk desk(sample::job_of({{36, 36, 4, ""}, {38, 37, 4, ""}}, ""));
  static const MapInputs inputs = desk.inputs();
  static const MapFrame frame = frame_for(inputs, view_of(inputs), {});
  const double air_pt = 1;  // that a way keeps from each edge
  Marker circle{0, {300, 200}, {300, 200}, 6};
  Marker dot{1, {0, 200}, {0, 200}, place_dot_radius_pt};
  dot.dot = true;
  dot.point.x = dot.centre.x = circle.centre.x + circle.radius_pt + dot.radius_pt + 2 * air_pt + gap_pt;
  RouteScene scene;
  scene.markers = {circle, dot};
  return MarkerWays(inputs, frame, scene, others).between(scene.markers[0], scene.markers[1]);
}

TEST(MarkerWays, NeighboursAreJoinedStraightWhereAnArrowheadFits) {
  for (const double gap_pt : {4.6, 8.0, 11.0}) {
    const PageLine way = way_over(gap_pt);
    EXPECT_EQ(way.size(), 2U) << gap_pt;
    EXPECT_NEAR(geo::length(way), gap_pt, 0.05) << "no hook beside it";
  }
}

TEST(MarkerWays, BetweenNeighboursThatNearlyTouchAnArcIsSeen) {
  for (const double gap_pt : {-1.0, 2.0, 4.2}) EXPECT_GE(geo::length(way_over(gap_pt)), least_leg_pt) << gap_pt;
}

TEST(MarkerWays, ASecondLegBetweenTheSameNeighboursStandsBesideTheFirst) {
  LegPath first;
  first.lines = {way_over(8)};
  EXPECT_GT(way_over(8, {first}).size(), 2U);
}

}  // namespace
}  // namespace rutter::map
