#include "basemap/relief.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <fstream>
#include <random>

#include "base/error.hpp"
#include "basemap/bytes.hpp"
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

TEST(TileCode, NoBytesReadBeyondTheirEndNorGiveImpossibleShades) {
  std::vector<std::uint8_t> shades(tile_side * tile_side);
  for (std::size_t i = 0; i < shades.size(); ++i) shades[i] = static_cast<std::uint8_t>((i / 7 + i / 900) % shade_steps);
  const std::string whole = pack_tile(shades);
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    // On the heap and cut to size, so that a sanitizer sees one byte too far.
    std::string bytes = whole.substr(0, random() % (whole.size() + 1));
    for (int i = 0; i < 3 && !bytes.empty(); ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    bytes.shrink_to_fit();
    try {
      for (const std::uint8_t shade : unpack_tile(bytes)) ASSERT_LT(shade, shade_steps);
    } catch (const Damaged&) {
      continue;
    }
  }
}

TEST_F(ReliefFile, GivesTheShadesOfAWindowAlsoAcrossTheAntimeridian) {
  const auto shades = hillshade(cone(), all(255));
  write(relief_bytes("relief: Somebody", {shades}));
  const Relief relief = Relief::open(path_);
  for (const geo::LonLatBox& box : {geo::LonLatBox{40, 20, 50, 40}, geo::LonLatBox{30, 20, -170, 40}, geo::LonLatBox{}}) {
    const ReliefWindow window = relief.window(box, 1000);
    EXPECT_NEAR(window.at({43.5, 31.5}), 4.0 * shades.row(58)[223], 1e-9);
    EXPECT_NEAR(window.at({47.5, 27.5}), 4.0 * shades.row(62)[227], 1e-9);
  }
}

TEST_F(ReliefFile, RefusesDamageNamingThePath) {
  std::string bytes = relief_bytes("relief: Somebody", {hillshade(cone(), all(255))});
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

TEST_F(ReliefFile, IsRefusedWhereverItIsCutOrItsDirectoryChanged) {
  const std::string whole = relief_bytes("relief: Somebody", {hillshade(cone(), all(255))});
  for (std::size_t size = 0; size < whole.size(); size += size < 64 ? 1 : 97) {
    write(whole.substr(0, size));
    EXPECT_THROW((void)Relief::open(path_), base::Error) << size;
  }
  // 360 x 180 samples are two tiles of 16 bytes each; credit and sizes stand before them.
  for (std::size_t from_end = 1; from_end <= 32 + 16 + 5; ++from_end) {
    std::string bytes = whole;
    bytes[whole.size() - from_end] = static_cast<char>(bytes[whole.size() - from_end] ^ 0x10);
    write(bytes);
    EXPECT_THROW((void)Relief::open(path_), base::Error) << from_end;
  }
}

TEST_F(ReliefFile, SaysWhoseDataItIs) {
  write(relief_bytes("relief: Somebody", {hillshade(cone(), all(255))}));
  EXPECT_EQ(Relief::open(path_).credit(), "relief: Somebody");
}

TEST(BundledRelief, EveryLevelShowsTheSameMountainsAndNoneOnWater) {
  const Relief relief = Relief::open(RUTTER_TEST_DATA_DIR "/relief.rutter");
  EXPECT_EQ(relief.credit(), "relief: Natural Earth");
  for (const double metres_per_px : {1000.0, 8000.0, 100'000.0}) {
    const ReliefWindow earth = relief.window({}, metres_per_px);
    const auto spread = [&](double west, double south, double east, double north) {
      double sum = 0;
      int count = 0;
      for (double lat = south; lat < north; lat += 0.05)
        for (double lon = west; lon < east; lon += 0.05, ++count) sum += std::abs(earth.at({lon, lat}) - 128);
      return sum / count;
    };
    EXPECT_GT(spread(83, 27.5, 88, 28.5), 20) << "Himalaya";
    EXPECT_GT(spread(7, 46, 10, 47), 20) << "Alps";
    EXPECT_GT(spread(-72, -34, -70, -30), 20) << "Andes";
    EXPECT_LT(spread(4.5, 52, 6, 53), 1) << "Netherlands";
    EXPECT_LT(spread(64, 58, 72, 62), 4) << "West Siberia";
    EXPECT_EQ(spread(-45, 30, -35, 50), 0) << "Atlantic";
    EXPECT_EQ(spread(50.2, 39, 51.5, 41), 0) << "Caspian";
    EXPECT_EQ(spread(-87.4, 42.3, -86.9, 44.5), 0) << "Lake Michigan";
  }
}

TEST(ReliefBytes, AreTheSameTwice) {
  const auto shades = hillshade(cone(), all(255));
  EXPECT_EQ(relief_bytes("relief: Somebody", {shades}), relief_bytes("relief: Somebody", {shades}));
}

}  // namespace
}  // namespace rutter::basemap
