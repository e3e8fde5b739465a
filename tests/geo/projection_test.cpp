#include "geo/projection.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "geo/visible_box.hpp"

namespace rutter::geo {
namespace {

struct Known {
  const char* definition;
  LonLat place;
  Projected plane;
};

// Values of the program proj 9.1.1, -f %.4f.
const std::vector<Known> known_values = {
    {"+proj=lcc +lat_1=37 +lat_2=41 +lat_0=39 +lon_0=40 +ellps=WGS84", {37.04, 36.58}, {-264943.7065, -264210.6044}},
    {"+proj=lcc +lat_1=37 +lat_2=41 +lat_0=39 +lon_0=40 +datum=WGS84", {-120, -20}, {-15378962.3173, 10789629.3555}},
    {"+proj=merc +lat_ts=5 +lon_0=100 +ellps=WGS84", {-170, 60}, {9980883.5609, 8331087.7819}},
    {"+proj=robin +lon_0=150 +ellps=WGS84", {-31, -55}, {14120982.2968, -5838367.4445}},
    {"+proj=eqearth +lon_0=10 +ellps=WGS84", {-73.8, 40.6}, {-7094103.8049, 4987803.7758}},
    {"+proj=laea +lat_0=50 +lon_0=20 +ellps=WGS84", {-150, 10}, {-2165055.8676, 10789063.9489}},
    {"+proj=ortho +lat_0=40 +lon_0=30 +ellps=WGS84", {70, 0}, {4099787.4365, -3119565.7472}},
    {"+proj=stere +lat_0=90 +lat_ts=75 +lon_0=-45 +ellps=WGS84", {15, 78}, {1145006.9457, -661070.0683}},
    {"+proj=tmerc +lat_0=36.5 +lon_0=37 +ellps=WGS84", {38.5, 36.1}, {135079.3397, -43343.8829}},
    {"+proj=utm +zone=37 +datum=WGS84", {36.2, 41}, {264502.4930, 4542533.8350}},
    {"+proj=eqc +lat_ts=10 +lon_0=0 +ellps=WGS84", {120, -9}, {13155395.7114, -1001875.4171}},
    {"+proj=aeqd +lat_0=-30 +lon_0=140 +ellps=WGS84", {-140, 20}, {9447031.8321, 3823661.6141}},
    {"+proj=aea +lat_1=29.5 +lat_2=45.5 +lat_0=37.5 +lon_0=-96 +ellps=WGS84", {-75, 35}, {1885428.3905, -70816.9748}},
    {"+proj=wintri +lon_0=0 +ellps=WGS84", {100, 50}, {7491750.4962, 5854251.3952}},
    {"+proj=nsper +h=3000000 +lat_0=20 +lon_0=10 +ellps=WGS84", {20, 30}, {906085.4049, 1073369.9944}},
};

TEST(Projection, agrees_with_the_program_proj) {
  for (const Known& k : known_values) {
    SCOPED_TRACE(k.definition);
    const Projection projection(k.definition);
    const auto p = projection.forward(k.place);
    ASSERT_TRUE(p.has_value());
    EXPECT_NEAR(p->x, k.plane.x, 1e-3);
    EXPECT_NEAR(p->y, k.plane.y, 1e-3);
    if (projection.has_inverse()) {
      const auto back = projection.inverse(*p);
      ASSERT_TRUE(back.has_value());
      EXPECT_NEAR(back->lon, k.place.lon, 1e-7);
      EXPECT_NEAR(back->lat, k.place.lat, 1e-7);
    }
  }
}

TEST(Projection, has_nothing_outside_of_its_domain) {
  const Projection mercator("+proj=merc");
  EXPECT_FALSE(mercator.forward({0, 90}));
  EXPECT_FALSE(mercator.forward({0, -86}));
  EXPECT_TRUE(mercator.forward({0, 85}));
  const Projection globe("+proj=ortho +lat_0=40 +lon_0=30");
  EXPECT_TRUE(globe.forward({30, -49}));
  EXPECT_FALSE(globe.forward({30, -51}));
  EXPECT_FALSE(globe.forward({-150, -40}));
  EXPECT_FALSE(globe.inverse({6.4e6, 6.4e6}));
  const Projection robinson("+proj=robin");
  EXPECT_FALSE(robinson.inverse({17e6, 8.5e6}));
  EXPECT_FALSE(robinson.forward({std::nan(""), 0}));
  EXPECT_FALSE(robinson.forward({0, 91}));
}

TEST(Projection, shows_both_sides_of_the_tear) {
  const Projection robinson("+proj=robin +lon_0=150");
  const std::vector<LonLat> sides = {{-180, 30}, {180, 30}, {-180.5, 30}, {180.5, 30}};
  std::vector<Projected> out(sides.size());
  robinson.forward_from_centre(sides, out);
  EXPECT_LT(out[0].x, -1e7);
  EXPECT_NEAR(out[1].x, -out[0].x, 1e-3);
  EXPECT_EQ(out[2], out[0]);
  EXPECT_EQ(out[3], out[1]);
  EXPECT_NEAR(robinson.forward({-30, 30})->y, out[0].y, 1e-6);
}

TEST(Projection, tells_family_and_tear) {
  const Projection conic("+proj=lcc +lat_1=37 +lat_2=41 +lon_0=40");
  EXPECT_EQ(conic.family(), ProjectionFamily::conic);
  EXPECT_EQ(conic.tear().kind, TearKind::meridian);
  EXPECT_EQ(conic.central_meridian(), 40);
  EXPECT_EQ(conic.name(), "Lambert conformal conic");
  EXPECT_EQ(conic.tear().south, -75);
  EXPECT_EQ(Projection("+proj=lcc +lat_1=-30 +lat_2=-20").tear().north, 75);
  const Projection globe("+proj=ortho +lat_0=40 +lon_0=30");
  EXPECT_EQ(globe.family(), ProjectionFamily::azimuthal);
  EXPECT_EQ(globe.tear().kind, TearKind::horizon);
  EXPECT_EQ(globe.tear().centre, (LonLat{30, 40}));
  EXPECT_EQ(Projection("+proj=utm +zone=37").central_meridian(), 39);
}

TEST(Projection, reads_epsg_codes) {
  const Projection europe("EPSG:3035");
  EXPECT_EQ(europe.name(), "Lambert azimuthal equal-area");
  EXPECT_EQ(europe.proj_string(), "+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80");
  // The code's own origin: 52 N 10 E is 4321000, 3210000.
  EXPECT_NEAR(europe.forward({10, 52})->x, 4321000, 1e-6);
  EXPECT_NEAR(europe.forward({10, 52})->y, 3210000, 1e-6);
  EXPECT_EQ(Projection("EPSG:4326").family(), ProjectionFamily::cylindrical);
  EXPECT_EQ(Projection("EPSG:3857").name(), "Mercator");
  EXPECT_NEAR(Projection("EPSG:3857").forward({180, 0})->x, 20037508.3428, 1e-3);
  // Feet of the plane become metres.
  EXPECT_NEAR(Projection("EPSG:2263").forward({-74, 40.166666666666664})->x, 300000, 1e-3);
}

std::string message_of(const std::string& definition) {
  try {
    const Projection projection(definition);
  } catch (const base::Error& e) {
    EXPECT_EQ(e.kind(), base::ErrorKind::map);
    return e.what();
  }
  return "no error";
}

TEST(Projection, refuses_with_the_way_out) {
  EXPECT_EQ(message_of("robinson"), "projection 'robinson': the parameter +robinson is unknown or not supported; leave it out");
  EXPECT_EQ(message_of(""),
            "projection '': no +proj in it; write \"auto\", a PROJ string such as \"+proj=robin\", or \"EPSG:3035\"");
  EXPECT_EQ(message_of("+proj=robinsohn"),
            "projection '+proj=robinsohn': +proj=robinsohn is no map projection of PROJ; write \"auto\", a PROJ string such as "
            "\"+proj=robin\", or "
            "\"EPSG:3035\"");
  EXPECT_EQ(message_of("+proj=noop"),
            "projection '+proj=noop': it shows no part of the Earth in one piece; write \"auto\", a PROJ string such as "
            "\"+proj=robin\", or \"EPSG:3035\"");
  EXPECT_EQ(message_of("+proj=airy +shape=../x"),
            "projection '+proj=airy +shape=../x': the parameter +shape is unknown or not supported; leave it out");
  EXPECT_EQ(message_of("+proj=pipeline +step +proj=merc").substr(0, 20), "projection '+proj=pi");
  EXPECT_EQ(message_of("+proj=merc +nadgrids=/etc/passwd"),
            "projection '+proj=merc +nadgrids=/etc/passwd': the parameter +nadgrids is unknown or not supported; leave it out");
  EXPECT_EQ(message_of("+proj=merc +lon_0=1,5"), "projection '+proj=merc +lon_0=1,5': '1,5' of +lon_0 is not a decimal number");
  EXPECT_EQ(message_of("+proj=utm"), "projection '+proj=utm': +proj=utm needs +zone, such as +zone=37");
  EXPECT_EQ(message_of("+proj=merc +proj=robin"),
            "projection '+proj=merc +proj=robin': more than one +proj; pipelines are not supported");
  EXPECT_EQ(message_of("EPSG:999999"),
            "projection 'EPSG:999999': PROJ knows no such code; write a code such as EPSG:3035, a PROJ string, or \"auto\"");
  EXPECT_EQ(
      message_of("EPSG:2065"),
      "projection 'EPSG:2065': it needs the parameter +pm, which is not supported; take another code or write a PROJ string");
  EXPECT_EQ(message_of("EPSG:4978"),
            "projection 'EPSG:4978': +proj=geocent is no map projection of PROJ; write \"auto\", a PROJ string such as "
            "\"+proj=robin\", "
            "or \"EPSG:3035\"");
  EXPECT_NE(message_of("+proj=lcc +lat_1=30 +lat_2=-30").find("or write \"auto\""), std::string::npos);
  EXPECT_NE(message_of("+proj=merc +ellps=cheese").find("or write \"auto\""), std::string::npos);
}

TEST(Projection, of_a_region_shows_that_region) {
  const std::vector<std::pair<const char*, LonLat>> middles = {
      {"+proj=krovak", {14.42, 50.08}}, {"EPSG:5514", {12.5, 50}},           {"EPSG:5514", {22.4, 48.9}},
      {"+proj=nzmg", {174.78, -41.29}}, {"+proj=bertin1953", {2.35, 48.85}}, {"+proj=bertin1953", {139.7, 35.7}}};
  for (const auto& [definition, place] : middles) EXPECT_TRUE(Projection(definition).forward(place).has_value()) << definition;
}

TEST(Projection, used_again_tells_the_same) {
  const std::string lcc = "+proj=lcc +lat_1=37 +lat_2=41 +lon_0=40";
  const std::optional<Projected> at = Projection(lcc).forward({42, 39});
  const Projected somewhere{1e5, 2e5};
  const std::optional<LonLat> back = Projection(lcc).inverse(somewhere);
  ASSERT_TRUE(at && back);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i) {
        const Projection one(lcc);
        const Projection two(lcc);  // at once with the first: not the same of PROJ's objects
        const Projection other(fmt::format("+proj=lcc +lat_1={} +lat_2=41 +lon_0=40", 20 + (i * 4 + t) % 19));
        if (one.inverse({1e30, 1e30}) || two.forward({0, 91})) ++wrong;  // what failed leaves nothing behind
        if (one.forward({42, 39}) != at || two.inverse(somewhere) != back) ++wrong;
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(Projection, windows_in_turn_are_told_apart) {
  const Projection projection("+proj=merc +lon_0=0");
  const PageTransform there{1e-4, 0, 0};
  const PageBox left{0, 0, 100, 100};
  const PageBox right{300, 0, 400, 100};
  const LonLatBox of_left = visible_box(projection, there, left);
  const LonLatBox of_right = visible_box(projection, there, right);
  EXPECT_LT(of_left.east, of_right.west);
  EXPECT_EQ(visible_box(projection, there, left), of_left);
  EXPECT_EQ(visible_box(projection, there, right), of_right);
  EXPECT_NE(visible_box(projection, {2e-4, 0, 0}, right), of_right);
}

TEST(Projection, moves) {
  Projection a("+proj=robin");
  const auto before = a.forward({10, 10});
  Projection b = std::move(a);
  EXPECT_EQ(b.forward({10, 10}), before);
}

}  // namespace
}  // namespace rutter::geo
