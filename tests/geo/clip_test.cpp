#include "geo/clip.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "geo/page_line.hpp"
#include "geo/page_polygon.hpp"
#include "geos_set.hpp"

namespace rutter::geo {
namespace {

const PageBox frame{100, 100, 300, 250};

// A star of random radii: concave, leaving the frame many times; `points` in all.
Line<PagePoint> star(std::mt19937& random, PagePoint centre, double radius, int points) {
  std::uniform_real_distribution<double> part(0.1, 1);
  Line<PagePoint> ring;
  for (int i = 0; i < points; ++i) {
    const double a = 2 * std::numbers::pi * i / points;
    const double r = radius * part(random);
    ring.push_back({centre.x + r * std::cos(a), centre.y + r * std::sin(a)});
  }
  ring.push_back(ring.front());
  return ring;
}

GeosSet box_set() {
  return GeosSet::box(frame.min_x, frame.min_y, frame.max_x, frame.max_y);
}

void expect_inside(const MultiPolygon<PagePoint>& shape) {
  for (const auto& polygon : shape.polygons)
    for (const auto& ring : polygon.rings) {
      EXPECT_GE(ring.size(), 4U);
      EXPECT_EQ(ring.front(), ring.back());
      for (const PagePoint p : ring) EXPECT_TRUE(frame.contains(p)) << p.x << ' ' << p.y;
    }
}

TEST(ClipPolygon, agrees_with_geos_on_random_stars_with_holes) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> x(50, 350);
  std::uniform_real_distribution<double> y(50, 300);
  for (int i = 0; i < 300; ++i) {
    const PagePoint centre{x(random), y(random)};
    Polygon<PagePoint> polygon{{star(random, centre, 160, 7 + i % 90)}};
    if (i % 3 == 0) polygon.rings.push_back(star(random, centre, 14, 12));
    const auto clipped = clip_polygon(polygon, frame);
    const GeosSet expected = GeosSet::even_odd(polygon.rings).intersection(box_set());
    EXPECT_NEAR(GeosSet::even_odd(clipped).symmetric_difference(expected).area(), 0, 1e-6) << i;
    EXPECT_NEAR(area(clipped), expected.area(), 1e-6) << i;
    expect_inside(clipped);
  }
}

TEST(ClipPolygon, contains_the_same_points_where_coordinates_meet_the_border) {
  std::mt19937 random(8);
  std::uniform_int_distribution<int> x(0, 8);
  std::uniform_real_distribution<double> place_x(frame.min_x, frame.max_x);
  std::uniform_real_distribution<double> place_y(frame.min_y, frame.max_y);
  for (int i = 0; i < 500; ++i) {
    // Self-crossing rings on a coarse grid whose lines are the frame's.
    Line<PagePoint> ring;
    for (int k = 0; k < 9; ++k) ring.push_back({50.0 * x(random), 50.0 * x(random)});
    ring.push_back(ring.front());
    const auto clipped = clip_polygon({{ring}}, frame);
    expect_inside(clipped);
    for (int k = 0; k < 100; ++k) {
      const PagePoint p{place_x(random), place_y(random)};
      bool inside = false;
      for (const auto& part : clipped.polygons) inside ^= contains(part, p);
      EXPECT_EQ(inside, contains(ring, p)) << i;
    }
  }
}

TEST(ClipPolygon, clipped_twice_is_clipped_once) {
  std::mt19937 random(9);
  for (int i = 0; i < 200; ++i) {
    const Polygon<PagePoint> polygon{{star(random, {200, 180}, 200, 40)}};
    const auto once = clip_polygon(polygon, frame);
    for (const auto& part : once.polygons) {
      const auto twice = clip_polygon(part, frame);
      ASSERT_EQ(twice.polygons.size(), 1U);
      EXPECT_EQ(twice.polygons[0], part);
    }
  }
}

TEST(ClipPolygon, that_falls_apart_gives_separate_polygons) {
  // A comb whose back lies outside.
  const Polygon<PagePoint> comb{{{{110, 50},
                                  {290, 50},
                                  {290, 200},
                                  {250, 200},
                                  {250, 80},
                                  {200, 80},
                                  {200, 200},
                                  {150, 200},
                                  {150, 80},
                                  {110, 80},
                                  {110, 50}}}};
  const auto parts = clip_polygon(comb, frame);
  EXPECT_EQ(parts.polygons.size(), 2U);
  EXPECT_NEAR(area(parts), 100 * 40 + 100 * 50, 1e-9);
}

TEST(ClipPolygon, round_the_frame_gives_the_frame) {
  const auto all = clip_polygon({{{{0, 0}, {400, 0}, {400, 400}, {0, 400}, {0, 0}}}}, frame);
  ASSERT_EQ(all.polygons.size(), 1U);
  EXPECT_NEAR(area(all), frame.width() * frame.height(), 1e-9);
  // A ring round the frame, the frame in its hole, is not seen.
  const auto none = clip_polygon(
      {{{{0, 0}, {400, 0}, {400, 400}, {0, 400}, {0, 0}}, {{50, 50}, {350, 50}, {350, 350}, {50, 350}, {50, 50}}}}, frame);
  EXPECT_TRUE(none.polygons.empty());
  EXPECT_TRUE(clip_polygon({{{{0, 0}, {50, 0}, {50, 50}, {0, 0}}}}, frame).polygons.empty());
  EXPECT_TRUE(clip_polygon({}, frame).polygons.empty());
  EXPECT_TRUE(clip_polygon({{{{0, 0}, {50, 0}, {50, 50}, {0, 0}}}}, PageBox{}).polygons.empty());
}

TEST(ClipLine, keeps_direction_length_and_frame) {
  std::mt19937 random(10);
  std::uniform_real_distribution<double> at(0, 400);
  for (int i = 0; i < 10; ++i) {
    Line<PagePoint> line;
    for (int k = 0; k < 20; ++k) line.push_back({at(random), at(random)});
    const auto parts = clip_line(line, frame);
    double inside = 0;
    for (const auto& part : parts) {
      EXPECT_GE(part.size(), 2U);
      inside += length(part);
      for (const PagePoint p : part) EXPECT_TRUE(frame.contains(p));
      for (const PagePoint p : part) EXPECT_LT(distance_to(line, p), 1e-9);
      EXPECT_EQ(clip_line(part, frame), std::vector<Line<PagePoint>>{part});
    }
    // The inside's length by sampling.
    double sampled = 0;
    const double whole = length(line);
    constexpr int samples = 20000;
    for (int s = 0; s < samples; ++s)
      if (frame.contains(point_at(line, whole * (s + 0.5) / samples).point)) sampled += whole / samples;
    EXPECT_NEAR(inside, sampled, whole / 500);
    Line<PagePoint> back(line.rbegin(), line.rend());
    auto reversed = clip_line(back, frame);
    ASSERT_EQ(reversed.size(), parts.size());
    for (std::size_t k = 0; k < parts.size(); ++k) {
      std::reverse(reversed[k].begin(), reversed[k].end());
      EXPECT_EQ(reversed[k], parts[parts.size() - 1 - k]);
    }
  }
}

TEST(ClipLine, outside_touching_and_empty) {
  EXPECT_TRUE(clip_line({}, frame).empty());
  EXPECT_TRUE(clip_line({{0, 0}, {50, 50}}, frame).empty());
  EXPECT_TRUE(clip_line({{0, 200}, {200, 0}}, frame).empty());                // by the corner
  EXPECT_TRUE(clip_line({{150, 50}, {200, 100}, {250, 50}}, frame).empty());  // touches in one point
  EXPECT_EQ(clip_line({{0, 100}, {400, 100}}, frame), (std::vector<Line<PagePoint>>{{{100, 100}, {300, 100}}}));
}

}  // namespace
}  // namespace rutter::geo
