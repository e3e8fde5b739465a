// Coordinates in the usual notations, against GeographicLib's own programs and the examples of Google's specification.
#include "places/coordinates.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "places/derived.hpp"
#include "places/place.hpp"
#include "places/plus_code.hpp"

namespace rutter::places {
namespace {

/// What a program prints; empty when it cannot be run.
std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string text;
  std::array<char, 256> part{};
  while (pipe && fgets(part.data(), part.size(), pipe.get()) != nullptr) text += part.data();
  return text;
}

/// Random points where UTM is used, away from poles.
std::vector<geo::LonLat> points() {
  std::mt19937 random(20201031);  // NOLINT(cert-msc51-cpp): the same points on every run
  std::uniform_real_distribution<double> lat(-79, 83);
  std::uniform_real_distribution<double> lon(-180, 180);
  std::vector<geo::LonLat> found;
  for (int i = 0; i < 60; ++i) found.push_back({lon(random), lat(random)});
  return found;
}

class GeoConvert : public testing::TestWithParam<const char*> {};

TEST_P(GeoConvert, writes_what_is_read_back) {
  if (output_of("GeoConvert --version 2>/dev/null").empty()) GTEST_SKIP() << "GeoConvert is not installed";
  std::string input;
  for (const geo::LonLat point : points()) input += fmt::format("{:.7f} {:.7f}\\n", point.lat, point.lon);
  std::istringstream lines(output_of(fmt::format("printf -- '{}' | GeoConvert {}", input, GetParam())));
  std::size_t read = 0;
  for (std::string line; std::getline(lines, line); ++read) {
    const auto found = coordinates_in(line);
    ASSERT_TRUE(found.has_value()) << line;
    const double off_km = distance_km(found->point, points().at(read));
    EXPECT_LE(off_km, found->radius_km + 0.002) << line;
  }
  EXPECT_EQ(read, points().size());
}

// Decimal degrees; degrees, minutes, seconds, also with colons; UTM; MGRS to a metre, 100 m and 10 km.
INSTANTIATE_TEST_SUITE_P(Notations, GeoConvert,
                         testing::Values("-g -p 2", "-d -p 0", "-d -: -p 1", "-u -p 0", "-m -p 0", "-m -p -2", "-m -p -4"));

TEST(Coordinates, are_read_with_signs_and_letters_in_any_order) {
  for (const char* const text :
       {"36.65, 37.21", "36.65 37.21", "36.65N 37.21E", "37.21E 36.65N", "36°39'N 37°12'36\"E", "N36°39.0' E37°12.6'",
        "36° 39' 00\" N 37° 12' 36\" E", "36d39'0\"N 37d12'36\"E", "36.65° N, 37.21° E"}) {
    const auto found = coordinates_in(text);
    ASSERT_TRUE(found.has_value()) << text;
    EXPECT_NEAR(found->point.lat, 36.65, 1e-9) << text;
    EXPECT_NEAR(found->point.lon, 37.21, 1e-9) << text;
  }
  EXPECT_LT(coordinates_in("-33.8688, 151.2093")->point.lat, 0);
  EXPECT_LT(coordinates_in("33.8688° S, 151.2093° W")->point.lon, 0);
}

TEST(Coordinates, are_not_read_into_names_or_nonsense) {
  for (const char* const text :
       {"Azaz", "12345", "Route 66", "91.5, 37.21", "36.65, 190", "36.65", "1, 2, 3", "61N 500000 4000000", "37S CA 4", "S 5",
        "E 1 N", "M626+22", "8G8VM600+", "36.65 Ankara", "N E", "1e5 1e5", "nan nan"})
    EXPECT_FALSE(coordinates_in(text).has_value()) << text;
  EXPECT_FALSE(coordinates_in(std::string(1'000'000, '9')).has_value());
}

TEST(PlusCode, is_read_as_the_specification_gives_examples) {
  // From the test data of the specification (decoding.csv): code, south, west, north, east.
  struct Example {
    const char* code;
    double south, west, north, east;
  };
  for (const Example& e :
       {Example{"7FG49Q00+", 0, 0, 0, 0}, Example{"7FG49QCJ+2V", 20.37000, 2.782125, 20.370125, 2.78225},
        Example{"7FG49QCJ+2VX", 20.3701, 2.78221875, 20.370125, 2.78225},
        Example{"8FVC2222+22", 47.0, 8.0, 47.000125, 8.000125},
        Example{"4VCPPQGP+Q9", -41.273125, 174.785875, -41.273, 174.786}, Example{"62G20000+", 0, 0, 0, 0}}) {
    const auto square = plus_code_square(e.code);
    if (e.north == e.south) {
      EXPECT_FALSE(square.has_value()) << e.code << " is padded: too coarse";
      continue;
    }
    ASSERT_TRUE(square.has_value()) << e.code;
    EXPECT_NEAR(square->middle.lat, (e.south + e.north) / 2, 1e-9) << e.code;
    EXPECT_NEAR(square->middle.lon, (e.west + e.east) / 2, 1e-9) << e.code;
  }
}

TEST(PointAt, goes_where_GeodSolve_goes) {
  const std::string text = output_of("echo '39.45015 47.33496 180 20000' | GeodSolve -p 6 2>/dev/null");
  if (text.empty()) GTEST_SKIP() << "GeodSolve is not installed";
  double lat = 0;
  double lon = 0;
  std::istringstream(text) >> lat >> lon;
  const geo::LonLat point = point_at({47.33496, 39.45015}, 180, 20);
  EXPECT_NEAR(point.lat, lat, 1e-9);
  EXPECT_NEAR(point.lon, lon, 1e-9);
}

TEST(Derived, ids_lead_back_to_what_was_said) {
  Place known;
  known.id = "geonames:1";
  known.name = "Town";
  known.kind = Kind::city;
  known.point = {47.3, 39.4};
  for (const char* const suffix : {"near", "near-3km", "20km-s", "16.1km-nnw", "north", "southeast"}) {
    const auto said = derivation_of(suffix);
    ASSERT_TRUE(said.has_value()) << suffix;
    EXPECT_EQ(derived_place(known, *said).id, std::string("geonames:1/") + suffix);
  }
  for (const char* const suffix : {"", "nearby", "20km", "20km-x", "-5km-s", "9999km-s", "northern", "1e3km-s/near"})
    EXPECT_FALSE(derivation_of(suffix).has_value()) << suffix;
}

TEST(Derived, an_offset_has_a_ring_that_holds_what_the_words_leave_open) {
  Place known;
  known.point = {47.3, 39.4};
  const Place south = derived_place(known, *derivation_of("20km-s"));
  EXPECT_NEAR(distance_km(south.point, known.point), 20, 0.1);
  // Whoever says "20 km south" of what lies 21 km to the south-south-west is not wrong.
  EXPECT_LE(distance_km(south.point, point_at(known.point, 201, 21)), south.uncertainty_km);
  EXPECT_LT(derived_place(known, *derivation_of("20km-sse")).uncertainty_km, south.uncertainty_km);
}

}  // namespace
}  // namespace rutter::places
