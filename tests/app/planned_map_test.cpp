#include "app/planned_map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace rutter::app {
namespace {

TEST(Shard, EveryNameBelongsToExactlyOne) {
  for (int parts = 1; parts <= 7; ++parts)
    for (int i = 0; i < 50; ++i) {
      int taken = 0;
      for (int part = 0; part < parts; ++part) taken += Shard{part, parts}.takes("map-" + std::to_string(i)) ? 1 : 0;
      EXPECT_EQ(taken, 1) << parts << " " << i;
    }
}

TEST(Shard, IsFixedForever) {
  // SHA-256 of "abc" begins with ba7816bf: 3128432319 = 1 mod 2 and 3 mod 4.
  EXPECT_TRUE((Shard{1, 2}.takes("abc")));
  EXPECT_TRUE((Shard{3, 4}.takes("abc")));
}

TEST(Shard, Reading) {
  EXPECT_EQ(parse_shard("2/4").part, 2);
  EXPECT_EQ(parse_shard("2/4").parts, 4);
  for (const char* text : {"", "2", "2/", "/4", "4/4", "5/4", "a/b", "2/4x", "-1/4", "1/0"})
    EXPECT_THROW((void)parse_shard(text), base::Error) << text;
}

TEST(Formats, ReadsAList) {
  using job::Format;
  EXPECT_THAT(parse_formats("png,svg-outlines,png"), testing::ElementsAre(Format::png, Format::svg_outlines));
  for (const char* text : {"", "svg,", "svg pdf", "jpg"}) EXPECT_THROW((void)parse_formats(text), base::Error) << text;
}

}  // namespace
}  // namespace rutter::app
