// The countries of the bundled base map against published areas and capitals.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "basemap/basemap.hpp"
#include "geo/geodesic.hpp"

namespace rutter::basemap {
namespace {

const std::filesystem::path bundled = std::filesystem::path(RUTTER_TEST_DATA_DIR) / "basemap.rutter";

/// The rows of a table of the tests, less its comments.
std::vector<std::vector<std::string>> rows_of(const char* name) {
  std::ifstream file(std::filesystem::path(RUTTER_SOURCE_DIR) / "tests/basemap" / name);
  EXPECT_TRUE(file.good()) << name;
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, '\t');) rows.back().push_back(cell);
  }
  return rows;
}

/// On the ellipsoid.
double geodesic_area_km2(const geo::Feature& country) {
  double sum = 0;
  for (const auto& polygon : std::get<geo::MultiPolygon<geo::LonLat>>(country.shape).polygons)
    sum += geo::area_m2(polygon) / 1e6;
  return sum;
}

TEST(PublishedAreas, OfCountriesOfAllSizesAreMet) {
  if (!std::filesystem::exists(bundled)) GTEST_SKIP() << bundled << " is not built";
  const Basemap map = Basemap::open(bundled);
  const auto rows = rows_of("published_areas.tsv");
  EXPECT_GE(rows.size(), 40U);
  for (const auto& row : rows) {
    ASSERT_GE(row.size(), 3U) << row.front();
    const auto country = map.find("countries", row[0]);
    ASSERT_TRUE(country) << row[0];
    const double percent = 100 * (geodesic_area_km2(*country) / std::stod(row[1]) - 1);
    EXPECT_LE(std::abs(percent), std::stod(row[2])) << row[0] << " is " << percent << " % off";
  }
}

}  // namespace
}  // namespace rutter::basemap
