#include "geo/loxodrome.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>

#include "geo/geodesic.hpp"

namespace rutter::geo {
namespace {

struct Close {
  void operator()(FILE* pipe) const { pclose(pipe); }
};

/// What GeographicLib's RhumbSolve says: azimuth and length of the rhumb line from a to b.
bool rhumb_solve(LonLat a, LonLat b, double& azimuth, double& length) {
  const std::string command =
      fmt::format("echo {:.12f} {:.12f} {:.12f} {:.12f} | RhumbSolve -i -p 6 2>/dev/null", a.lat, a.lon, b.lat, b.lon);
  const std::unique_ptr<FILE, Close> pipe(popen(command.c_str(), "r"));
  std::array<char, 200> text{};
  return pipe && std::fgets(text.data(), text.size(), pipe.get()) &&
         std::sscanf(text.data(), "%lf %lf", &azimuth, &length) == 2;
}

TEST(Loxodrome, every_point_lies_in_the_direction_that_rhumbsolve_gives) {
  double azimuth = 0;
  double length = 0;
  if (!rhumb_solve({0, 0}, {1, 1}, azimuth, length)) GTEST_SKIP() << "RhumbSolve is not installed";
  std::mt19937 random(11);
  std::uniform_real_distribution<double> lon(-180, 180);
  std::uniform_real_distribution<double> lat(-85, 85);
  for (int i = 0; i < 40; ++i) {
    const LonLat a{lon(random), lat(random)};
    const LonLat b{lon(random), i % 8 == 0 ? a.lat : lat(random)};
    const auto line = loxodrome_line(a, b, 50e3);
    ASSERT_TRUE(rhumb_solve(a, b, azimuth, length));
    // Summed over chords of 50 km.
    EXPECT_NEAR(length_m(line) / length, 1, 2e-5);
    const LonLat middle = line[line.size() / 3];
    double on_the_way = 0;
    double so_far = 0;
    ASSERT_TRUE(rhumb_solve(a, middle, on_the_way, so_far));
    EXPECT_NEAR(std::remainder(on_the_way - azimuth, 360.0), 0, 1e-6) << a.lon << ' ' << a.lat << ' ' << b.lon << ' ' << b.lat;
  }
}

TEST(Loxodrome, keeps_ends_and_steps) {
  const LonLat a{170, -20};
  const LonLat b{-160, -40};
  const auto line = loxodrome_line(a, b, 20e3);
  EXPECT_EQ(line.front(), a);
  EXPECT_EQ(line.back(), b);
  for (std::size_t i = 1; i < line.size(); ++i) EXPECT_LE(distance_m(line[i - 1], line[i]), 20e3);
}

TEST(Loxodrome, ends_at_special_places) {
  EXPECT_EQ(loxodrome_line({10, 20}, {10, 20}, 1000), (Line<LonLat>{{10, 20}, {10, 20}}));
  for (const LonLat p : loxodrome_line({10, 20}, {99, 90}, 100e3)) EXPECT_TRUE(p.lon == 10 || p.lat == 90);
  for (const LonLat p : loxodrome_line({99, -90}, {10, 20}, 100e3)) EXPECT_TRUE(p.lon == 10 || p.lat == -90);
  for (const LonLat p : loxodrome_line({10, 50}, {100, 50}, 100e3)) EXPECT_EQ(p.lat, 50);
  for (const LonLat p : loxodrome_line({0, 10}, {180, 10}, 100e3)) EXPECT_GE(p.lon, 0);
  EXPECT_EQ(loxodrome_line({10, 20}, {10, 21}, 0).size(), 3U);
}

}  // namespace
}  // namespace rutter::geo
