// Against d3-geo, the reference for cutting, clipping and resampling on the sphere (Bostock, Davies; npm d3-geo 3.1, run as a
// program). Its edges are great circles, ours are straight in longitude and latitude: what it gets is densified to 0.1 degree.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <random>
#include <string>
#include <vector>

#include "geo/page_line.hpp"
#include "geo/page_polygon.hpp"
#include "geo/projection.hpp"
#include "geo/projector.hpp"
#include "geo/sphere.hpp"

namespace rutter::geo {
namespace {

constexpr double radius_m = 6371e3;
const PageBox page{0, 0, 900, 600};

struct View {
  std::string proj;
  double lon_0 = 0;
  double lat_0 = 0;
  double lat_1 = 0;
  double lat_2 = 0;
  double half_width_m = 0;
  double horizon = 0;  ///< degrees, of those that have one
};

std::string definition(const View& v) {
  std::string text = fmt::format("+proj={} +lon_0={} +lat_0={} +R={}", v.proj, v.lon_0, v.lat_0, radius_m);
  if (v.lat_1 != 0 || v.lat_2 != 0) text += fmt::format(" +lat_1={} +lat_2={}", v.lat_1, v.lat_2);
  return text;
}

std::vector<View> views() {
  std::mt19937 random(20);
  std::uniform_real_distribution<double> lon(-180, 180);
  std::uniform_real_distribution<double> lat(-90, 90);
  std::vector<View> all;
  for (int i = 0; i < 20; ++i) {
    for (const char* world : {"eqc", "merc", "eqearth", "natearth"}) all.push_back({world, lon(random), 0, 0, 0, 20.1e6, 0});
    for (const char* conic : {"lcc", "aea", "eqdc"}) all.push_back({conic, lon(random), 0, 30, 55, 14e6, 0});
    all.push_back({"tmerc", lon(random), 0, 0, 0, 6e6, 0});
    all.push_back({"ortho", lon(random), lat(random), 0, 0, 9.7e6, 89.99});
    all.push_back({"stere", lon(random), lat(random), 0, 0, 12e6, 150});
    all.push_back({"gnom", lon(random), lat(random), 0, 0, 12e6, 75});
    all.push_back({"laea", lon(random), lat(random), 0, 0, 19e6, 179});
    all.push_back({"aeqd", lon(random), lat(random), 0, 0, 20e6, 179});
  }
  return all;
}

Line<LonLat> densified(const Line<LonLat>& line) {
  Line<LonLat> out = {line.front()};
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double east = std::remainder(line[i].lon - line[i - 1].lon, 360.0);
    const double north = line[i].lat - line[i - 1].lat;
    const int steps = static_cast<int>(std::ceil(std::max(std::abs(east), std::abs(north)) / 0.1));
    for (int k = 1; k <= steps; ++k)
      out.push_back({std::remainder(line[i - 1].lon + east * k / steps, 360.0), line[i - 1].lat + north * k / steps});
    out.back() = {std::remainder(line[i].lon, 360.0), line[i].lat};
  }
  return out;
}

/// A star round a centre: corners at random distances in ascending directions, straight in longitude and latitude.
Line<LonLat> star(std::mt19937& random, double size_deg) {
  std::uniform_real_distribution<double> lon(-180, 180);
  std::uniform_real_distribution<double> lat(-60, 60);
  std::uniform_real_distribution<double> reach(0.4, 1);
  const LonLat centre{lon(random), lat(random)};
  Line<LonLat> ring;
  for (int k = 0; k < 12; ++k) {
    const double angle = 2 * std::numbers::pi * k / 12;
    const double r = size_deg * reach(random);
    ring.push_back(
        {std::remainder(centre.lon + r * std::cos(angle), 360.0), std::clamp(centre.lat + r * std::sin(angle), -85.0, 85.0)});
  }
  ring.push_back(ring.front());
  return ring;
}

Line<LonLat> walk(std::mt19937& random) {
  std::uniform_real_distribution<double> lon(-180, 180);
  std::uniform_real_distribution<double> step(-25, 25);
  Line<LonLat> line = {{lon(random), 0}};
  for (int k = 0; k < 12; ++k) {
    // Turned back at 80 degrees, not held there: a way there and back along one parallel is one line to us, two to d3.
    const double lat = line.back().lat + step(random);
    line.push_back(
        {std::remainder(line.back().lon + step(random), 360.0), std::abs(lat) > 80 ? std::copysign(160, lat) - lat : lat});
  }
  return line;
}

std::string json(const Line<LonLat>& line) {
  std::string text = "[";
  for (const LonLat p : line) text += fmt::format("{}[{:.9f},{:.9f}]", text.size() > 1 ? "," : "", p.lon, p.lat);
  return text + "]";
}

/// Of a ring with straight edges in longitude and latitude on the unit sphere, by summing thin strips.
double area_on_sphere(const Line<LonLat>& ring) {
  const double radians = std::numbers::pi / 180;
  double sum = 0;
  double lon = ring.front().lon;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double east = std::remainder(ring[i].lon - ring[i - 1].lon, 360.0);
    const double north = ring[i].lat - ring[i - 1].lat;
    constexpr int strips = 200;
    for (int k = 0; k < strips; ++k) {
      const double from = std::sin(radians * (ring[i - 1].lat + north * k / strips));
      const double to = std::sin(radians * (ring[i - 1].lat + north * (k + 1) / strips));
      sum += radians * (lon + east * (k + 0.5) / strips) * (to - from);
    }
    lon += east;
  }
  return std::abs(sum);
}

