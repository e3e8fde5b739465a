#include "geo/choose_projection.hpp"

#include <gtest/gtest.h>

#include <random>

#include "geo/lon_lat_box.hpp"
#include "geo/projection.hpp"

namespace rutter::geo {
namespace {

struct Row {
  LonLatBox extent;
  const char* proj;
  const char* name;
};

TEST(ChooseProjection, follows_the_table) {
  const Row rows[] = {
      {{29, 36.2, 50, 41},
       "+proj=lcc +lat_1=37 +lat_2=40 +lat_0=38.5 +lon_0=39.5 +ellps=WGS84",
       "Lambert conformal conic, 37° and 40° N"},
      {{36.8, 36.3, 37.3, 36.8},
       "+proj=tmerc +lat_0=36.5 +lon_0=37 +ellps=WGS84",
       "transverse Mercator, central meridian 37° E"},
      {{-125, 24, -66, 49},
       "+proj=lcc +lat_1=28 +lat_2=45 +lat_0=36.5 +lon_0=-96 +ellps=WGS84",
       "Lambert conformal conic, 28° and 45° N"},
      {{-20, 30, 60, 72}, "+proj=laea +lat_0=50 +lon_0=20 +ellps=WGS84", "Lambert azimuthal equal-area, centre 50° N 20° E"},
      {{95, -11, 141, 6}, "+proj=merc +lat_ts=3 +lon_0=118 +ellps=WGS84", "Mercator, true at 3°, central meridian 118° E"},
      {{-76, -55, -66, -18}, "+proj=tmerc +lat_0=-37 +lon_0=-71 +ellps=WGS84", "transverse Mercator, central meridian 71° W"},
      {{-180, -90, 180, 90}, "+proj=eqearth +lon_0=0 +ellps=WGS84", "Equal Earth, central meridian 0°"},
      {{-120, -40, 150, 60}, "+proj=eqearth +lon_0=20 +ellps=WGS84", "Equal Earth, central meridian 20° E"},
      {{-100, -25, 120, 30},
       "+proj=eqc +lat_ts=15 +lon_0=10 +ellps=WGS84",
       "equidistant cylindrical, true at 15°, central meridian 10° E"},
      {{-170, 60, 160, 85},
       "+proj=laea +lat_0=90 +lon_0=-5 +ellps=WGS84",
       "Lambert azimuthal equal-area, north polar, central meridian 5° W"},
      {{-60, -82, -20, -68},
       "+proj=stere +lat_0=-90 +lat_ts=-79 +lon_0=-40 +ellps=WGS84",
       "polar stereographic, true at 79° S, central meridian 40° W"},
      {{170, -48, -170, -30},
       "+proj=lcc +lat_1=-45 +lat_2=-33 +lat_0=-39 +lon_0=180 +ellps=WGS84",
       "Lambert conformal conic, 45° and 33° S"},
      {{178, -19, -179, -16},
       "+proj=tmerc +lat_0=-17.5 +lon_0=179.5 +ellps=WGS84",
       "transverse Mercator, central meridian 179.5° E"},
  };
  for (const Row& row : rows) {
    const ProjectionChoice choice = choose_projection(row.extent);
    EXPECT_EQ(choice.proj, row.proj);
    EXPECT_EQ(choice.name, row.name);
    EXPECT_FALSE(choice.reason.empty());
  }
}

TEST(ChooseProjection, of_a_point_and_of_the_world) {
  EXPECT_EQ(choose_projection(LonLatBox{10, 0, 10, 0}).proj, "+proj=tmerc +lat_0=0 +lon_0=10 +ellps=WGS84");
  EXPECT_EQ(choose_projection(LonLatBox{}).name, "Equal Earth, central meridian 0°");
}

TEST(ChooseProjection, for_areas_keeps_their_sizes) {
  const Row rows[] = {
      {{29, 36.2, 50, 41},
       "+proj=aea +lat_1=37 +lat_2=40 +lat_0=38.5 +lon_0=39.5 +ellps=WGS84",
       "Albers equal-area conic, 37° and 40° N"},
      {{95, -11, 141, 6},
       "+proj=cea +lat_ts=3 +lon_0=118 +ellps=WGS84",
       "equal-area cylindrical, true at 3°, central meridian 118° E"},
      {{-76, -55, -66, -18},
       "+proj=laea +lat_0=-37 +lon_0=-71 +ellps=WGS84",
       "Lambert azimuthal equal-area, centre 37° S 71° W"},
      {{-100, -25, 120, 30},
       "+proj=cea +lat_ts=15 +lon_0=10 +ellps=WGS84",
       "equal-area cylindrical, true at 15°, central meridian 10° E"},
      {{-60, -82, -20, -68},
       "+proj=laea +lat_0=-90 +lon_0=-40 +ellps=WGS84",
       "Lambert azimuthal equal-area, south polar, central meridian 40° W"},
  };
  for (const Row& row : rows) {
    const ProjectionChoice choice = choose_projection(row.extent, Purpose::areas);
    EXPECT_EQ(choice.proj, row.proj);
    EXPECT_EQ(choice.name, row.name);
  }
}

TEST(ChooseProjection, for_distances_stands_on_the_place_where_that_shows) {
  const LonLat istanbul{28.94966, 41.01384};
  const ProjectionChoice far = choose_projection({-74, 35, 140, 41}, Purpose::distances, istanbul);
  EXPECT_EQ(far.proj, "+proj=aeqd +lat_0=41 +lon_0=28.9 +ellps=WGS84");
  EXPECT_EQ(far.name, "azimuthal equidistant, centre 41° N 28.9° E");
  EXPECT_EQ(far.reason, "for distances from one place");
  const LonLatBox region{27, 36.2, 36, 41};
  EXPECT_EQ(choose_projection(region, Purpose::distances, istanbul).proj, choose_projection(region).proj);
}

TEST(ChooseProjection, always_gives_one_that_shows_the_extent) {
  std::mt19937 random(6);
  std::uniform_real_distribution<double> lon(-180, 180);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int i = 0; i < 400; ++i) {
    const double height = std::pow(unit(random), 3) * 150;
    const double width = std::pow(unit(random), 3) * 355;
    const double south = -90 + unit(random) * (180 - height);
    const double west = lon(random);
    const LonLatBox box{west, south, normalised_lon(west + width), south + height};
    const ProjectionChoice choice = choose_projection(box);
    SCOPED_TRACE(choice.proj);
    const Projection projection(choice.proj);
    for (double fx = 0; fx <= 1; fx += 0.25)
      for (double fy = 0; fy <= 1; fy += 0.25)
        EXPECT_TRUE(projection.forward({west + fx * width, south + fy * height}))
            << west + fx * width << ' ' << south + fy * height;
  }
}

}  // namespace
}  // namespace rutter::geo
