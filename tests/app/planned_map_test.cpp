#include "app/planned_map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace rutter::app {
namespace {

TEST(Formats, ReadsAList) {
  using job::Format;
  EXPECT_THAT(parse_formats("png,svg-outlines,png"), testing::ElementsAre(Format::png, Format::svg_outlines));
  for (const char* text : {"", "svg,", "svg pdf", "jpg"}) EXPECT_THROW((void)parse_formats(text), base::Error) << text;
}

}  // namespace
}  // namespace rutter::app
