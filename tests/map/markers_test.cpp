#include "map/markers.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "map/marker_search.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

const geo::PageBox frame{0, 0, 600, 400};

std::vector<Marker> markers_at(const std::vector<geo::PagePoint>& points) {
  std::vector<Marker> out;
  for (std::size_t i = 0; i < points.size(); ++i) out.push_back({i, points[i], points[i], 6, false, 0});
  return out;
}

double between(std::mt19937& random, double from, double to) {
  return from + (to - from) * static_cast<double>(random()) / 4294967295.0;
}

void expect_readable(const std::vector<Marker>& markers) {
  for (std::size_t i = 0; i < markers.size(); ++i) {
    EXPECT_TRUE(frame.contains(markers[i].centre));
    for (std::size_t j = i + 1; j < markers.size(); ++j) {
      EXPECT_GE(geo::distance(markers[i].centre, markers[j].centre), 12) << i << " lies on " << j;
      EXPECT_FALSE(cross(markers[i].point, markers[i].centre, markers[j].point, markers[j].centre)) << i << " crosses " << j;
    }
  }
}

TEST(Markers, ThoseApartStayWhereTheyAre) {
  auto markers = markers_at({{100, 100}, {140, 100}, {300, 300}});
  spread_markers(markers, {}, frame);
  for (const Marker& m : markers) {
    EXPECT_FALSE(m.moved);
    EXPECT_EQ(m.centre, m.point);
  }
}

TEST(Markers, ClustersAreSpreadWithoutCrossings) {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<geo::PagePoint> points;
    const std::size_t count = 2 + random() % 9;
    for (std::size_t i = 0; i < count; ++i) points.push_back({between(random, 250, 280), between(random, 180, 205)});
    auto markers = markers_at(points);
    spread_markers(markers, {}, frame);
    expect_readable(markers);
  }
}

TEST(Markers, CoincidentPointsAreSpreadToo) {
  auto markers = markers_at({{300, 200}, {300, 200}, {300, 200}, {300, 200}});
  spread_markers(markers, {}, frame);
  expect_readable(markers);
}

TEST(Markers, KeepOffLegs) {
  auto markers = markers_at({{300, 200}, {306, 203}, {303, 208}});
  const std::vector<geo::Line<geo::PagePoint>> legs{{{300, 200}, {50, 60}}, {{300, 200}, {580, 180}}};
  spread_markers(markers, legs, frame);
  expect_readable(markers);
  for (const Marker& m : markers)
    for (const auto& leg : legs) EXPECT_GE(distance_to_segment(m.centre, leg.front(), leg.back()), m.radius_pt);
}

TEST(Markers, StayInsideTheFrameInACorner) {
  auto markers = markers_at({{8, 8}, {12, 9}, {9, 13}});
  spread_markers(markers, {}, frame);
  expect_readable(markers);
}

/// Every point is joined to every other.
std::vector<geo::Line<geo::PagePoint>> web_of(const std::vector<geo::PagePoint>& points) {
  std::vector<geo::Line<geo::PagePoint>> legs;
  for (std::size_t i = 0; i < points.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) legs.push_back({points[i], points[j]});
  return legs;
}

void expect_clear(const std::vector<Marker>& markers, const std::vector<geo::Line<geo::PagePoint>>& legs) {
  for (std::size_t i = 0; i < markers.size(); ++i) {
    const geo::Line<geo::PagePoint> leader = leader_of(markers[i]);
    EXPECT_TRUE(frame.contains(markers[i].centre));
    EXPECT_EQ(markers[i].small, markers[i].radius_pt < 6);
    for (std::size_t j = 0; j < i; ++j) {
      if (markers[i].small || markers[j].small) continue;
      EXPECT_GT(geo::distance(markers[i].centre, markers[j].centre), markers[i].radius_pt + markers[j].radius_pt - 1);
      const geo::Line<geo::PagePoint> other = leader_of(markers[j]);
      EXPECT_FALSE(!leader.empty() && !other.empty() && cross(leader[0], leader[1], other[0], other[1])) << i << ", " << j;
    }
    if (leader.empty()) continue;
    for (const auto& leg : legs) EXPECT_FALSE(cross(leader[0], leader[1], leg[0], leg[1])) << i << " crosses a leg";
  }
}

TEST(Markers, OfACrowdOnAWebOfLegsThoseWithoutAPlaceAreSmall) {
  std::vector<geo::PagePoint> points;
  for (int i = 0; i < 30; ++i) points.push_back({280.0 + 9 * (i % 6), 180.0 + 9 * (i / 6)});
  const auto legs = web_of(points);
  auto markers = markers_at(points);
  spread_markers(markers, legs, frame);
  expect_clear(markers, legs);
  for (const Marker& m : markers) EXPECT_LT(geo::distance(m.centre, m.point), 60) << "a ring would lie farther out";
  const auto small = std::count_if(markers.begin(), markers.end(), [](const Marker& m) { return m.small; });
  EXPECT_GT(small, 0);
  EXPECT_LT(small, 25) << "some circles have room";
}

/// As often as leaders still cross, those markers become small, as in build_route_scene.
std::vector<Marker> spread_clear(const std::vector<geo::PagePoint>& points,
                                 const std::vector<geo::Line<geo::PagePoint>>& legs) {
  std::vector<bool> small(points.size(), false);
  for (;;) {
    auto markers = markers_at(points);
    for (std::size_t i = 0; i < points.size(); ++i)
      if (small[i]) make_small(markers[i]);
    spread_markers(markers, legs, frame);
    bool clear = true;
    for (std::size_t i = 0; i < markers.size(); ++i) {
      const auto leader = leader_of(markers[i]);
      for (const auto& leg : legs)
        if (!leader.empty() && cross(leader[0], leader[1], leg[0], leg[1])) {
          small[i] = true;
          clear = false;
        }
    }
    if (clear) return markers;
  }
}

TEST(Markers, OfWebsOfLegsNoLeaderCrossesOneInTheEnd) {
  std::mt19937 random(5);
  for (int round = 0; round < 40; ++round) {
    std::vector<geo::PagePoint> points;
    for (std::size_t i = 0; i < 4 + random() % 12; ++i)
      points.push_back({between(random, 270, 310), between(random, 180, 210)});
    const auto legs = web_of(points);
    expect_clear(spread_clear(points, legs), legs);
  }
}

TEST(Markers, LeadersBeginAtTheDotAndEndAtTheCircle) {
  Marker m{0, {100, 100}, {120, 100}, 6};
  EXPECT_TRUE(leader_of(m).empty()) << "not moved";
  m.moved = true;
  const auto leader = leader_of(m);
  ASSERT_EQ(leader.size(), 2U);
  EXPECT_DOUBLE_EQ(leader[0].x, 100 + place_dot_radius_pt);
  EXPECT_DOUBLE_EQ(leader[1].x, 114);
  m.centre = {109, 100};
  EXPECT_TRUE(leader_of(m).empty()) << "the dot stands right beside the circle";
}

}  // namespace
}  // namespace rutter::map
