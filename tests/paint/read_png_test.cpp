#include "paint/read_png.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "paint/image_png.hpp"

namespace rutter::paint {
namespace {

using ::testing::StartsWith;

draw::Image sample(std::uint32_t width, std::uint32_t height, bool coloured) {
  draw::Image image;
  image.width = width;
  image.height = height;
  image.coloured = coloured;
  for (std::size_t i = 0; i < std::size_t{width} * height * draw::channels_of(image); ++i)
    image.samples.push_back(static_cast<std::uint8_t>(i * 37 + i / 7));
  return image;
}

std::string refusal(const std::string& bytes) {
  try {
    (void)read_png(bytes, "logo.png");
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::map);
    return error.what();
  }
  return "taken";
}

TEST(ReadPng, GivesTheSamplesThatWereWritten) {
  const draw::Image image = sample(13, 7, true);
  const draw::Image read = read_png(image_png(image), "logo.png");
  EXPECT_EQ(read.width, 13U);
  EXPECT_EQ(read.height, 7U);
  EXPECT_TRUE(read.coloured);
  EXPECT_EQ(read.samples, image.samples);
}

TEST(ReadPng, GreyBecomesColour) {
  const draw::Image grey = sample(5, 4, false);
  const draw::Image read = read_png(image_png(grey), "logo.png");
  ASSERT_EQ(read.samples.size(), 5U * 4 * 4);
  for (std::size_t i = 0; i < 20; ++i) {
    for (std::size_t channel = 0; channel < 3; ++channel) EXPECT_EQ(read.samples[i * 4 + channel], grey.samples[i * 2]);
    EXPECT_EQ(read.samples[i * 4 + 3], grey.samples[i * 2 + 1]);
  }
}

TEST(ReadPng, WhatIsNoWholePngIsRefused) {
  const std::string whole = image_png(sample(40, 40, true));
  EXPECT_EQ(refusal("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            "cannot read logo.png: it is not a whole PNG (Not a PNG file)\nsave the picture as PNG; an SVG must be converted");
  for (std::size_t size = 0; size + 12 < whole.size(); size += 101)
    EXPECT_THAT(refusal(whole.substr(0, size)), StartsWith("cannot read logo.png: it is not a whole PNG (")) << size;
}

TEST(ReadPng, TooManyPixelsAreRefusedBeforeTheyAreRead) {
  const draw::Image image = sample(4'000, 1, true);
  std::string png = image_png(image);
  EXPECT_EQ(refusal(png), "taken");
  draw::Image large;
  large.width = 2'001;
  large.height = 2'000;
  large.samples.assign(std::size_t{2'001} * 2'000 * 2, 0);
  EXPECT_EQ(refusal(image_png(large)),
            "cannot read logo.png: it has 2001 x 2000 pixels, of 4 million at most\nsave it smaller");
}

}  // namespace
}  // namespace rutter::paint
