#include "basemap/relief.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <fstream>

#include "base/error.hpp"
#include "basemap/hillshade.hpp"
#include "basemap/relief_format.hpp"
#include "basemap/relief_writer.hpp"
#include "basemap/tile_code.hpp"

namespace rutter::basemap {
namespace {

/// A cone of 5 degrees' radius round 45 E, 30 N, one sample a degree.
GlobeGrid<float> cone() {
  GlobeGrid<float> heights{360, 180, std::vector<float>(360 * 180)};
  for (std::size_t y = 0; y < 180; ++y)
    for (std::size_t x = 0; x < 360; ++x) {
      const double from_peak = std::hypot(double(x) + 0.5 - 225.5, double(y) + 0.5 - 60.5);
      heights.row(y)[x] = static_cast<float>(std::max(0.0, 5 - from_peak) * 2000);
    }
  return heights;
}

GlobeGrid<std::uint8_t> all(std::uint8_t land) {
  return {360, 180, std::vector<std::uint8_t>(360 * 180, land)};
}

class ReliefFile : public ::testing::Test {
 protected:
  void write(const std::string& bytes) const { std::ofstream(path_, std::ios::binary) << bytes; }
  void TearDown() override { std::filesystem::remove(path_); }
  std::filesystem::path path_ = std::filesystem::path(::testing::TempDir()) / ("relief-" + std::to_string(::getpid()));
};

TEST(Hillshade, LightsTheNorthWestAndDarkensTheSouthEast) {
  const auto shades = hillshade(cone(), all(255));
  EXPECT_GT(shades.row(58)[223], neutral_shade + 3);
  EXPECT_LT(shades.row(62)[227], neutral_shade - 3);
  EXPECT_EQ(shades.row(100)[100], neutral_shade);
}

TEST(Hillshade, LeavesWaterNeutral) {
  for (const std::uint8_t shade : hillshade(cone(), all(0)).values) ASSERT_EQ(shade, neutral_shade);
}

TEST(TileCode, GivesBackWhatItPacked) {
  std::vector<std::uint8_t> shades(tile_side * tile_side);
  for (std::size_t i = 0; i < shades.size(); ++i) shades[i] = static_cast<std::uint8_t>(i * i / 7 % shade_steps);
  EXPECT_EQ(unpack_tile(pack_tile(shades)), shades);
  const std::vector<std::uint8_t> flat(tile_side * tile_side, neutral_shade);
  EXPECT_EQ(pack_tile(flat).size(), 1U);
  EXPECT_EQ(unpack_tile(pack_tile(flat)), flat);
}

TEST_F(ReliefFile, GivesTheShadesOfAWindowAlsoAcrossTheAntimeridian) {
  const auto shades = hillshade(cone(), all(255));
  write(relief_bytes({shades}));
  const Relief relief = Relief::open(path_);
  for (const geo::LonLatBox& box : {geo::LonLatBox{40, 20, 50, 40}, geo::LonLatBox{30, 20, -170, 40}, geo::LonLatBox{}}) {
    const ReliefWindow window = relief.window(box, 1000);
    EXPECT_NEAR(window.at({43.5, 31.5}), 4.0 * shades.row(58)[223], 1e-9);
    EXPECT_NEAR(window.at({47.5, 27.5}), 4.0 * shades.row(62)[227], 1e-9);
  }
}

TEST_F(ReliefFile, RefusesDamageNamingThePath) {
  std::string bytes = relief_bytes({hillshade(cone(), all(255))});
  bytes[relief_header_size + 40] = static_cast<char>(bytes[relief_header_size + 40] ^ 1);
  write(bytes);
  const Relief relief = Relief::open(path_);
  try {
    (void)relief.window({}, 1000);
    FAIL() << "damage was read";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::data);
    EXPECT_NE(std::string(error.what()).find(path_.string()), std::string::npos);
  }
  write("no relief");
  EXPECT_THROW((void)Relief::open(path_), base::Error);
  std::filesystem::remove(path_);
  EXPECT_THROW((void)Relief::open(path_), base::Error);
}

TEST(ReliefBytes, AreTheSameTwice) {
  const auto shades = hillshade(cone(), all(255));
  EXPECT_EQ(relief_bytes({shades}), relief_bytes({shades}));
}

}  // namespace
}  // namespace rutter::basemap
