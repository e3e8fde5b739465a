// Pictures of pixels in a drawing: the shade of the relief.

#include <gmock/gmock.h>

#include <regex>

#include "base/error.hpp"
#include "canvas/formats.hpp"
#include "canvas/png_bands.hpp"
#include "paint/image_png.hpp"
#include "paint/paint.hpp"
#include "png_reader.hpp"
#include "sample.hpp"
#include "tools.hpp"

namespace rutter::canvas {
namespace {

using paint::to_svg;
using paint_test::Folder;
using paint_test::fonts;
using paint_test::mean_difference;
using paint_test::read_png;
using paint_test::run;
using paint_test::sample;

/// Dark on the left, white on the right, most opaque in the middle row; a transparent frame of one pixel.
draw::Image shades() {
  draw::Image image{{30, 40, 330, 240}, 60, 40, {}};
  for (std::uint32_t y = 0; y < image.height; ++y)
    for (std::uint32_t x = 0; x < image.width; ++x) {
      const bool edge = x == 0 || y == 0 || x + 1 == image.width || y + 1 == image.height;
      image.samples.push_back(edge ? 0 : x < 30 ? 40 : 255);
      image.samples.push_back(edge ? 0 : static_cast<std::uint8_t>(y < 20 ? y * 6 : (40 - y) * 6));
    }
  return image;
}

draw::Drawing with_shades() {
  draw::Drawing drawing = sample();
  drawing.nodes.insert(drawing.nodes.begin() + 1, draw::Group{"layer-relief", "layer", "relief", false, 1, {shades()}});
  return drawing;
}

/// The bytes of a base64 text (RFC 4648).
std::string decoded(const std::string& text) {
  const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  unsigned filled = 0;
  for (const char c : text) {
    if (c == '=') break;
    bits = bits << 6U | static_cast<unsigned>(digits.find(c));
    filled += 6;
    if (filled < 8) continue;
    filled -= 8;
    bytes.push_back(static_cast<char>(bits >> filled & 0xFFU));
  }
  return bytes;
}

/// Red on the left, half clear blue on the right.
draw::Image colours() {
  draw::Image image{{30, 40, 330, 240}, 6, 4, {}, true};
  for (std::uint32_t i = 0; i < image.width * image.height; ++i) {
    const bool left = i % image.width < 3;
    for (const int sample : {left ? 200 : 0, 0, left ? 0 : 100, left ? 255 : 128})
      image.samples.push_back(static_cast<std::uint8_t>(sample));
  }
  return image;
}

TEST(Image, ColoursKeepTheirChannelsInPngAndOnThePage) {
  const auto pixels = read_png(paint::image_png(colours()));
  ASSERT_EQ(pixels.width, 6);
  ASSERT_EQ(pixels.channels, 4);
  EXPECT_EQ(pixels.at(5, 3, 2), 100);
  EXPECT_EQ(pixels.at(5, 3, 3), 128);
  draw::Drawing drawing;
  drawing.width_pt = 360;
  drawing.height_pt = 270;
  drawing.dpi = 72;
  drawing.nodes.emplace_back(colours());
  const auto page = read_png(to_png(drawing, fonts()));
  const auto at = [&](int x, int y, int channel) { return page.at(x, y, channel); };
  EXPECT_NEAR(at(60, 140, 0), 200, 2);
  EXPECT_NEAR(at(60, 140, 2), 0, 2);
  EXPECT_NEAR(at(300, 140, 2), 177, 2);  // 100 and the paper's 255, half each
  EXPECT_NEAR(at(300, 140, 0), 127, 2);
}

TEST(Image, TheSvgHoldsItsPixelsAsAPngInADataUri) {
  const std::string svg = to_svg(with_shades(), fonts());
  const std::string begin = "data:image/png;base64,";
  const std::size_t at = svg.find(begin);
  ASSERT_NE(at, std::string::npos);
  const auto png = read_png(decoded(svg.substr(at + begin.size(), svg.find('"', at) - at - begin.size())));
  ASSERT_EQ(png.width, 60);
  ASSERT_EQ(png.height, 40);
  ASSERT_EQ(png.channels, 2);
  const draw::Image wanted = shades();
  EXPECT_EQ(png.samples, wanted.samples);
  EXPECT_THAT(svg, testing::HasSubstr("<g id=\"layer-relief\" class=\"layer\""));
  EXPECT_THAT(svg, testing::HasSubstr("x=\"30\" y=\"40\" width=\"300\" height=\"200\""));
}

TEST(Image, AllFormatsLookAlike) {
  RUTTER_NEEDS_TOOL("rsvg-convert");
  RUTTER_NEEDS_TOOL("pdftoppm");
  const Folder folder;
  draw::Drawing drawing;
  drawing.width_pt = 400;
  drawing.height_pt = 300;
  drawing.dpi = 150;
  drawing.nodes = {draw::Fill{{{{{paint_test::rectangle(0, 0, 400, 300)}}}}, {0.957, 0.945, 0.918, 1}}};
  const auto blank = read_png(to_png(drawing, fonts()));
  drawing.nodes.emplace_back(shades());
  const auto ours = read_png(to_png(drawing, fonts()));
  const auto dir = folder.path().string() + "/";
  folder.write("a.svg", to_svg(drawing, fonts()));
  folder.write("o.svg", to_outlines_svg(drawing, fonts()));
  folder.write("a.pdf", to_pdf(drawing, fonts()));
  ASSERT_EQ(run("rsvg-convert -b white -d 150 -p 150 " + dir + "a.svg -o " + dir + "svg.png").output, "");
  ASSERT_EQ(run("rsvg-convert -b white -d 150 -p 150 " + dir + "o.svg -o " + dir + "outlines.png").output, "");
  ASSERT_EQ(run("pdftoppm -r 150 -png -singlefile " + dir + "a.pdf " + dir + "pdf").output, "");
  EXPECT_GT(mean_difference(ours, blank), 8) << "it can be seen";
  for (const auto* other : {"svg.png", "outlines.png", "pdf.png"})
    EXPECT_LT(mean_difference(ours, read_png(folder.read(other))), 1.5) << other;
}

TEST(Image, ThePdfHoldsOnePictureAndItsTextStaysText) {
  RUTTER_NEEDS_TOOL("pdfimages");
  RUTTER_NEEDS_TOOL("pdftotext");
  const Folder folder;
  const std::string path = folder.write("a.pdf", to_pdf(with_shades(), fonts())).string();
  const std::string list = run("pdfimages -list " + path).output;
  EXPECT_EQ(std::ranges::count(list, '\n'), 4) << "the picture and its mask: " << list;
  EXPECT_THAT(list, testing::ContainsRegex("image +60 +40 "));
  EXPECT_THAT(run("pdftotext " + path + " -").output, testing::HasSubstr("Reported transit of fighters"));
}

TEST(Image, BandsOfThePngLeaveNoSeam) {
  const auto whole = read_png(to_png_in_bands(with_shades(), fonts(), 100000));
  for (const int rows : {37, 200}) {
    const auto bands = read_png(to_png_in_bands(with_shades(), fonts(), rows));
    int worst = 0;
    for (std::size_t i = 0; i < whole.samples.size(); ++i)
      worst = std::max(worst, std::abs(whole.samples[i] - bands.samples[i]));
    EXPECT_LE(worst, 1) << rows;  // Cairo rounds where a pixel lies on the picture
  }
}

TEST(Image, AnImageWhosePixelsDoNotFitIsADefect) {
  for (const auto& [width, height] : {std::pair{60U, 41U}, std::pair{0U, 40U}, std::pair{61U, 40U}}) {
    draw::Drawing drawing = with_shades();
    draw::Image image = shades();
    image.width = width;
    image.height = height;
    drawing.nodes = {image};
    EXPECT_THROW((void)to_svg(drawing, fonts()), base::Error);
    EXPECT_THROW((void)to_pdf(drawing, fonts()), base::Error);
    EXPECT_THROW((void)to_png(drawing, fonts()), base::Error);
  }
}

}  // namespace
}  // namespace rutter::canvas
