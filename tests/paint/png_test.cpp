#include <gmock/gmock.h>

#include "base/error.hpp"
#include "paint/paint.hpp"
#include "png_reader.hpp"
#include "sample.hpp"
#include "tools.hpp"

namespace rutter::paint {
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

TEST(Png, BandsLeaveNoSeam) {
  // 600 dpi makes three bands; the same page reduced must look like the one of one band.
  auto drawing = sample();
  drawing.dpi = 600;
  const auto large = read_png(to_png(drawing, fonts()));
  drawing.dpi = 150;
  const auto small = read_png(to_png(drawing, fonts()));
  ASSERT_GT(large.width * large.height * 4, 2 * (12 << 20));
  double worst_row = 0;
  for (int y = 0; y < small.height - 1; ++y) {
    double row = 0;
    for (int x = 0; x < small.width - 1; ++x) {
      int sum = 0;
      for (int i = 0; i < 16; ++i) sum += large.at(4 * x + i % 4, 4 * y + i / 4, 1);
      row += std::abs(small.at(x, y, 1) - sum / 16.0);
    }
    worst_row = std::max(worst_row, row / small.width);
  }
  EXPECT_LT(worst_row, 3);
}

TEST(Png, LongLinesInRunsLookLikeTheSameLineInOnePiece) {
  draw::Drawing drawing;
  drawing.width_pt = 400;
  drawing.height_pt = 100;
  drawing.dpi = 144;
  for (const auto& dash : {std::vector<double>{}, std::vector<double>{6, 3}}) {
    // 600 points are stroked in runs, 190 in one piece; both are the same sine.
    const draw::Pen pen{{0, 0, 0, 1}, 2, dash, draw::Cap::butt, draw::Join::round};
    drawing.nodes = {draw::Stroke{{paint_test::wavy_line(5, 50, 390, 600)}, pen}};
    const auto runs = read_png(to_png(drawing, fonts()));
    drawing.nodes = {draw::Stroke{{paint_test::wavy_line(5, 50, 390, 190)}, pen}};
    const auto piece = read_png(to_png(drawing, fonts()));
    EXPECT_LT(paint_test::mean_difference(runs, piece), 0.3);
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

}  // namespace
}  // namespace rutter::paint
