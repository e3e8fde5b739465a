#include "basemap/decode.hpp"

#include <gtest/gtest.h>

#include <random>

#include "basemap/build.hpp"
#include "basemap/file.hpp"

namespace rutter::basemap {
namespace {

std::string lines_file() {
  BasemapBuilder builder("x");
  builder.add_layer({"lines", Kind::line, ""});
  geo::MultiLine<geo::LonLat> lines;
  for (int k = 0; k < 3; ++k) {
    geo::Line<geo::LonLat> line;
    for (int i = 0; i < 150; ++i) line.push_back({i * 0.1, k + (i % 7) * 0.1});
    lines.lines.push_back(line);
  }
  geo::Feature feature{lines, {}};
  feature.properties.set("name", std::string("Aras"));
  feature.properties.set("km", 1072.0);
  builder.add("lines", feature);
  return builder.bytes();
}

/// Blocks with changed bytes, as if the checksum had been mended: only Damaged may come out, and no more than the bytes allow.
TEST(Decode, AnyBytesGiveDamagedOrAPart) {
  const std::string file = lines_file();
  const Directory directory = read_directory(file);
  const std::string block(directory.layers[0].levels.back().blocks.block(0));
  const std::string attributes(directory.layers[0].attributes.block(0));
  std::mt19937 random(3);
  int damaged = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string geometry = block;
    std::string records = attributes;
    for (int k = 0; k < 2; ++k) {
      geometry[random() % geometry.size()] = static_cast<char>(random());
      records[random() % records.size()] = static_cast<char>(random());
    }
    std::vector<DecodedPart> parts;
    PartFilter filter;
    if (i % 2 == 0) filter.windows = {{100'000, 0, 300'000, 200'000}};
    try {
      decode_block(geometry, i % 3 == 0 ? Kind::polygon : Kind::line, 1, filter, parts);
      (void)PropertyBlock(records).decode(0, directory.layers[0].property_names);
      (void)find_key(geometry, "x");
    } catch (const Damaged&) {
      ++damaged;
    }
    for (const auto& part : parts) {
      EXPECT_EQ(part.feature, 0U);
      for (const auto& ring : part.rings) EXPECT_LE(ring.size(), geometry.size());
    }
  }
  EXPECT_GT(damaged, 1000);
}

TEST(Decode, RandomBytesNeverCrash) {
  std::mt19937 random(4);
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes) c = static_cast<char>(random() % (i % 2 ? 256 : 12));
    std::vector<DecodedPart> parts;
    try {
      decode_block(bytes, Kind::polygon, 5, {}, parts);
    } catch (const Damaged&) {
      SUCCEED();
    }
    try {
      (void)find_key(bytes, "key");
    } catch (const Damaged&) {
      SUCCEED();
    }
    try {
      (void)read_directory("RUTTERBM" + bytes);
    } catch (const Damaged&) {
      SUCCEED();
    }
  }
}

}  // namespace
}  // namespace rutter::basemap
