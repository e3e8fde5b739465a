#include "basemap/basemap.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <random>
#include <thread>

#include "area_of.hpp"
#include "base/checksum.hpp"
#include "base/error.hpp"
#include "basemap/build.hpp"
#include "basemap/bytes.hpp"

namespace rutter::basemap {
namespace {

using geo::LonLat;
using testing::HasSubstr;

geo::Feature square(double west, double south, double size, std::string key, int steps = 1) {
  geo::Line<LonLat> ring;
  for (int i = 0; i < steps; ++i) ring.push_back({west + size * i / steps, south});
  for (int i = 0; i < steps; ++i) ring.push_back({west + size, south + size * i / steps});
  for (int i = 0; i < steps; ++i) ring.push_back({west + size - size * i / steps, south + size});
  for (int i = 0; i < steps; ++i) ring.push_back({west, south + size - size * i / steps});
  ring.push_back(ring.front());
  geo::Properties properties;
  properties.set("key", std::move(key));
  properties.set("half", 0.5);
  properties.set("whole", -7.0);
  properties.set("yes", true);
  properties.set("nothing", {});
  return {geo::MultiPolygon<LonLat>{{geo::Polygon<LonLat>{{ring}}}}, properties};
}

geo::Feature wiggle(double west, double south, double length, int steps, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> up(-0.05, 0.05);
  geo::Line<LonLat> line;
  for (int i = 0; i <= steps; ++i) line.push_back({west + length * i / steps, south + up(random)});
  return {geo::MultiLine<LonLat>{{line}}, {}};
}

class BasemapFile : public testing::Test {
 protected:
  void SetUp() override {
    path_ = std::filesystem::temp_directory_path() /
            ("basemap-" + std::to_string(::getpid()) + "-" + testing::UnitTest::GetInstance()->current_test_info()->name());
  }
  void TearDown() override { std::filesystem::remove(path_); }

  void store(const std::string& bytes) const { std::ofstream(path_, std::ios::binary) << bytes; }

  static std::string small_world() {
    BasemapBuilder builder("test-1");
    builder.add_layer({"countries", Kind::polygon, "key"});
    builder.add_layer({"borders", Kind::line, ""});
    builder.add_layer({"coast", Kind::line, ""});
    builder.add_layer({"land", Kind::polygon, ""});
    builder.add_layer({"rivers", Kind::line, ""});
    builder.add_layer({"places", Kind::point, ""});
    builder.add("countries", square(0, 0, 10, "AA", 200));
    builder.add("countries", square(10, 0, 10, "BB", 200));
    builder.add("countries", square(170, -10, 10, "CC", 3));
    builder.add("countries", square(-180, -10, 10, "CC", 3));
    builder.add_shared_lines("countries", "borders", {});
    builder.add_outer_lines("countries", "coast");
    builder.add_union("countries", "land");
    for (unsigned i = 0; i < 40; ++i) builder.add("rivers", wiggle(-100 + i * 4.0, -60 + i * 3.0, 15, 500, i));
    for (int i = 0; i < 3000; ++i) {
      geo::Feature town{geo::MultiPoint<LonLat>{{-170 + (i % 60) * 5.5, -80 + (i / 60) * 3.2}}, {}};
      town.properties.set("number", static_cast<double>(i));
      builder.add("places", town, {i % 2 == 0 ? level_of(8000) : level_of(80), level_of(0)});
    }
    return builder.bytes();
  }

  [[nodiscard]] std::string message() const {
    try {
      const Basemap map = Basemap::open(path_);
      for (const LayerInfo& layer : map.layers())
        for (const double tolerance : level_tolerances_m) (void)map.features(layer.name, {}, tolerance / 0.3);
      (void)map.find("countries", "BB");
      return "";
    } catch (const base::Error& error) {
      EXPECT_EQ(error.kind(), base::ErrorKind::data);
      return error.what();
    }
  }

