// Domains of closed formulas, known from their equations.
#include "geo/probe_tear.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace rutter::geo {
namespace {

constexpr double earth_m = 6371e3;
constexpr double radians = std::numbers::pi / 180;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

template <class Formula>
std::optional<Tear> probed(Formula formula, LonLat centre = {}) {
  const ForwardMany forward = [&](std::span<const LonLat> places, std::span<Projected> out) {
    for (std::size_t i = 0; i < places.size(); ++i)
      out[i] = formula(std::remainder(places[i].lon - centre.lon, 360.0) * radians, places[i].lat * radians);
  };
  return probe_tear(forward, std::span(&centre, 1));
}

TEST(ProbeTear, finds_the_meridian_opposite_to_the_centre) {
  const auto sinusoidal = probed([](double l, double f) { return Projected{earth_m * l * std::cos(f), earth_m * f}; }, {40, 0});
  ASSERT_TRUE(sinusoidal.has_value());
  EXPECT_EQ(sinusoidal->kind, TearKind::meridian);
  EXPECT_EQ(sinusoidal->centre, (LonLat{40, 0}));
  EXPECT_EQ(sinusoidal->south, -90);
  EXPECT_EQ(sinusoidal->north, 90);
}

TEST(ProbeTear, ends_a_band_where_the_image_does) {
  const auto cut = probed([](double l, double f) {
    return f < -50 * radians ? Projected{nan, nan} : Projected{earth_m * l, earth_m * f};
  });
  ASSERT_TRUE(cut.has_value());
  EXPECT_EQ(cut->kind, TearKind::meridian);
  EXPECT_EQ(cut->south, -48);
  EXPECT_EQ(cut->north, 90);
}

TEST(ProbeTear, sees_that_the_back_of_a_globe_folds_over) {
  // Finite everywhere: without a look at the sense of rotation the far side would be drawn over the near one.
  const auto globe = probed([](double l, double f) {
    return Projected{earth_m * std::cos(f) * std::sin(l), earth_m * std::sin(f)};
  });
  ASSERT_TRUE(globe.has_value());
  EXPECT_EQ(globe->kind, TearKind::horizon);
  EXPECT_GE(globe->radius_deg, 84);
  EXPECT_LE(globe->radius_deg, 90);
}

TEST(ProbeTear, sees_jumps) {
  // Torn along the meridian of 50 degrees: no map round 0 may cross it.
  const auto torn = probed([](double l, double f) {
    return Projected{earth_m * l * std::cos(f) + (l > 50 * radians ? 2e6 : 0), earth_m * f};
  });
  ASSERT_TRUE(torn.has_value());
  EXPECT_EQ(torn->kind, TearKind::horizon);
  EXPECT_GE(torn->radius_deg, 44);
  EXPECT_LE(torn->radius_deg, 50);
}

TEST(ProbeTear, steep_is_not_torn) {
  // Mercator near its end: long steps that shrink when halved.
  const auto mercator = probed([](double l, double f) {
    return Projected{earth_m * l, earth_m * std::log(std::tan(std::numbers::pi / 4 + f / 2))};
  });
  ASSERT_TRUE(mercator.has_value());
  EXPECT_EQ(mercator->kind, TearKind::meridian);
  EXPECT_GE(mercator->north, 87);
}

TEST(ProbeTear, finds_nothing_in_what_is_no_map) {
  EXPECT_FALSE(probed([](double l, double f) { return Projected{l, f}; }).has_value());
  EXPECT_FALSE(probed([](double, double) { return Projected{nan, nan}; }).has_value());
  EXPECT_FALSE(probed([](double, double) { return Projected{1, 1}; }).has_value());
}

}  // namespace
}  // namespace rutter::geo
