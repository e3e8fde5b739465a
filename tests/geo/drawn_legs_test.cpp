// Legs as drawn against waypoints of GeographicLib's GeodSolve, by elliptic integrals: another route than PROJ's series.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "geo/geodesic.hpp"
#include "geo/page_line.hpp"
#include "geo/projector.hpp"

namespace rutter::geo {
namespace {

constexpr std::size_t pairs = 60;
constexpr std::size_t waypoints = 40;
constexpr double third_of_a_pixel_pt = 0.25;

/// The answer of GeodSolve to lines of input, as rows of numbers.
std::vector<std::vector<double>> geod_solve(const std::string& options, const std::string& input) {
  const std::filesystem::path file = std::filesystem::path(RUTTER_TEST_BINARY_DIR) / "geodsolve_in.txt";
  const std::filesystem::path answer = std::filesystem::path(RUTTER_TEST_BINARY_DIR) / "geodsolve_out.txt";
  std::ofstream(file) << input;
  const std::string command =
      fmt::format("GeodSolve -E -p 9 {} < '{}' > '{}' 2>/dev/null", options, file.string(), answer.string());
  if (std::system(command.c_str()) != 0) return {};  // NOLINT(cert-env33-c): a test
  std::vector<std::vector<double>> rows;
  std::ifstream in(answer);
  for (double a = 0, b = 0, c = 0; in >> a >> b >> c;) rows.push_back({a, b, c});
  return rows;
}

TEST(DrawnLegs, follow_the_waypoints_of_geodsolve_and_are_cut_only_where_the_map_is) {
  std::mt19937 random(60);
  std::uniform_real_distribution<double> lon(-180, 180);
  std::uniform_real_distribution<double> sine(-1, 1);
  std::vector<std::pair<LonLat, LonLat>> legs;
  std::string asked;
  for (std::size_t i = 0; i < pairs; ++i) {
    const auto somewhere = [&] { return LonLat{lon(random), std::asin(sine(random)) * 57.29577951308232}; };
    legs.emplace_back(somewhere(), somewhere());
    asked += fmt::format("{:.12f} {:.12f} {:.12f} {:.12f}\n", legs[i].first.lat, legs[i].first.lon, legs[i].second.lat,
                         legs[i].second.lon);
  }
  const auto solved = geod_solve("-i", asked);
  if (solved.empty()) GTEST_SKIP() << "GeodSolve is not installed";
  ASSERT_EQ(solved.size(), legs.size());
  asked.clear();
  for (std::size_t i = 0; i < pairs; ++i)
    for (std::size_t k = 0; k <= waypoints; ++k)
      asked += fmt::format("{:.12f} {:.12f} {:.12f} {:.6f}\n", legs[i].first.lat, legs[i].first.lon, solved[i][0],
                           solved[i][2] * static_cast<double>(k) / waypoints);
  const auto places = geod_solve("", asked);
  ASSERT_EQ(places.size(), legs.size() * (waypoints + 1));

  const PageBox page{0, 0, 800, 560};
  const std::vector<std::pair<const char*, double>> views = {
      {"+proj=eqearth +lon_0=20", 17.4e6},        {"+proj=robin +lon_0=180", 17.2e6},
      {"+proj=merc +lon_0=-100", 20.1e6},         {"+proj=ortho +lat_0=50 +lon_0=10", 9.2e6},
      {"+proj=laea +lat_0=-30 +lon_0=120", 18e6}, {"+proj=igh", 20.1e6},
      {"+proj=stere +lat_0=90 +lat_ts=70", 12e6}, {"+proj=lcc +lat_1=30 +lat_2=60 +lat_0=45 +lon_0=0", 12e6}};
  for (const auto& [definition, half_width_m] : views) {
    const Projection projection(definition);
    ProjectedBox plane;
    plane.add(Projected{-half_width_m, -half_width_m * 0.7});
    plane.add(Projected{half_width_m, half_width_m * 0.7});
    const Projector projector(projection, fit(plane, page), page);
    std::size_t seen = 0;
    for (std::size_t i = 0; i < pairs; ++i) {
      // As route::trace samples a leg.
      const auto drawn = projector.line(geodesic_line(legs[i].first, legs[i].second, 20e3));
      for (std::size_t k = 0; k <= waypoints; ++k) {
        const auto& row = places[i * (waypoints + 1) + k];
        const auto at = projector.point({row[1], row[0]});
        if (!at) continue;
        ++seen;
        double off = 1e9;
        for (const auto& part : drawn) off = std::min(off, distance_to(part, *at));
        EXPECT_LE(off, third_of_a_pixel_pt) << definition << " leg " << i << " at " << row[1] << ' ' << row[0];
      }
    }
    EXPECT_GT(seen, pairs * waypoints / 6) << definition;
  }
}

}  // namespace
}  // namespace rutter::geo
