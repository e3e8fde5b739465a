#include "map/relief_image.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ostream>
#include <string>

#include "geo/projection.hpp"

namespace rutter::map {
namespace {

const basemap::Relief& bundled() {
  static const auto once = basemap::Relief::open(RUTTER_TEST_DATA_DIR "/relief.rutter");
  return once;
}

constexpr double opacity = 0.35;
constexpr geo::PageBox page{20, 30, 420, 330};
const std::vector<geo::Polygon<geo::PagePoint>> everywhere{{{{{0, 0}, {500, 0}, {500, 500}, {0, 500}, {0, 0}}}}};

/// A map of so many metres a point round a centre.
struct Map {
  Map(const std::string& definition, geo::LonLat centre, double scale)
      : projection(definition), projector(projection, transform(projection, centre, scale), page), metres_per_pt(scale) {}

  static geo::PageTransform transform(const geo::Projection& projection, geo::LonLat centre, double scale) {
    const geo::Projected middle = projection.forward(centre).value();
    return {1 / scale, page.centre().x - middle.x / scale, page.centre().y + middle.y / scale};
  }

  [[nodiscard]] draw::Image image(const std::vector<geo::Polygon<geo::PagePoint>>& land = everywhere) const {
    return relief_image(bundled(), projector, land, metres_per_pt, opacity).value();
  }

