// Nearest places against a search through the whole index.
#include "places/nearest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "base/mapped_file.hpp"
#include "places/database.hpp"
#include "places/gazetteer.hpp"
#include "places/index_trailer.hpp"
#include "places/place_row.hpp"
#include "places/spot_cell.hpp"

namespace rutter::places {
namespace {

constexpr const char* index_path = RUTTER_TEST_DATA_DIR "/gazetteer.sqlite";

/// Straight from the rows of the places, not from the grid.
std::vector<std::pair<std::int64_t, geo::LonLat>> all_lived_in() {
  const base::MappedFile mapped(index_path, "index");
  const IndexParts parts = parts_of(mapped.bytes(), read_trailer(index_path));
  std::vector<std::pair<std::int64_t, geo::LonLat>> found;
  for (std::size_t at = IndexParts::first_row; at < parts.rows_end;) {
    const auto number = static_cast<std::int64_t>(at);
    const PlaceRow row = read_row(parts.bytes, at);
    const std::string_view code = row.feature_code;
    if ((row.kind == Kind::city || row.kind == Kind::village) && code != "PPLQ" && code != "PPLH" && code != "PPLW" &&
        code != "PPLCH")
      found.emplace_back(number, row.point);
  }
  return found;
}

std::vector<geo::LonLat> points() {
  std::vector<geo::LonLat> found{{0, 90},         {0, -90},   {180, 0}, {-180, 0},     {180, 90},
                                 {179.999, 66},   {-180, 66}, {0, 0},   {-179.99, 52}, {37.04628, 36.58662},
                                 {-123.4, -48.9}, {180, -17}};
  std::mt19937 random(5);
  std::uniform_real_distribution<double> lon(-180, 180);
  std::uniform_real_distribution<double> lat(-90, 90);
  for (int i = 0; i < 40; ++i) found.push_back({lon(random), lat(random)});
  return found;
}

TEST(Nearest, is_what_a_search_through_all_places_finds) {
  const auto all = all_lived_in();
  ASSERT_GT(all.size(), 100000U);
  const Database base = Database::open_immutable(index_path);
  NearestFinder finder(base);
  for (const geo::LonLat point : points()) {
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& [number, at] : all) nearest = std::min(nearest, distance_km(point, at));
    std::set<std::int64_t> expected;
    for (const auto& [number, at] : all)
      if (distance_km(point, at) <= nearest * 1.012) expected.insert(number);
    const auto found = finder.find(point);
    ASSERT_FALSE(found.empty());
    EXPECT_DOUBLE_EQ(found.front().km, nearest) << point.lon << " " << point.lat;
    std::set<std::int64_t> numbers;
    for (const NearNumber& near : found) numbers.insert(near.number);
    EXPECT_EQ(numbers, expected) << point.lon << " " << point.lat;
  }
}

TEST(Nearest, knows_the_place_itself) {
  const Gazetteer gazetteer = Gazetteer::open(index_path);
  const auto found = gazetteer.nearest({37.04628, 36.58662});
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().place.id, "geonames:172082");
  EXPECT_EQ(found.front().km, 0);
}

TEST(SpotCell, covers_the_globe) {
  EXPECT_EQ(cell_of({-180, -90}), 0);
  EXPECT_EQ(cell_of({180, -90}), 0);
  EXPECT_EQ(cell_of({179.99, 90}), cell_rows * cell_columns - 1);
  EXPECT_EQ(cell_column(-180.1), cell_columns - 1);
  EXPECT_EQ(cell_column(540.1), 0);
}

}  // namespace
}  // namespace rutter::places
