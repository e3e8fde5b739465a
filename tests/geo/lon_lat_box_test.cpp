#include "geo/lon_lat_box.hpp"
#include "geo/visible_box.hpp"

#include <gtest/gtest.h>

#include <random>

namespace rutter::geo {
namespace {

TEST(LonLatBox, smallest_round_points) {
  EXPECT_EQ(enclosing_box(std::vector<LonLat>{{37, 36}, {50, 41}, {29, 40}}), (LonLatBox{29, 36, 50, 41}));
  EXPECT_EQ(enclosing_box(std::vector<LonLat>{{170, -10}, {-175, 5}, {179, 0}}), (LonLatBox{170, -10, -175, 5}));
  EXPECT_EQ(enclosing_box(std::vector<LonLat>{{185, 0}, {174, 1}}), (LonLatBox{174, 0, -175, 1}));
  EXPECT_EQ(enclosing_box(std::vector<LonLat>{{12, 3}}), (LonLatBox{12, 3, 12, 3}));
  EXPECT_EQ(enclosing_box({}), (LonLatBox{-180, -90, 180, 90}));
  EXPECT_EQ(enclosing_box(std::vector<LonLat>{{10, 60}, {99, 90}, {20, 70}}), (LonLatBox{10, 60, 20, 90}));
  EXPECT_EQ(enclosing_box(std::vector<LonLat>{{10, 90}}), (LonLatBox{-180, 90, 180, 90}));
}

TEST(LonLatBox, contains_its_points_and_none_narrower_does) {
  std::mt19937 random(4);
  std::uniform_real_distribution<double> lon(-180, 180);
  for (int i = 0; i < 200; ++i) {
    std::vector<LonLat> points;
    for (int k = 0; k < 2 + i % 6; ++k) points.push_back({lon(random), lon(random) / 2});
    const LonLatBox box = enclosing_box(points);
    double narrowest = 360;
    for (const LonLat p : points) {
      EXPECT_TRUE(box.contains(p));
      double reach = 0;  // a box that begins at p
      for (const LonLat q : points) reach = std::max(reach, degrees_east(p.lon, q.lon));
      narrowest = std::min(narrowest, reach);
    }
    EXPECT_NEAR(width_deg(box), narrowest, 1e-9);
  }
}

TEST(LonLatBox, grows_intersects_and_has_a_centre) {
  const LonLatBox fiji{170, -20, -175, -10};
  EXPECT_EQ(width_deg(fiji), 15);
  EXPECT_EQ(centre_of(fiji), (LonLat{177.5, -15}));
  EXPECT_EQ(grown(fiji, 2, 3), (LonLatBox{168, -23, -173, -7}));
  EXPECT_EQ(grown(fiji, 200, 100), (LonLatBox{-180, -90, 180, 90}));
  EXPECT_EQ(grown({-175, 0, -170, 1}, 10, 0).west, 175);
  EXPECT_TRUE(intersects(fiji, {-179, -15, -178, -14}));
  EXPECT_TRUE(intersects({-179, -15, -178, -14}, fiji));
  EXPECT_FALSE(intersects(fiji, {0, -15, 10, -14}));
  EXPECT_FALSE(intersects(fiji, {-179, 5, -178, 6}));
  EXPECT_TRUE(intersects(fiji, {-180, -90, 180, 90}));
}

// Everything that the window shows lies in the box, and the box is not much larger.
void expect_box(const char* definition, const PageTransform& transform, const PageBox& window, double most_width) {
  SCOPED_TRACE(definition);
  const Projection projection(definition);
  const LonLatBox box = visible_box(projection, transform, window);
  for (double lon = -180; lon < 180; lon += 0.5)
    for (double lat = -90; lat <= 90; lat += 0.5) {
      const auto p = projection.forward({lon, lat});
      if (p && window.contains(transform.to_page(*p))) {
        EXPECT_TRUE(box.contains({lon, lat})) << lon << ' ' << lat;
      }
    }
  EXPECT_LE(width_deg(box), most_width);
}

PageTransform showing(double half_width_m, double half_height_m, const PageBox& window, Projected centre = {}) {
  ProjectedBox box;
  box.add(Projected{centre.x - half_width_m, centre.y - half_height_m});
  box.add(Projected{centre.x + half_width_m, centre.y + half_height_m});
  return fit(box, window);
}

TEST(VisibleBox, holds_what_the_window_shows) {
  const PageBox window{0, 0, 600, 400};
  expect_box("+proj=lcc +lat_1=37 +lat_2=41 +lat_0=39 +lon_0=40", showing(8e5, 5e5, window), window, 26);
  expect_box("+proj=lcc +lat_1=37 +lat_2=41 +lat_0=39 +lon_0=179", showing(8e5, 5e5, window), window, 26);
  expect_box("+proj=robin", showing(17.1e6, 8.7e6, window), window, 360);
  expect_box("+proj=robin +lon_0=150", showing(3e6, 2e6, window), window, 80);
  expect_box("+proj=ortho +lat_0=40 +lon_0=30", showing(6.4e6, 6.4e6, window), window, 360);
  expect_box("+proj=ortho +lat_0=0 +lon_0=170", showing(6.4e6, 6.4e6, window), window, 360);
  // Circles that are seen whole: hemispheres of a sphere, and the smaller cap that is seen from 3,000 km above.
  expect_box("+proj=ortho +lat_0=40 +lon_0=30 +R=6378137", showing(6.4e6, 6.4e6, window), window, 360);
  expect_box("+proj=ortho +lat_0=0 +lon_0=170 +R=6378137", showing(6.4e6, 6.4e6, window), window, 217);
  expect_box("+proj=nsper +h=3000000 +lat_0=20 +lon_0=175 +ellps=WGS84", showing(6.4e6, 6.4e6, window), window, 130);
  expect_box("+proj=nsper +h=3000000 +lat_0=-60 +lon_0=-30 +ellps=WGS84", showing(6.4e6, 6.4e6, window), window, 360);
  expect_box("+proj=stere +lat_0=90 +lat_ts=71", showing(4e6, 4e6, window), window, 360);
  expect_box("+proj=merc", showing(20e6, 15e6, window), window, 360);
  expect_box("+proj=wintri +lon_0=170", showing(5e6, 4e6, window), window, 200);
  expect_box("+proj=tmerc +lat_0=36.5 +lon_0=37", showing(3e4, 2e4, window), window, 1.2);
  // An azimuthal map that shows the pole near its border.
  expect_box("+proj=laea +lat_0=70 +lon_0=30", showing(3e6, 2.4e6, window), window, 360);
}

// Corners and middles of the edges as PROJ's cs2cs gives them for a window of 2,408 by 1,552 km: the upper corners are the
// westernmost and easternmost points, the lower corners and the middle of the upper edge the southernmost and northernmost.
TEST(VisibleBox, IsWhatTheWindowShowsAndNoMore) {
  const PageBox window{0, 0, 2408, 1552};
  const Projection projection("+proj=lcc +lat_1=35.5 +lat_2=41.5 +lat_0=38.5 +lon_0=38 +ellps=WGS84");
  const LonLatBox box = visible_box(projection, showing(1204e3, 776e3, window), window);
  EXPECT_NEAR(box.west, 22.8361, 1e-3);
  EXPECT_NEAR(box.east, 53.1639, 1e-3);
  EXPECT_NEAR(box.south, 30.7774, 1e-3);
  EXPECT_NEAR(box.north, 45.4784, 1e-3);
  const LonLatBox around = with_margin(box);
  EXPECT_NEAR(width_deg(around), 1.2 * width_deg(box), 1e-3);
  EXPECT_NEAR(around.south, box.south - 0.1 * (box.north - box.south), 1e-3);
}

}  // namespace
}  // namespace rutter::geo
