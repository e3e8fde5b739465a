#include "geo/own_formula.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geo/projection_source.hpp"
#include "geo/sphere.hpp"

namespace rutter::geo {
namespace {

std::unique_ptr<Formula> own(const std::string& text) {
  return own_formula(ProjDefinition(text, text));
}

class OwnFormula : public testing::TestWithParam<const char*> {};

// PROJ is the independent witness: both ways, all over the globe, to 0.1 mm in the plane, to 1e-9 radians (6 mm) on the
// globe.
TEST_P(OwnFormula, agrees_with_proj) {
  const std::unique_ptr<Formula> ours = own(GetParam());
  ASSERT_NE(ours, nullptr);
  const std::unique_ptr<Formula> theirs = projection_source().formula(ProjDefinition(GetParam(), "").text(), "");
  ASSERT_TRUE(ours->has_inverse() && theirs->has_inverse());
  std::size_t compared = 0;
  for (double lat = -89.5; lat < 90; lat += 3.1)
    for (double lon = -179.3; lon < 180; lon += 4.7) {
      const Projected place{lon * radians, lat * radians};
      Projected a = place;
      Projected b = place;
      ours->forward({&a, 1});
      theirs->forward({&b, 1});
      const bool far = !(std::abs(b.x) < 5e7 && std::abs(b.y) < 5e7);
      if (far) {
        EXPECT_FALSE(std::abs(a.x) < 4.9e7 && std::abs(a.y) < 4.9e7) << lon << ' ' << lat;
        continue;
      }
      ASSERT_NEAR(a.x, b.x, 1e-4) << lon << ' ' << lat;
      ASSERT_NEAR(a.y, b.y, 1e-4) << lon << ' ' << lat;
      const Projected from = ours->inverse(b);
      const Projected expected = theirs->inverse(b);
      if (!std::isfinite(expected.x) || std::abs(expected.y) > 89.99 * radians) continue;
      ASSERT_NEAR(std::remainder(from.x - expected.x, 2 * 180 * radians), 0, 1e-9 / std::cos(expected.y)) << lon << ' ' << lat;
      ASSERT_NEAR(from.y, expected.y, 1e-9) << lon << ' ' << lat;
      ++compared;
    }
  EXPECT_GT(compared, 1000U);
}

INSTANTIATE_TEST_SUITE_P(Usual, OwnFormula,
                         testing::Values("+proj=lcc +lat_1=37 +lat_2=41 +lat_0=39 +lon_0=40",
                                         "+proj=lcc +lat_1=-20 +lat_2=-40 +lon_0=-60",
                                         "+proj=aea +lat_1=29.5 +lat_2=45.5 +lat_0=37.5 +lon_0=-96 +ellps=WGS84",
                                         "+proj=aea +lat_1=10 +lat_2=-30 +lat_0=-10 +lon_0=25",
                                         "+proj=laea +lat_0=38.41 +lon_0=44.5", "+proj=laea +lat_0=-3 +lon_0=170",
                                         "+proj=laea +lat_0=90 +lon_0=-30", "+proj=laea +lat_0=-90",
                                         "+proj=laea +lat_0=0 +lon_0=10", "+proj=stere +lat_0=90 +lat_ts=75 +lon_0=-45",
                                         "+proj=stere +lat_0=-90 +lat_ts=-71", "+proj=merc +lat_ts=5 +lon_0=100", "+proj=merc",
                                         "+proj=cea +lat_ts=30 +lon_0=-170", "+proj=eqc +lat_ts=10 +lon_0=60",
                                         "+proj=ortho +lat_0=40 +lon_0=30 +R=6378137", "+proj=ortho +lat_0=90 +R=6378137"));

TEST(OwnFormulaFor, leaves_all_else_to_proj) {
  for (const char* definition :
       {"+proj=robin", "+proj=tmerc +lon_0=9", "+proj=aeqd +lat_0=-30 +lon_0=140", "+proj=lcc +lat_1=40 +lat_0=40",
        "+proj=lcc +lat_1=37 +lat_2=41 +ellps=GRS80", "+proj=lcc +lat_1=37 +lat_2=41 +a=6378137",
        "+proj=laea +lat_0=52 +x_0=4321000", "+proj=merc +k_0=0.9", "+proj=ortho +lat_0=40", "+proj=ortho +R=6378137 +alpha=3",
        "+proj=lcc +lat_1=30 +lat_2=-30", "+proj=stere +lat_0=90", "+proj=lcc +lat_1=95 +lat_2=41", "+proj=merc +lat_ts=90",
        "+proj=laea +lat_0=91"})
    EXPECT_EQ(own(definition), nullptr) << definition;
}

}  // namespace
}  // namespace rutter::geo