  geo::Projection projection;
  geo::Projector projector;
  double metres_per_pt;
};

/// Lit (positive) or in shade (negative), as much as the pixel covers.
int effect(const draw::Image& image, std::size_t x, std::size_t y) {
  const std::uint8_t* sample = image.samples.data() + (y * image.width + x) * 2;
  return sample[0] > 128 ? sample[1] : -int{sample[1]};
}

int effect_at(const Map& map, const draw::Image& image, geo::LonLat p) {
  const geo::PagePoint at = map.projector.point(p).value();
  const auto pixel = [](double share, std::uint32_t count) { return static_cast<std::size_t>(share * count); };
  return effect(image, pixel((at.x - page.min_x) / page.width(), image.width),
                pixel((at.y - page.min_y) / page.height(), image.height));
}

struct Case {
  const char* name;
  const char* definition;
  geo::LonLat centre;
  double metres_per_pt;
};
void PrintTo(const Case& c, std::ostream* out) {
  *out << c.name;
}

class EveryProjection : public ::testing::TestWithParam<Case> {};

// What is interpolated between the corners of cells must lie within half a pixel of what the projection says of every pixel.
TEST_P(EveryProjection, PixelsShowTheShadeOfTheirPlace) {
  const Map map(GetParam().definition, GetParam().centre, GetParam().metres_per_pt);
  const draw::Image image = map.image();
  const basemap::ReliefWindow window = bundled().window({}, map.metres_per_pt * page.width() / image.width);
  const auto wanted_at = [&](double x, double y) -> std::optional<double> {
    const geo::PagePoint at{page.min_x + page.width() * x / image.width, page.min_y + page.height() * y / image.height};
    const auto place = map.projection.inverse(map.projector.transform().to_plane(at));
    if (!place) return std::nullopt;
    return (window.at(*place) - 128) / 124 * opacity * 255;
  };
  int seen = 0;
  for (std::size_t y = 3; y < image.height; y += 7)
    for (std::size_t x = 3; x < image.width; x += 7) {
      const auto exact = wanted_at(static_cast<double>(x) + 0.5, static_cast<double>(y) + 0.5);
      if (!exact) {
        ASSERT_EQ(effect(image, x, y), 0) << "beside the globe";
        continue;
      }
      double least = *exact;
      double most = *exact;
      for (const double right : {0.0, 0.25, 0.5, 0.75, 1.0})
        for (const double down : {0.0, 0.25, 0.5, 0.75, 1.0})
          if (const auto near = wanted_at(static_cast<double>(x) + right, static_cast<double>(y) + down)) {
            least = std::min(least, *near);
            most = std::max(most, *near);
          }
      // Near the poles a pixel spans many narrow samples, of which these 26 places miss some.
      ASSERT_GE(effect(image, x, y), least - 3) << x << ", " << y;
      ASSERT_LE(effect(image, x, y), most + 3) << x << ", " << y;
      seen += std::abs(*exact) > 20 ? 1 : 0;
    }
  EXPECT_GT(seen, 100) << "there are mountains";
}

INSTANTIATE_TEST_SUITE_P(Relief, EveryProjection,
                         ::testing::Values(Case{"alps", "+proj=lcc +lat_1=44 +lat_2=48 +lon_0=10", {10, 46}, 2'000},
                                           Case{"pole", "+proj=laea +lat_0=90 +lon_0=0", {0, 90}, 16'000},
                                           Case{"antimeridian", "+proj=laea +lat_0=60 +lon_0=180", {180, 60}, 12'000},
                                           Case{"mercator", "+proj=merc +lon_0=180 +lat_ts=60", {180, 62}, 10'000},
                                           Case{"world", "+proj=robin +lon_0=0", {0, 0}, 90'000},
                                           Case{"globe", "+proj=ortho +lat_0=30 +lon_0=85", {85, 30}, 40'000}),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(ReliefImage, KnownRangesAreShadedAndKnownPlainsAndWatersAreClear) {
  const Map map("+proj=lcc +lat_1=44 +lat_2=48 +lon_0=10", {10, 46}, 3'000);
  const draw::Image image = map.image();
  const auto strongest_near = [&](geo::LonLat p) {
    int most = 0;
    for (const double east : {-0.3, -0.15, 0.0, 0.15, 0.3})
      for (const double north : {-0.2, -0.1, 0.0, 0.1, 0.2})
        most = std::max(most, std::abs(effect_at(map, image, {p.lon + east, p.lat + north})));
    return most;
  };
  for (const geo::LonLat range : {geo::LonLat{7.98, 46.54}, {6.87, 45.83}, {12.7, 47.07}, {10.9, 46.8}})
    EXPECT_GT(strongest_near(range), 25);
  EXPECT_LT(strongest_near({11.0, 44.95}), 8) << "the plain of the Po";
  for (const geo::LonLat water : {geo::LonLat{6.6, 46.46}, {9.35, 47.63}, {13.0, 45.2}})
    EXPECT_EQ(effect_at(map, image, water), 0) << water.lon << ", " << water.lat;
}

TEST(ReliefImage, TheNorthernSideOfTheAlpsIsLitTheSouthernInShade) {
  const Map map("+proj=lcc +lat_1=44 +lat_2=48 +lon_0=10", {10, 46}, 3'000);
  const draw::Image image = map.image();
  const auto mean = [&](double lat) {
    double sum = 0;
    for (int i = 0; i < 30; ++i) sum += effect_at(map, image, {7.9 + 0.01 * i, lat});
    return sum / 30;
  };
  // The Bernese Alps rise to a ridge at 46.55 N, the valley of the Rhone runs south of it at 46.33 N.
  EXPECT_GT(mean(46.62), 5);
  EXPECT_LT(mean(46.42), -15);
}

TEST(ReliefImage, NothingIsPaintedBesideTheLand) {
  const Map map("+proj=lcc +lat_1=44 +lat_2=48 +lon_0=10", {10, 46}, 3'000);
  const double middle = page.centre().x;
  const draw::Image image = map.image({{{{{0, 0}, {middle, 0}, {middle, 500}, {0, 500}, {0, 0}}}}});
  const draw::Image whole = map.image();
  for (std::size_t y = 0; y < image.height; ++y)
    for (std::size_t x = 0; x < image.width; ++x)
      ASSERT_EQ(effect(image, x, y), x < image.width / 2 ? effect(whole, x, y) : 0) << x << ", " << y;
  EXPECT_FALSE(relief_image(bundled(), map.projector, {}, map.metres_per_pt, opacity));
}

}  // namespace
}  // namespace rutter::map