  std::filesystem::path path_;
};

TEST_F(BasemapFile, GivesBackWhatWasAdded) {
  store(small_world());
  const Basemap map = Basemap::open(path_);
  EXPECT_EQ(map.data_version(), "test-1");
  ASSERT_EQ(map.layers().size(), 6U);
  EXPECT_EQ(map.layers()[0].name, "countries");
  EXPECT_EQ(map.layers()[0].features, 4U);
  const auto found = map.find("countries", "BB");
  ASSERT_TRUE(found);
  const geo::Properties expected = square(10, 0, 10, "BB").properties;
  for (const auto& [name, value] : expected) {
    ASSERT_NE(found->properties.find(name), nullptr) << name;
    EXPECT_EQ(*found->properties.find(name), value) << name;
  }
  EXPECT_NEAR(area_km2(*found), area_km2(square(10, 0, 10, "BB", 200)), 1);
  EXPECT_EQ(vertices(*found), 801U);
}

TEST_F(BasemapFile, SameInputGivesSameBytes) {
  EXPECT_EQ(small_world(), small_world());
}

TEST_F(BasemapFile, UnknownLayersAndKeysAreNothing) {
  store(small_world());
  const Basemap map = Basemap::open(path_);
  EXPECT_TRUE(map.features("glaciers", {}, 0).empty());
  EXPECT_FALSE(map.find("glaciers", "AA"));
  EXPECT_FALSE(map.find("countries", "ZZ"));
  EXPECT_FALSE(map.find("rivers", ""));
}

TEST_F(BasemapFile, FindJoinsTheFeaturesOfOneKey) {
  store(small_world());
  const auto found = Basemap::open(path_).find("countries", "CC");
  ASSERT_TRUE(found);
  EXPECT_TRUE(contains(*found, {175, -5}));
  EXPECT_TRUE(contains(*found, {-175, -5}));
}

TEST_F(BasemapFile, PointsOfAWindowAreThoseOfABruteForceFilter) {
  store(small_world());
  const Basemap map = Basemap::open(path_);
  const auto all = map.features("places", {}, 0);
  ASSERT_EQ(all.size(), 3000U);
  std::mt19937 random(5);
  std::uniform_real_distribution<double> lon(-180, 180);
  std::uniform_real_distribution<double> lat(-90, 90);
  for (int i = 0; i < 200; ++i) {
    const double a = lat(random);
    const double b = lat(random);
    const geo::LonLatBox window{lon(random), std::min(a, b), lon(random), std::max(a, b)};  // often west > east
    std::vector<double> expected;
    for (const auto& f : all)
      if (window.contains(std::get<geo::MultiPoint<LonLat>>(f.shape)[0])) expected.push_back(f.properties.number("number", -1));
    std::vector<double> got;
    for (const auto& f : map.features("places", window, 0)) got.push_back(f.properties.number("number", -1));
    EXPECT_EQ(got, expected);
  }
}

TEST_F(BasemapFile, LevelRangesDecideWhatIsShown) {
  store(small_world());
  EXPECT_EQ(Basemap::open(path_).features("places", {}, 40'000).size(), 1500U);
}

TEST_F(BasemapFile, PolygonsInAWindowCoverWhatTheWholeCovers) {
  store(small_world());
  const Basemap map = Basemap::open(path_);
  const auto whole = map.find("countries", "AA");
  std::mt19937 random(7);
  std::uniform_real_distribution<double> at(-2, 12);
  std::uniform_real_distribution<double> size(0.01, 4);
  for (int i = 0; i < 200; ++i) {
    const double west = at(random);
    const double south = at(random);
    const geo::LonLatBox window{west, south, west + size(random), south + size(random)};
    const auto part = map.features("countries", window, 0);
    for (int k = 0; k < 50; ++k) {
      std::uniform_real_distribution<double> x(window.west, window.east);
      std::uniform_real_distribution<double> y(window.south, window.north);
      const LonLat p{x(random), y(random)};
      const bool in = std::any_of(part.begin(), part.end(),
                                  [&](const auto& f) { return f.properties.text("key") == "AA" && contains(f, p); });
      EXPECT_EQ(in, contains(*whole, p)) << p.lon << " " << p.lat;
    }
  }
}

TEST_F(BasemapFile, LinesInAWindowHaveAllTheirVerticesThere) {
  store(small_world());
  const Basemap map = Basemap::open(path_);
  const geo::LonLatBox window{-70, -40, -50, -20};
  const auto in_window = [&](const std::vector<geo::Feature>& features) {
    std::vector<LonLat> points;
    for (const auto& f : features)
      for (const auto& line : std::get<geo::MultiLine<LonLat>>(f.shape).lines)
        for (const LonLat p : line)
          if (window.contains(p)) points.push_back(p);
    return points;
  };
  const auto expected = in_window(map.features("rivers", {}, 0));
  EXPECT_GT(expected.size(), 100U);
  EXPECT_EQ(in_window(map.features("rivers", window, 0)), expected);
  std::size_t read = 0;
  for (const auto& f : map.features("rivers", window, 0)) read += vertices(f);
  EXPECT_LT(read, 2 * expected.size());
}

TEST_F(BasemapFile, CoarseLinesStayWithinTheirTolerance) {
  store(small_world());
  const Basemap map = Basemap::open(path_);
  const auto fine = map.features("rivers", {}, 0);
  const auto coarse = map.features("rivers", {}, 2400 / 0.3);
  ASSERT_EQ(coarse.size(), fine.size());
  for (std::size_t i = 0; i < fine.size(); ++i) {
    const auto& simple = std::get<geo::MultiLine<LonLat>>(coarse[i].shape).lines.at(0);
    EXPECT_LT(simple.size(), std::get<geo::MultiLine<LonLat>>(fine[i].shape).lines.at(0).size());
    for (const LonLat p : std::get<geo::MultiLine<LonLat>>(fine[i].shape).lines.at(0)) {
      double nearest = 1e9;
      for (std::size_t k = 0; k + 1 < simple.size(); ++k) {
        const double shrink = std::cos(p.lat * std::acos(-1.0) / 180);
        const double ax = (simple[k].lon - p.lon) * shrink;
        const double ay = simple[k].lat - p.lat;
        const double dx = (simple[k + 1].lon - simple[k].lon) * shrink;
        const double dy = simple[k + 1].lat - simple[k].lat;
        const double t = std::clamp(-(ax * dx + ay * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        nearest = std::min(nearest, std::hypot(ax + t * dx, ay + t * dy) * 111'320);
      }
      EXPECT_LE(nearest, 2401);
    }
  }
}

TEST_F(BasemapFile, NeighboursKeepOneBorderAtEveryLevel) {
  store(small_world());
  const Basemap map = Basemap::open(path_);
  for (const double metres_per_px : {0.0, 300.0, 900.0, 3000.0, 9000.0, 30'000.0}) {
    const auto borders = map.features("borders", {}, metres_per_px);
    ASSERT_EQ(borders.size(), 1U);
    EXPECT_EQ(borders[0].properties.text("left"), "AA");
    EXPECT_EQ(borders[0].properties.text("right"), "BB");
    const auto& line = std::get<geo::MultiLine<LonLat>>(borders[0].shape).lines.at(0);
    for (const auto& f : map.features("countries", {-1, -1, 21, 11}, metres_per_px)) {
      const auto& ring = std::get<geo::MultiPolygon<LonLat>>(f.shape).polygons.at(0).rings.at(0);
      for (const LonLat p : line) EXPECT_THAT(ring, testing::Contains(p));
    }
  }
}

TEST_F(BasemapFile, CoastHasNoBorderAndNoCutAtTheAntimeridian) {
  store(small_world());
  const Basemap map = Basemap::open(path_);
  for (const auto& f : map.features("coast", {}, 0))
    for (const auto& line : std::get<geo::MultiLine<LonLat>>(f.shape).lines)
      for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        EXPECT_FALSE(line[i].lon == 10 && line[i + 1].lon == 10);
        EXPECT_FALSE(std::abs(line[i].lon) == 180 && std::abs(line[i + 1].lon) == 180);
      }
  const auto land = map.features("land", {-20, -20, 40, 40}, 0);
  ASSERT_EQ(land.size(), 1U);
  EXPECT_NEAR(area_km2(land), area_km2(square(0, 0, 10, "")) * 2, 1000);
}

TEST_F(BasemapFile, ARegionIsTheUnionOfItsMembersAlone) {
  // Nine squares; the region is the eight round the middle, and two of another row: with a hole, in two pieces.
  BasemapBuilder builder("test-1");
  builder.add_layer({"provinces", Kind::polygon, "key"});
  builder.add_layer({"regions", Kind::polygon, "key"});
  std::vector<std::string> members{"far", "farther"};
  for (int x = 0; x < 3; ++x)
    for (int y = 0; y < 3; ++y) {
      const std::string key = "P" + std::to_string(x) + std::to_string(y);
      builder.add("provinces", square(x, y, 1, key, 10));
      if (key != "P11") members.push_back(key);
    }
  builder.add("provinces", square(20, 0, 1, "far"));
  builder.add("provinces", square(21, 0, 1, "farther"));
  builder.add("provinces", square(22, 0, 1, "neighbour"));
  geo::Properties properties;
  properties.set("key", std::string("ring"));
  properties.set("name", std::string("Ring"));
  builder.add_region("provinces", members, "regions", properties);
  store(builder.bytes());
  const auto region = Basemap::open(path_).find("regions", "ring");
  ASSERT_TRUE(region);
  EXPECT_EQ(region->properties.text("name"), "Ring");
  const auto& polygons = std::get<geo::MultiPolygon<LonLat>>(region->shape).polygons;
  ASSERT_EQ(polygons.size(), 2U);
  EXPECT_EQ(polygons[0].rings.size() + polygons[1].rings.size(), 3U);
  EXPECT_TRUE(contains(*region, {0.5, 1.00001}));
  EXPECT_FALSE(contains(*region, {1.5, 1.5}));
  EXPECT_TRUE(contains(*region, {20.99999, 0.5}));
  EXPECT_FALSE(contains(*region, {22.5, 0.5}));
  double area = 0;
  for (int x = 0; x < 3; ++x)
    for (int y = 0; y < 3; ++y)
      if (x != 1 || y != 1) area += area_km2(square(x, y, 1, ""));
  EXPECT_NEAR(area_km2(*region), area + 2 * area_km2(square(20, 0, 1, "")), 1);
}

TEST_F(BasemapFile, ARegionOfWhatIsNotThereIsRefused) {
  BasemapBuilder builder("test-1");
  builder.add_layer({"provinces", Kind::polygon, "key"});
  builder.add_layer({"regions", Kind::polygon, "key"});
  builder.add("provinces", square(0, 0, 1, "AA.01"));
  try {
    builder.add_region("provinces", {"AA.01", "AA.02"}, "regions", {});
    FAIL();
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::data);
    EXPECT_STREQ(error.what(), "the layer 'provinces' has no 'AA.02'");
  }
}

TEST_F(BasemapFile, AWindowAcrossTheAntimeridianGivesBothSides) {
  store(small_world());
  const auto found = Basemap::open(path_).features("countries", {175, -20, -175, 20}, 0);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_TRUE(contains(found[0], {178, -5}));
  EXPECT_TRUE(contains(found[1], {-178, -5}));
}

TEST_F(BasemapFile, NamesWhatIsWrong) {
  EXPECT_THAT(message(), HasSubstr("No such file"));
  EXPECT_THAT(message(), HasSubstr(path_.string()));
  store("");
  EXPECT_THAT(message(), HasSubstr("it is not a base map"));
  std::string bytes = small_world();
  store(bytes.substr(0, bytes.size() - 1));
  EXPECT_THAT(message(), HasSubstr("bytes instead of"));
  bytes[8] = 9;
  store(bytes);
  EXPECT_THAT(message(), HasSubstr("it has version 9, this program reads version 3"));
}

TEST_F(BasemapFile, AFolderOrAFifoIsNoBaseMap) {
  std::filesystem::create_directory(path_);
  EXPECT_THAT(message(), HasSubstr("not a regular file"));
}

TEST_F(BasemapFile, EveryDamagedByteIsFound) {
  const std::string good = small_world();
  std::mt19937 random(11);
  for (int i = 0; i < 300; ++i) {
    std::string bad = good;
    const std::size_t at = random() % bad.size();
    bad[at] = static_cast<char>(bad[at] ^ (1 << (random() % 8)));
    store(bad);
    EXPECT_NE(message(), "") << "byte " << at;
  }
}

/// Checksums keep the decoder from ever seeing nonsense; here it sees nonsense with good checksums.
TEST_F(BasemapFile, NonsenseWithGoodChecksumsIsAnErrorNotACrash) {
  const std::string good = small_world();
  std::mt19937 random(13);
  for (int i = 0; i < 400; ++i) {
    std::string bad = good;
    for (int k = 0; k < 3; ++k) bad[header_size + random() % (bad.size() - header_size)] = static_cast<char>(random());
    // Mend the directory's and the header's checksum; blocks are mended by the fuzzer of the decoder, here a third suffices.
    ByteReader header(std::string_view(bad).substr(24, 16));
    const std::uint64_t offset = header.u64();
    const std::uint64_t size = header.u64();
    ByteWriter crc;
    crc.u32(base::checksum(std::string_view(bad).substr(offset, size)));
    bad.replace(12, 4, crc.bytes());
    ByteWriter header_crc;
    header_crc.u32(base::checksum(std::string_view(bad).substr(0, 44)));
    bad.replace(44, 4, header_crc.bytes());
    store(bad);
    (void)message();  // an error or nothing, but no crash and no endless allocation
  }
}

TEST_F(BasemapFile, ThreadsMayShareIt) {
  store(small_world());
  const Basemap map = Basemap::open(path_);
  const auto expected = map.features("rivers", {-70, -40, -50, -20}, 0).size();
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int k = 0; k < 50; ++k) EXPECT_EQ(map.features("rivers", {-70, -40, -50, -20}, 0).size(), expected);
    });
  for (auto& thread : threads) thread.join();
}

TEST(BasemapBuilder, RefusesPositionsOffTheEarth) {
  BasemapBuilder builder("x");
  builder.add_layer({"places", Kind::point, ""});
  EXPECT_THROW(builder.add("places", {geo::MultiPoint<LonLat>{{200, 0}}, {}}), base::Error);
  EXPECT_THROW(builder.add("places", {geo::MultiPoint<LonLat>{{0, std::nan("")}}, {}}), base::Error);
  EXPECT_THROW(builder.add_layer({"places", Kind::point, ""}), base::Error);
  EXPECT_THROW(builder.add("towns", {geo::MultiPoint<LonLat>{{0, 0}}, {}}), base::Error);
}

}  // namespace
}  // namespace rutter::basemap
