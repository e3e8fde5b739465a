// Towns and capitals of the gazetteer against the outlines of the bundled base map.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "area_of.hpp"
#include "basemap/basemap.hpp"

namespace rutter::basemap {
namespace {

const std::filesystem::path bundled = std::filesystem::path(RUTTER_TEST_DATA_DIR) / "basemap.rutter";
const std::filesystem::path source = RUTTER_SOURCE_DIR;

struct Town {
  std::string id, name, country, province;
  geo::LonLat point;
  bool capital = false;
};

std::vector<std::string> cells_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> cells;
  for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
  return cells;
}

/// places.tsv: id name ascii lat lon feature_code country admin1 ...; towns of GeoNames with an id.
std::vector<Town> towns() {
  std::ifstream file(source / "geodata/gazetteer/places.tsv");
  std::string line;
  std::getline(file, line);
  std::vector<Town> out;
  while (std::getline(file, line)) {
    const auto c = cells_of(line);
    if (c.size() < 10 || c[9].empty()) continue;
    out.push_back({c[0], c[1], c[6], c[6] + "." + c[7], {std::stod(c[4]), std::stod(c[3])}, c[5] == "PPLC"});
  }
  return out;
}

/// Outlines, each looked up once.
class Outlines {
 public:
  Outlines(const Basemap& map, std::string layer) : map_(map), layer_(std::move(layer)) {}
  const std::optional<geo::Feature>& of(const std::string& key) {
    const auto [at, added] = found_.try_emplace(key);
    if (added) at->second = map_.find(layer_, key);
    return at->second;
  }

 private:
  const Basemap& map_;
  std::string layer_;
  std::map<std::string, std::optional<geo::Feature>> found_;
};

/// Inside, or as near to the outline as 1:10 million outlines stray from the ground: five points round it are asked.
bool in_or_beside(const geo::Feature& area, geo::LonLat p, double beside_km) {
  const double dlat = beside_km / 111.2;
  const double dlon = dlat / std::cos(p.lat * std::acos(-1.0) / 180);
  if (contains(area, p)) return true;
  for (int i = 0; i < 8; ++i) {
    const double angle = i * std::acos(-1.0) / 4;
    if (contains(area, {p.lon + dlon * std::cos(angle), p.lat + dlat * std::sin(angle)})) return true;
  }
  return false;
}

/// The ids in the first column of a list of the tests.
std::set<std::string> listed(const char* name) {
  std::ifstream file(source / "tests/basemap" / name);
  std::set<std::string> ids;
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line.front() != '#') ids.insert(cells_of(line).front());
  return ids;
}

TEST(Towns, FiveHundredLieInTheirCountryAndProvince) {
  if (!std::filesystem::exists(bundled)) GTEST_SKIP() << bundled << " is not built";
  const Basemap map = Basemap::open(bundled);
  Outlines countries(map, "countries");
  Outlines provinces(map, "provinces");
  std::vector<Town> all = towns();
  ASSERT_GT(all.size(), 50'000U);
  const std::set<std::string> known = listed("towns_outside.tsv");
  std::mt19937 random(20261125);
  int in_country = 0;
  int in_province = 0;
  for (int i = 0; i < 500; ++i) {
    const Town& town = all[random() % all.size()];
    const auto& country = countries.of(town.country);
    const auto& province = provinces.of(town.province);
    const bool right_country = country && in_or_beside(*country, town.point, 5);
    const bool right_province = province && in_or_beside(*province, town.point, 8);
    in_country += country && contains(*country, town.point) ? 1 : 0;
    in_province += province && contains(*province, town.point) ? 1 : 0;
    if (known.contains(town.id)) continue;
    EXPECT_TRUE(right_country) << town.id << '\t' << town.name << '\t' << town.country;
    EXPECT_TRUE(right_province) << town.id << '\t' << town.name << '\t' << town.province;
  }
  EXPECT_GE(in_country, 480) << "strictly inside";
  EXPECT_GE(in_province, 450) << "strictly inside";
}

TEST(Towns, AlmostAllCountriesHaveTheirCapitalInside) {
  if (!std::filesystem::exists(bundled)) GTEST_SKIP() << bundled << " is not built";
  const Basemap map = Basemap::open(bundled);
  Outlines countries(map, "countries");
  const std::set<std::string> known = listed("towns_outside.tsv");
  std::set<std::string> inside;
  for (const Town& town : towns()) {
    if (!town.capital || known.contains(town.id)) continue;
    const auto& country = countries.of(town.country);
    EXPECT_TRUE(country) << town.id << town.name;
    if (country && in_or_beside(*country, town.point, 5)) inside.insert(town.country);
    EXPECT_TRUE(!country || inside.contains(town.country)) << town.id << '\t' << town.name << '\t' << town.country;
  }
  EXPECT_GE(inside.size(), 195U);
}

}  // namespace
}  // namespace rutter::basemap