struct Case {
  std::string input;
  double ours = 0;
  std::string what;
  double slack = 0;   ///< of d3's own, in square pixels
  double exact = -1;  ///< area of the whole shape in an equal-area projection
};

Case measured(const View& view, const Line<LonLat>& shape, bool is_ring) {
  const Projection projection(definition(view));
  ProjectedBox window;
  window.add(Projected{-view.half_width_m, -view.half_width_m * 2 / 3});
  window.add(Projected{view.half_width_m, view.half_width_m * 2 / 3});
  const PageTransform transform = fit(window, page);
  const Projector projector(projection, transform, page, {0.02, 0});
  Case result;
  if (is_ring) {
    result.ours = area(projector.polygon({{shape}}));
  } else {
    for (const auto& part : projector.line(shape)) result.ours += length(part);
  }
  const Line<LonLat> dense = densified(shape);
  result.input = fmt::format(
      R"({{"projection":"{}","lon_0":{},"lat_0":{},"lat_1":{},"lat_2":{},"scale":{:.12f},"translate":[{:.9f},{:.9f}],)"
      R"("box":[[{},{}],[{},{}]],"horizon":{},"geometry":{{"type":"{}","coordinates":{}}}}})",
      view.proj, view.lon_0, view.lat_0, view.lat_1, view.lat_2, radius_m * transform.scale, transform.offset_x,
      transform.offset_y, page.min_x, page.min_y, page.max_x, page.max_y, view.horizon, is_ring ? "Polygon" : "LineString",
      is_ring ? "[" + json(dense) + "]" : json(dense));
  if (is_ring && (view.proj == "eqearth" || view.proj == "laea" || view.proj == "aea"))
    result.exact = area_on_sphere(shape) * std::pow(radius_m * transform.scale, 2);
  const auto beyond = [&](LonLat p) { return sphere_distance_deg({view.lon_0, view.lat_0}, p) > view.horizon; };
  Line<PagePoint> round_antipode;  // unwrapped as seen from there: such shapes span less than half the globe
  for (const LonLat p : shape) round_antipode.push_back({std::remainder(p.lon - view.lon_0 - 180, 360.0), p.lat + view.lat_0});
  if (view.horizon > 0 && (std::any_of(shape.begin(), shape.end(), beyond) || contains(round_antipode, {0, 0}))) {
    // d3 draws its horizon in chords of 2 degrees.
    const auto edge = projection.forward(sphere_direct({view.lon_0, view.lat_0}, 90, view.horizon - 1e-6));
    const double r = edge ? std::hypot(edge->x, edge->y) * transform.scale : 0;
    const double step = 2 * std::numbers::pi / 180;
    result.slack = std::numbers::pi * r * r * (1 - std::sin(step) / step);
  }
  result.what = definition(view) + (is_ring ? " polygon " : " line ") + json(shape);
  return result;
}

TEST(AgainstD3, the_same_area_and_length_is_visible) {
  namespace fs = std::filesystem;
  const fs::path modules = fs::path(RUTTER_TEST_BINARY_DIR) / "npm";
  if (!fs::exists(modules / "node_modules" / "d3-geo")) GTEST_SKIP() << "d3-geo is not installed; scripts/test.sh does it";
  std::mt19937 random(12);
  std::vector<Case> cases;
  for (const View& view : views()) {
    for (const double size : {8.0, 25.0, 55.0}) cases.push_back(measured(view, star(random, size), true));
    for (int k = 0; k < 2; ++k) cases.push_back(measured(view, walk(random), false));
  }
  const fs::path input = fs::path(RUTTER_TEST_BINARY_DIR) / "d3_cases.json";
  const fs::path output = fs::path(RUTTER_TEST_BINARY_DIR) / "d3_answers.txt";
  {
    std::ofstream file(input);
    for (const Case& c : cases) file << c.input << '\n';
  }
  const std::string command = fmt::format("node '{}' '{}' < '{}' > '{}'", RUTTER_SOURCE_DIR "/tests/geo/d3_measure.mjs",
                                          modules.string(), input.string(), output.string());
  ASSERT_EQ(std::system(command.c_str()), 0);  // NOLINT(cert-env33-c): a test
  std::ifstream answers(output);
  std::size_t seen = 0;
  std::size_t judged = 0;
  for (const Case& c : cases) {
    double theirs = 0;
    ASSERT_TRUE(answers >> theirs);
    // A thousandth, and half a pixel square or long: both round and drop what is smaller. Where shapes are cut at a meridian d3
    // loses up to half a per cent: an equal-area projection tells who is right.
    const double allowed = 0.001 * theirs + 0.5;
    if (std::abs(c.ours - theirs) > allowed + c.slack) {
      EXPECT_NEAR(c.ours, c.exact, allowed) << "d3: " << theirs << ' ' << c.what;
      ++judged;
    }
    if (theirs > 100) ++seen;
  }
  EXPECT_GT(seen, cases.size() / 4);
  EXPECT_LT(judged, cases.size() / 100);
}

}  // namespace
}  // namespace rutter::geo
