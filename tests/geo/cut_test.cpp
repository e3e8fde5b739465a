#include "geo/cut.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <numbers>
#include <string>

#include "geos_set.hpp"

namespace rutter::geo {
namespace {

using nlohmann::json;

Line<LonLat> line_of(const json& coordinates) {
  Line<LonLat> line;
  for (const json& c : coordinates) line.push_back({c.at(0).get<double>(), c.at(1).get<double>()});
  return line;
}

Polygon<LonLat> polygon_of(const json& coordinates) {
  Polygon<LonLat> polygon;
  for (const json& ring : coordinates) polygon.rings.push_back(line_of(ring));
  return polygon;
}

std::vector<Polygon<LonLat>> polygons_of(const json& shape) {
  std::vector<Polygon<LonLat>> polygons;
  if (shape.at("type") == "Polygon") return {polygon_of(shape.at("coordinates"))};
  for (const json& polygon : shape.at("coordinates")) polygons.push_back(polygon_of(polygon));
  return polygons;
}

std::vector<Line<LonLat>> lines_of(const json& shape) {
  std::vector<Line<LonLat>> lines;
  if (shape.at("type") == "LineString") return {line_of(shape.at("coordinates"))};
  for (const json& line : shape.at("coordinates")) lines.push_back(line_of(line));
  return lines;
}

struct Case {
  json input;
  json expected;
};

bool read(const std::string& name, Case& out) {
  const std::string folder = std::string(RUTTER_SHARED_DIR) + "/oracles/antimeridian/";
  std::ifstream input(folder + "input/" + name + ".json");
  std::ifstream expected(folder + "expected/" + name + ".json");
  if (!input || !expected) return false;
  out = {json::parse(input), json::parse(expected)};
  return true;
}

GeosSet ours(const json& shape) {
  GeosSet set;
  for (const Polygon<LonLat>& polygon : polygons_of(shape))
    set = set.symmetric_difference(GeosSet::even_odd(cut_polygon(polygon, 0)));
  return set;
}

GeosSet theirs(const json& shape) {
  GeosSet set;
  for (const Polygon<LonLat>& polygon : polygons_of(shape)) set = set.symmetric_difference(GeosSet::even_odd(polygon.rings));
  return set;
}

class Antimeridian : public testing::TestWithParam<const char*> {};

TEST_P(Antimeridian, polygon_is_cut_as_expected) {
  Case c;
  if (!read(GetParam(), c)) GTEST_SKIP() << "oracles/antimeridian/" << GetParam() << ".json is not there";
  const GeosSet expected = theirs(c.expected);
  EXPECT_GT(expected.area(), 0);
  // The expected coordinates are given to 7 decimals.
  EXPECT_NEAR(ours(c.input).symmetric_difference(expected).area(), 0, 1e-4);
}

INSTANTIATE_TEST_SUITE_P(Cut, Antimeridian,
                         testing::Values("almost-180", "complex-split", "crossing-latitude", "extra-crossing", "great-circle",
                                         "latitude-band", "multi-no-antimeridian", "multi-split", "north-pole", "one-hole",
                                         "over-180", "overlap", "point-on-antimeridian", "simple", "south-pole", "split",
                                         "two-holes", "force-north-pole"));

// This case means the outside of its ring by its winding. We take the inside whatever the winding: exactly the rest of the
// world.
TEST(Antimeridian, winding_does_not_turn_a_polygon_inside_out) {
  Case c;
  if (!read("both-poles", c)) GTEST_SKIP() << "oracles/antimeridian/both-poles.json is not there";
  EXPECT_NEAR(ours(c.input).symmetric_difference(theirs(c.expected)).area(), 360.0 * 180, 1e-4);
}

TEST(Antimeridian, lines_are_cut_as_expected) {
  for (const char* name : {"line", "multi-line"}) {
    Case c;
    if (!read(name, c)) GTEST_SKIP() << "oracles/antimeridian/" << name << ".json is not there";
    std::vector<Line<LonLat>> parts;
    for (const Line<LonLat>& line : lines_of(c.input))
      for (const Line<LonLat>& part : cut_line(line, 0)) parts.push_back(part);
    EXPECT_EQ(parts, lines_of(c.expected)) << name;
  }
}

// Rings of a wobbly circle round a point, as data may have them.
Line<LonLat> wobbly(LonLat centre, double radius, int points, double wobble) {
  Line<LonLat> ring;
  for (int i = 0; i < points; ++i) {
    const double a = 2 * std::numbers::pi * i / points;
    const double r = radius * (1 + wobble * std::sin(5 * a + centre.lon));
    ring.push_back({std::remainder(centre.lon + r * std::cos(a), 360.0), centre.lat + r * std::sin(a)});
  }
  ring.push_back(ring.front());
  return ring;
}

double flat_area(const std::vector<Line<LonLat>>& rings) {
  return GeosSet::even_odd(rings).area();
}

TEST(CutPolygon, keeps_the_area_wherever_it_is_cut) {
  const Polygon<LonLat> polygon{{wobbly({175, 20}, 30, 90, 0.3), wobbly({-178, 25}, 8, 40, 0.2)}};
  const double whole = flat_area(cut_polygon(polygon, 180));
  EXPECT_GT(whole, 1000);
  for (double centre = -180; centre <= 180; centre += 7.5)
    EXPECT_NEAR(flat_area(cut_polygon(polygon, centre)), whole, 1e-6) << centre;
}

TEST(CutPolygon, does_not_care_for_winding_start_and_turns_of_360_degrees) {
  const Polygon<LonLat> polygon{{wobbly({175, 20}, 30, 90, 0.3), wobbly({-178, 25}, 8, 40, 0.2)}};
  Polygon<LonLat> other = polygon;
  for (Line<LonLat>& ring : other.rings) {
    std::reverse(ring.begin(), ring.end());
    ring.pop_back();
    std::rotate(ring.begin(), ring.begin() + 17, ring.end());
    ring.push_back(ring.front());
    for (LonLat& p : ring) p.lon += 360;
  }
  const GeosSet a = GeosSet::even_odd(cut_polygon(polygon, 10));
  EXPECT_NEAR(a.symmetric_difference(GeosSet::even_odd(cut_polygon(other, 10))).area(), 0, 1e-6);
  EXPECT_NEAR(a.symmetric_difference(GeosSet::even_odd(cut_polygon(other, 370))).area(), 0, 1e-6);
}

Line<LonLat> round_the_globe(double lat) {
  Line<LonLat> ring;
  for (int lon = -180; lon < 180; lon += 10) ring.push_back({static_cast<double>(lon), lat + 3 * std::sin(lon / 20.0)});
  ring.push_back(ring.front());
  return ring;
}

TEST(CutPolygon, with_a_pole_inside_reaches_the_pole) {
  for (const double lat : {70.0, -70.0}) {
    const Polygon<LonLat> cap{{round_the_globe(lat)}};
    for (const double centre : {0.0, 33.0, 180.0, -150.0}) {
      const GeosSet set = GeosSet::even_odd(cut_polygon(cap, centre));
      EXPECT_NEAR(set.area(), 360 * 20, 30);
      EXPECT_NEAR(set.border_distance(0, lat > 0 ? 90 : -90), 0, 1e-12);
    }
  }
}

TEST(CutPolygon, a_band_between_two_rings_round_the_globe_has_no_pole) {
  const Polygon<LonLat> band{{round_the_globe(50), round_the_globe(-20)}};
  for (const double centre : {0.0, 90.0}) EXPECT_NEAR(flat_area(cut_polygon(band, centre)), 360 * 70, 1);
}

// Antarctica as data for flat maps has it: along 180 degrees to the pole, along the pole, and back.
Line<LonLat> flat_antarctica() {
  Line<LonLat> ring = {{-180, -90}, {-180, -78}};
  for (int lon = -170; lon < 180; lon += 10) ring.push_back({static_cast<double>(lon), -75 + 5 * std::sin(lon / 15.0)});
  ring.push_back({180, -78});
  ring.push_back({180, -90});
  ring.push_back({-180, -90});
  return ring;
}

TEST(CutPolygon, the_detour_of_a_flat_antarctica_leaves_no_seam) {
  const Polygon<LonLat> antarctica{{flat_antarctica()}};
  const double whole = GeosSet::even_odd(antarctica.rings).area();
  for (const double centre : {0.0, 150.0, -90.0}) {
    const auto rings = cut_polygon(antarctica, centre);
    EXPECT_NEAR(flat_area(rings), whole, 1e-6);
    ASSERT_EQ(rings.size(), 1U);
    const double seam = std::remainder(180 - centre, 360.0);
    if (std::abs(seam) < 180) {
      const auto stands_on_seam = [&](LonLat p) { return std::abs(p.lon - seam) < 1e-9; };
      EXPECT_EQ(std::count_if(rings[0].begin(), rings[0].end(), stands_on_seam), 1);
    }
  }
}

TEST(CutPolygon, explicit_steps_across_the_antimeridian_are_no_way_round_the_globe) {
  const Polygon<LonLat> stepping{
      {{{170, 40}, {180, 40}, {-180, 40}, {-170, 40}, {-170, 50}, {-180, 50}, {180, 50}, {170, 50}, {170, 40}}}};
  EXPECT_NEAR(flat_area(cut_polygon(stepping, 0)), 200, 1e-9);
  EXPECT_NEAR(flat_area(cut_polygon(stepping, 180)), 200, 1e-9);
}

TEST(CutPolygon, the_world_stays_the_world) {
  const Polygon<LonLat> world{{{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}}}};
  for (const double centre : {0.0, 20.0, 180.0}) EXPECT_NEAR(flat_area(cut_polygon(world, centre)), 360 * 180, 1e-6);
}

TEST(CutPolygon, odd_input_is_no_trouble) {
  EXPECT_TRUE(cut_polygon({}, 0).empty());
  EXPECT_TRUE(cut_polygon({{{}}}, 0).empty());
  EXPECT_TRUE(cut_polygon({{{{1, 1}, {2, 2}, {1, 1}}}}, 0).empty());
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_NEAR(flat_area(cut_polygon({{{{0, 0}, {nan, 5}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}}}, 0)), 100, 1e-9);
  const auto far = cut_polygon({{{{0, 95}, {10, 95}, {10, 80}, {0, 80}, {0, 95}}}}, 0);
  EXPECT_NEAR(flat_area(far), 100, 1e-9);
}

TEST(CutLine, explicit_steps_and_many_crossings) {
  const Line<LonLat> line = {{170, 0}, {180, 1}, {-180, 1}, {-170, 2}, {170, 4}};
  const auto parts = cut_line(line, 0);
  double length = 0;
  for (const auto& part : parts)
    for (std::size_t i = 1; i < part.size(); ++i) {
      EXPECT_LE(std::abs(part[i].lon - part[i - 1].lon), 20);
      length += std::abs(part[i].lon - part[i - 1].lon);
    }
  EXPECT_NEAR(length, 40, 1e-9);
  EXPECT_TRUE(cut_line({}, 0).empty());
}

}  // namespace
}  // namespace rutter::geo
