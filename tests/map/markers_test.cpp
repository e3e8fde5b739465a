#include "map/markers.hpp"

#include <gtest/gtest.h>

#include <random>

#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

const geo::PageBox frame{0, 0, 600, 400};

std::vector<Marker> markers_at(const std::vector<geo::PagePoint>& points) {
  std::vector<Marker> out;
  for (std::size_t i = 0; i < points.size(); ++i) out.push_back({i, points[i], points[i], 6, false, 0});
  return out;
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
  const auto between = [&](double from, double to) {
    return from + (to - from) * static_cast<double>(random()) / 4294967295.0;
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<geo::PagePoint> points;
    const std::size_t count = 2 + random() % 9;
    for (std::size_t i = 0; i < count; ++i) points.push_back({between(250, 280), between(180, 205)});
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

TEST(Markers, ACrowdOnAWebOfLegsIsPushedApartInstead) {
  std::vector<geo::PagePoint> points;
  std::vector<geo::Line<geo::PagePoint>> legs;
  for (int i = 0; i < 30; ++i) {
    points.push_back({280.0 + 9 * (i % 6), 180.0 + 9 * (i / 6)});
    for (int j = 0; j < i; ++j) legs.push_back({points.back(), points[static_cast<std::size_t>(j)]});
  }
  auto markers = markers_at(points);
  spread_markers(markers, legs, frame);
  for (std::size_t i = 0; i < markers.size(); ++i) {
    EXPECT_LT(geo::distance(markers[i].centre, markers[i].point), 45) << "a ring would lie farther out";
    EXPECT_TRUE(frame.contains(markers[i].centre));
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_GT(geo::distance(markers[i].centre, markers[j].centre), markers[i].radius_pt + markers[j].radius_pt - 1);
  }
}

}  // namespace
}  // namespace rutter::map
