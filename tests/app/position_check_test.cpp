#include "app/position_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "job/read.hpp"

namespace rutter::app {
namespace {

/// What is said of one stop, with its way out.
std::vector<std::string> told(const std::string& in, double lat, double lon) {
  static const places::Gazetteer gazetteer = places::Gazetteer::open(RUTTER_TEST_DATA_DIR "/gazetteer.sqlite");
  static const basemap::Basemap basemap = basemap::Basemap::open(RUTTER_TEST_DATA_DIR "/basemap.rutter");
  const std::string text = "[[map]]\nname = \"a\"\n[[map.stop]]\nlabel = \"A\"\nin = \"" + in +
                           "\"\nat = { lat = " + std::to_string(lat) + ", lon = " + std::to_string(lon) + " }\n";
  const job::Job job = job::read_job_text(text, "test.toml").value();
  std::vector<std::string> lines;
  for (const base::Diagnostic& warning : doubtful_positions(job.maps.front(), gazetteer, basemap)) {
    EXPECT_EQ(warning.severity, base::Severity::warning);
    EXPECT_EQ(warning.at.line, 5U);
    lines.push_back(warning.message + "\n" + warning.hint);
  }
  return lines;
}

TEST(PositionCheck, SaysWhenLatitudeAndLongitudeAreSwapped) {
  EXPECT_THAT(told("Azerbaijan", 47.33, 39.45),
              testing::ElementsAre("the position given, 47.3300, 39.4500, lies in Russia, not in 'Azerbaijan'\n"
                                   "latitude and longitude are swapped: at = { lat = 39.4500, lon = 47.3300 }"));
  EXPECT_TRUE(told("Azerbaijan", 39.45, 47.33).empty());
}

TEST(PositionCheck, SaysWhenItLiesElsewhere) {
  EXPECT_THAT(told("Aleppo, Syria", 35.33, 40.14),
              testing::ElementsAre("the position given, 35.3300, 40.1400, lies in Syria, not in 'Aleppo, Syria'\n"
                                   "correct 'at' or 'in'; the map draws it where 'at' says"));
}

TEST(PositionCheck, SaysNothingOfWhatMayBeRight) {
  EXPECT_TRUE(told("Syria", 36.65, 37.08).empty()) << "a kilometre or two beyond the outline of the border";
  EXPECT_TRUE(told("Ukraine", 44.95, 34.1).empty()) << "disputed";
  EXPECT_TRUE(told("Russia", 44.95, 34.1).empty()) << "disputed";
  EXPECT_TRUE(told("Turkey", 43.5, 34).empty()) << "at sea";
  EXPECT_TRUE(told("Narnia", 39.45, 47.33).empty()) << "nothing known";
}

/// What is said of an extent of a map with a stop at each of these longitudes.
std::vector<std::string> told_of_extent(const std::string& extent, const std::vector<double>& lons) {
  std::string text = "[[map]]\nname = \"a\"\nextent = " + extent + "\n";
  route::Itinerary itinerary;
  for (const double lon : lons) itinerary.stops.emplace_back().point = {lon, 37};
  const job::Job job = job::read_job_text(text, "test.toml").value();
  std::vector<std::string> lines;
  for (const base::Diagnostic& warning : doubtful_extent(job.maps.front(), itinerary)) lines.push_back(base::format(warning));
  return lines;
}

TEST(PositionCheck, SaysWhenWestAndEastOfTheExtentAreSwapped) {
  EXPECT_THAT(told_of_extent("[45, 36, 35.5, 39]", {37, 44}),
              testing::ElementsAre("test.toml:3:10: warning: 'extent' runs 350.5 degrees round the Earth, eastwards from 45 to "
                                   "35.5; all places lie between 35.5 and 45\n  extent = [45, 36, 35.5, 39]\n           ^\n  "
                                   "are west and east swapped? extent = [35.5, 36, 45, 39]\n"));
}

TEST(PositionCheck, LeavesExtentsAloneThatMayBeMeant) {
  EXPECT_TRUE(told_of_extent("[45, 36, 35.5, 39]", {37, 120}).empty()) << "a place beyond";
  EXPECT_TRUE(told_of_extent("[45, 36, 35.5, 39]", {}).empty()) << "no place that could tell";
  EXPECT_TRUE(told_of_extent("[170, -30, -170, 0]", {-175}).empty()) << "the Pacific";
  EXPECT_TRUE(told_of_extent("[100, -30, -90, 0]", {-80, 90}).empty()) << "less than half of the Earth";
  EXPECT_TRUE(told_of_extent("[35.5, 36, 45, 39]", {37, 44}).empty());
}

}  // namespace
}  // namespace rutter::app
