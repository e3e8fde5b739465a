#include "geo/geodesic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numbers>
#include <sstream>
#include <vector>

namespace rutter::geo {
namespace {

double angle_difference(double a, double b) {
  return std::abs(std::remainder(a - b, 360.0));
}

struct Geodesic {
  LonLat a;
  double azimuth_a;
  LonLat b;
  double azimuth_b;
  double length_m;
};

void check(const Geodesic& g) {
  EXPECT_NEAR(distance_m(g.a, g.b), g.length_m, 15e-9);
  const Inverse found = inverse(g.a, g.b);
  EXPECT_NEAR(found.length_m, g.length_m, 15e-9);
  const Direct reached = direct(g.a, g.azimuth_a, g.length_m);
  // Near a pole a nanometre is many degrees of longitude, and azimuths turn with it.
  const double narrowing = std::cos(g.b.lat * std::numbers::pi / 180);
  EXPECT_LE(std::abs(reached.point.lat - g.b.lat), 1e-9);
  EXPECT_LE(angle_difference(reached.point.lon, g.b.lon) * narrowing, 1e-9);
  EXPECT_LE(angle_difference(reached.azimuth_end, g.azimuth_b) * narrowing, 1e-9);
  EXPECT_LE(distance_m(reached.point, g.b), 15e-9);
}

TEST(Geodesic, agrees_with_geodtest) {
  std::ifstream file(std::string(RUTTER_SHARED_DIR) + "/oracles/GeodTest-100.dat");
  if (!file) GTEST_SKIP() << "oracles/GeodTest-100.dat is not there";
  int cases = 0;
  for (std::string line; std::getline(file, line); ++cases) {
    std::istringstream in(line);
    Geodesic g{};
    in >> g.a.lat >> g.a.lon >> g.azimuth_a >> g.b.lat >> g.b.lon >> g.azimuth_b >> g.length_m;
    SCOPED_TRACE(line);
    check(g);
  }
  EXPECT_EQ(cases, 100);
}

// GeodSolve -E -i -p 9 (elliptic integrals, another route than PROJ's series); azimuths to 1e-9 degrees or better.
TEST(Geodesic, agrees_with_geodsolve) {
  check({{-73.78, 40.64}, -27.31758014723190, {140.39, 35.77}, -154.57582542664628, 10853687.767715573});
  check({{37.04, 36.58}, -51.62178018992356, {28.74, 41.26}, -56.84603695842512, 887040.397589116});
  check({{18.4, -33.9}, -11.46362239592039, {-0.1, 51.5}, -15.35055198813857, 9631973.173935281});
  check({{179.5, 10}, 174.10652509149875, {-178.25, -12}, 174.06651381158730, 2445637.170593380});
  check({{0, 89.9}, 6.67045372504089, {170, 89.8}, 176.67042341763349, 33394.875501425});
  check({{0, 0}, 25.67187286829188, {179.5, 0.5}, 154.32708546994161, 19936288.578965314});
  check({{177.4, -17.7}, 96.32400544034957, {-178.4, -18.1}, 95.03257286697634, 447236.974607708});
}

TEST(Geodesic, ends_at_special_places) {
  EXPECT_EQ(distance_m({30, 40}, {30, 40}), 0);
  EXPECT_EQ(distance_m({180, 10}, {-180, 10}), 0);
  EXPECT_NEAR(distance_m({0, 90}, {123, -90}), 20003931.4586, 1e-4);
  EXPECT_NEAR(distance_m({0, 0}, {180, 0}), 20003931.4586, 1e-4);
  EXPECT_EQ(distance_m({17, 90}, {-99, 90}), 0);
  EXPECT_NEAR(distance_m({10, 10}, {370, 10}), 0, 1e-8);
}

TEST(Geodesic, tells_what_is_within_a_distance_as_measuring_does) {
  for (const double lat : {-89.99, -45.0, 0.0, 0.01, 60.0, 89.98})
    for (const double north : {-0.0226, -0.01, 0.0, 0.0222, 0.0227, 5.0})
      for (const double east : {0.0, 0.003, 0.022, 90.0, 180.0}) {
        const LonLat a{30, lat};
        const LonLat b{30 + east, std::clamp(lat + north, -90.0, 90.0)};
        EXPECT_EQ(is_within_m(a, b, 2500), distance_m(a, b) < 2500) << lat << ' ' << north << ' ' << east;
      }
}

TEST(GeodesicLine, keeps_ends_and_steps) {
  const LonLat a{-73.78, 40.64};
  const LonLat b{140.39, 35.77};
  const Line<LonLat> line = geodesic_line(a, b, 50000);
  EXPECT_EQ(line.front(), a);
  EXPECT_EQ(line.back(), b);
  const double whole = distance_m(a, b);
  EXPECT_NEAR(length_m(line), whole, 1e-3);
  for (std::size_t i = 1; i < line.size(); ++i) {
    EXPECT_LE(distance_m(line[i - 1], line[i]), 50000 * (1 + 1e-9));
    EXPECT_LE(std::abs(line[i].lon), 180);
    // On the shortest way the detour over any of its points is none.
    EXPECT_NEAR(distance_m(a, line[i]) + distance_m(line[i], b), whole, 1e-3);
  }
}

TEST(GeodesicLine, reversed_gives_the_same_places) {
  const Line<LonLat> there = geodesic_line({30, 10}, {60, 45}, 100000);
  const Line<LonLat> back = geodesic_line({60, 45}, {30, 10}, 100000);
  ASSERT_EQ(there.size(), back.size());
  for (std::size_t i = 0; i < there.size(); ++i) EXPECT_LT(distance_m(there[i], back[back.size() - 1 - i]), 1e-6);
}

TEST(GeodesicLine, coincident_ends_and_wrong_steps) {
  EXPECT_EQ(geodesic_line({5, 5}, {5, 5}, 1000), (Line<LonLat>{{5, 5}, {5, 5}}));
  EXPECT_EQ(geodesic_line({0, 0}, {1, 0}, 0).size(), 3U);
  EXPECT_EQ(geodesic_line({0, 0}, {1, 0}, -5).size(), 3U);
  EXPECT_LE(geodesic_line({0, 0}, {90, 0}, 0.001).size(), 10001U);
  EXPECT_EQ(geodesic_line({190, 0}, {200, 0}, 1e7).front().lon, -170);
}

TEST(GeodesicLine, near_a_pole_the_longitude_runs_in_small_steps) {
  const Line<LonLat> line = geodesic_line({10, 80}, {-169, 80}, 100000);
  double highest = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    highest = std::max(highest, line[i].lat);
    EXPECT_TRUE(angle_difference(line[i].lon, line[i - 1].lon) <= 15 || distance_m(line[i], line[i - 1]) <= 100);
  }
  EXPECT_GT(highest, 89.9);
}

TEST(GeodesicCircle, has_its_radius_everywhere) {
  for (const LonLat centre : {LonLat{37.2, 36.6}, LonLat{179.9, -17}, LonLat{0, 89}, LonLat{50, -90}}) {
    const Line<LonLat> ring = geodesic_circle(centre, 200000, 64);
    ASSERT_EQ(ring.size(), 65U);
    EXPECT_EQ(ring.front(), ring.back());
    for (const LonLat p : ring) EXPECT_NEAR(distance_m(centre, p), 200000, 1e-6);
  }
  EXPECT_EQ(geodesic_circle({0, 0}, 1, 3).size(), 9U);
}

TEST(GeodesicArea, of_an_octant_and_with_a_hole) {
  // The ellipsoid's area is 510065621724088.44 m2 (GeographicLib's manual); an octant has an eighth of it.
  const Polygon<LonLat> octant{{{{0, 0}, {90, 0}, {0, 90}, {0, 0}}}};
  EXPECT_NEAR(area_m2(octant), 510065621724088.44 / 8, 1);
  Polygon<LonLat> reversed = octant;
  std::reverse(reversed.rings[0].begin(), reversed.rings[0].end());
  EXPECT_NEAR(area_m2(reversed), area_m2(octant), 1);
  Polygon<LonLat> holed = octant;
  holed.rings.push_back({{20, 20}, {30, 20}, {30, 30}, {20, 30}, {20, 20}});
  const Polygon<LonLat> hole{{holed.rings[1]}};
  EXPECT_NEAR(area_m2(holed), area_m2(octant) - area_m2(hole), 1);
}

TEST(PointAlong, a_line) {
  const Line<LonLat> line = {{0, 0}, {10, 0}, {10, 10}};
  EXPECT_EQ(point_along(line, -1), line.front());
  EXPECT_EQ(point_along(line, 1e9), line.back());
  const double first = distance_m(line[0], line[1]);
  EXPECT_LT(distance_m(point_along(line, first / 2), {5, 0}), 1e-6);
  const LonLat p = point_along(line, first + 1000);
  EXPECT_NEAR(distance_m(line[1], p), 1000, 1e-6);
}

}  // namespace
}  // namespace rutter::geo
