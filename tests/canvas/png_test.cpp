#include <gmock/gmock.h>

#include <limits>
#include <vector>

#include "base/error.hpp"
#include "canvas/formats.hpp"
#include "canvas/png_bands.hpp"
#include "png_reader.hpp"
#include "sample.hpp"
#include "tools.hpp"

namespace rutter::canvas {
namespace {

using paint_test::fonts;
using paint_test::read_png;
using paint_test::sample;

TEST(Png, HasItsSizeResolutionTitleAndDescription) {
  const auto png = read_png(to_png(sample(), fonts()));
  EXPECT_EQ(png.width, 833);  // 400 pt at 150 dpi is 833.3 px
  EXPECT_EQ(png.height, 625);
  EXPECT_EQ(png.channels, 3);
  const auto& resolution = png.chunks.at("pHYs").at(0);
  EXPECT_EQ(paint_test::word_at(resolution, 0), 5906U);  // 150 / 0.0254
  EXPECT_EQ(resolution[8], 1);
  EXPECT_THAT(png.chunks.at("tEXt"), testing::Contains(std::string("Title\0A map & \"test\"", 20)));
  EXPECT_THAT(png.chunks.at("iTXt"), testing::ElementsAre(std::string("Source\0\0\0\0\0Desk one, 2020; Desk – two", 39)));
}

TEST(Png, ColoursAreWhereTheDrawingPutsThem) {
  const auto png = read_png(to_png(sample(), fonts()));
  const auto colour = [&](double x_pt, double y_pt) {
    const int x = static_cast<int>(x_pt * 150 / 72);
    const int y = static_cast<int>(y_pt * 150 / 72);
    return std::array{png.at(x, y, 0), png.at(x, y, 1), png.at(x, y, 2)};
  };
  EXPECT_EQ(colour(10, 10), (std::array{217, 230, 237}));   // sea
  EXPECT_EQ(colour(280, 80), (std::array{217, 230, 237}));  // the lake: a hole
  EXPECT_EQ(colour(30, 260), (std::array{244, 241, 234}));  // land
  EXPECT_EQ(colour(64, 220), (std::array{179, 33, 41}));    // in the stop's circle, beside its number
}

TEST(Png, APageThatEndsWithinItsLastPixelsIsPaperThere) {
  draw::Drawing drawing;
  drawing.width_pt = 100.3;
  drawing.height_pt = 50.3;
  drawing.dpi = 144;  // 200.6 x 100.6 pixels
  const auto png = read_png(to_png(drawing, fonts()));
  ASSERT_EQ(png.width, 201);
  ASSERT_EQ(png.height, 101);
  EXPECT_THAT(png.samples, testing::Each(255));
}

TEST(Png, BandsShowInNoByte) {
  const auto whole = to_png_in_bands(sample(), fonts(), 100000);
  EXPECT_EQ(to_png(sample(), fonts()), whole);
  for (const int rows : {37, 200}) EXPECT_TRUE(to_png_in_bands(sample(), fonts(), rows) == whole) << rows;
}

TEST(Png, LongLinesInRunsLookLikeTheSameLineInOnePiece) {
  draw::Drawing drawing;
  drawing.width_pt = 800;
  drawing.height_pt = 100;
  drawing.dpi = 144;
  for (const auto& dash : {std::vector<double>{}, std::vector<double>{6, 3}}) {
    geo::Line<geo::PagePoint> line;  // sharp corners, where a missing join shows
    for (int i = 0; i < 320; ++i) line.push_back({10 + 2.4 * i, i % 2 == 0 ? 30.0 : 70.0});
    draw::Pen pen{{0, 0, 0, 1}, 1, dash, draw::Cap::butt, draw::Join::round};
    drawing.nodes = {draw::Stroke{{line}, pen}};
    const auto runs = read_png(to_png(drawing, fonts()));
    pen.color.a = 0.999;  // a translucent line is never cut
    drawing.nodes = {draw::Stroke{{line}, pen}};
    const auto piece = read_png(to_png(drawing, fonts()));
    int worst = 0;
    for (std::size_t i = 0; i < runs.samples.size(); ++i) worst = std::max(worst, std::abs(runs.samples[i] - piece.samples[i]));
    EXPECT_GT(worst, 0);
    EXPECT_LE(worst, 64);  // edges where runs overlap are painted twice; a gap would give 255
  }
}

TEST(Png, TransparentPaperGivesAlpha) {
  auto drawing = sample();
  drawing.paper.a = 0;
  drawing.nodes = {draw::Circle{{200, 150}, 50, {1, 0, 0, 0.5}, {}}};
  const auto png = read_png(to_png(drawing, fonts()));
  EXPECT_EQ(png.channels, 4);
  EXPECT_EQ(png.at(1, 1, 3), 0);
  EXPECT_EQ(png.at(416, 312, 0), 255);
  EXPECT_NEAR(png.at(416, 312, 3), 128, 1);
}

TEST(Png, RefusesMorePixelsThanStated) {
  auto drawing = sample();
  for (const double dpi : {20000.0, 1e9, 0.0, std::numeric_limits<double>::quiet_NaN()}) {
    drawing.dpi = dpi;
    try {
      (void)to_png(drawing, fonts());
      ADD_FAILURE() << dpi;
    } catch (const base::Error& error) {
      EXPECT_EQ(error.kind(), base::ErrorKind::map);
    }
  }
}

TEST(Formats, DefectsAreRefused) {
  const double bad[] = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 2e6};
  for (const double value : bad) {
    const geo::Line<geo::PagePoint> line{{0, 0}, {1, value}, {5, 5}};
    const std::vector<draw::Node> nodes{draw::Stroke{{line}, {}}, draw::Circle{{value, 1}, 1},
                                        draw::Fill{{{geo::Polygon<geo::PagePoint>{{line}}}}, {}},
                                        paint_test::label("x", {1, value})};
    for (const draw::Node& node : nodes) {
      draw::Drawing drawing;
      drawing.width_pt = drawing.height_pt = 100;
      drawing.nodes.push_back(node);
      EXPECT_THROW((void)to_pdf(drawing, fonts()), base::Error);
      EXPECT_THROW((void)to_png(drawing, fonts()), base::Error);
      EXPECT_THROW((void)to_outlines_svg(drawing, fonts()), base::Error);
    }
  }
}

}  // namespace
}  // namespace rutter::canvas
