#include "map/raster_image.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "geo/projection.hpp"

namespace rutter::map {
namespace {

constexpr geo::PageBox page{20, 30, 420, 330};

/// A raster in longitude and latitude whose red tells the longitude and whose green the latitude, in steps of a pixel; its
/// last column is clear.
class Degrees final : public basemap::RasterFile {
 public:
  Degrees(double west, double north, double step, std::size_t columns, std::size_t rows, bool classes = false)
      : west_(west), north_(north), step_(step), columns_(columns), rows_(rows), classes_(classes) {}
  [[nodiscard]] std::size_t width() const override { return columns_; }
  [[nodiscard]] std::size_t height() const override { return rows_; }
  [[nodiscard]] bool has_classes() const override { return classes_; }
  [[nodiscard]] std::optional<basemap::RasterPoint> locate(geo::LonLat p) const override {
    return basemap::RasterPoint{(p.lon - west_) / step_, (north_ - p.lat) / step_};
  }
  [[nodiscard]] basemap::RasterPixels read(std::size_t left, std::size_t top, std::size_t width, std::size_t height,
                                           std::size_t out_width, std::size_t out_height) const override {
    basemap::RasterPixels out{out_width, out_height, {}};
    for (std::size_t y = 0; y < out_height; ++y)
      for (std::size_t x = 0; x < out_width; ++x) {
        const std::size_t column = left + x * width / out_width;
        const auto share = [](std::size_t value, std::size_t count) { return static_cast<std::uint8_t>(255 * value / count); };
        for (const int sample : {int{share(column, columns_)}, int{share(top + y * height / out_height, rows_)}, 9,
                                 column + 1 == columns_ ? 0 : 255})
          out.samples.push_back(static_cast<std::uint8_t>(sample));
      }
    return out;
  }

 private:
  double west_;
  double north_;
  double step_;
  std::size_t columns_;
  std::size_t rows_;
  bool classes_;
};

struct Map {
  Map(const std::string& definition, geo::LonLat centre, double metres_per_pt)
      : projection(definition), projector(projection, transform(projection, centre, metres_per_pt), page) {}
  static geo::PageTransform transform(const geo::Projection& projection, geo::LonLat centre, double scale) {
    const geo::Projected middle = projection.forward(centre).value();
    return {1 / scale, page.centre().x - middle.x / scale, page.centre().y + middle.y / scale};
  }
  geo::Projection projection;
  geo::Projector projector;
};

/// The four samples of the picture at a position on Earth.
const std::uint8_t* sample_at(const Map& map, const draw::Image& image, geo::LonLat p) {
  const geo::PagePoint at = map.projector.point(p).value();
  const auto x = static_cast<std::size_t>((at.x - image.box.min_x) / image.box.width() * image.width);
  const auto y = static_cast<std::size_t>((at.y - image.box.min_y) / image.box.height() * image.height);
  return image.samples.data() + (y * image.width + x) * 4;
}

TEST(RasterImage, PixelsStandWhereTheirPlaceIs) {
  const Degrees raster(30, 45, 0.01, 1500, 1500);
  for (const char* definition : {"+proj=laea +lat_0=38 +lon_0=37", "+proj=merc", "+proj=robin"}) {
    const Map map(definition, {37, 38}, 3000);
    const auto image = raster_image(raster, map.projector, 300, 1);
    ASSERT_TRUE(image) << definition;
    EXPECT_TRUE(image->coloured);
    EXPECT_EQ(image->samples.size(), std::size_t{image->width} * image->height * 4);
    for (const geo::LonLat p : {geo::LonLat{33, 36}, {37, 38}, {41, 40}, {36, 41}}) {
      const std::uint8_t* sample = sample_at(map, *image, p);
      EXPECT_NEAR(sample[0], 255 * (p.lon - 30) / 15, 1.5) << definition;
      EXPECT_NEAR(sample[1], 255 * (45 - p.lat) / 15, 1.5) << definition;
      EXPECT_EQ(sample[3], 255);
    }
  }
}

TEST(RasterImage, IsAsLargeAsWhatIsSeenAndNoFinerThanTheRaster) {
  const Map map("+proj=laea +lat_0=38 +lon_0=37", {37, 38}, 3000);
  const auto fine = raster_image(Degrees(36.5, 38.5, 0.0005, 2000, 2000), map.projector, 300, 1);
  ASSERT_TRUE(fine);
  EXPECT_LT(fine->box.width(), 40);
  EXPECT_NEAR(fine->width / fine->box.width(), 300 / 72.0, 0.1);
  const auto coarse = raster_image(Degrees(30, 45, 0.1, 150, 150), map.projector, 300, 1);
  ASSERT_TRUE(coarse);
  EXPECT_LT(coarse->width / coarse->box.width(), 1) << "a sample is 3 points wide";
  const auto classes = raster_image(Degrees(30, 45, 0.1, 150, 150, true), map.projector, 300, 1);
  EXPECT_NEAR(classes->width / classes->box.width(), 300 / 72.0, 0.1) << "the edges of classes are sharp";
}

TEST(RasterImage, IsClearBeyondItsEdgeWhereItHoldsNothingAndByItsOpacity) {
  const Map map("+proj=laea +lat_0=38 +lon_0=37", {37, 38}, 3000);
  const auto image = raster_image(Degrees(36, 39, 0.02, 100, 100), map.projector, 300, 0.5);
  ASSERT_TRUE(image);
  EXPECT_EQ(sample_at(map, *image, {37, 38})[3], 128);
  EXPECT_EQ(sample_at(map, *image, {37.995, 38})[3], 0);
  EXPECT_EQ(image->samples[3], 0) << "the corner of the box lies beyond the raster";
}

TEST(RasterImage, IsNothingWhereNothingIsSeen) {
  const Map map("+proj=laea +lat_0=38 +lon_0=37", {37, 38}, 3000);
  EXPECT_FALSE(raster_image(Degrees(-60, 0, 0.01, 100, 100), map.projector, 300, 1));
}

}  // namespace
}  // namespace rutter::map
