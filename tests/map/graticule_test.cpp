#include "map/graticule.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geo/page_line.hpp"
#include "geo/projection.hpp"
#include "map/projection_words.hpp"

namespace rutter::map {
namespace {

TEST(Graticule, DegreesInWords) {
  EXPECT_EQ(degrees_words(Words(), 40, true), "40° E");
  EXPECT_EQ(degrees_words(Words(), -40.5, true), "40°30′ W");
  EXPECT_EQ(degrees_words(Words(), -33, false), "33° S");
  EXPECT_EQ(degrees_words(Words(), 0, false), "0°");
  EXPECT_EQ(degrees_words(Words(), 180, true), "180°");
}

TEST(Graticule, LinesPassThroughTheirDegreesAndMarksStandOnTheFrame) {
  const geo::Projection projection("+proj=lcc +lat_1=36 +lat_2=41 +lat_0=38.5 +lon_0=38");
  const geo::PageBox frame{0, 0, 800, 400};
  const geo::Projector projector(projection, {800 / 2.2e6, 400, 200}, frame);
  const Graticule graticule = graticule_for(projector, Words());
  ASSERT_GE(graticule.lines.size(), 6U);
  ASSERT_GE(graticule.marks.size(), 5U);
  for (const GraticuleMark& mark : graticule.marks) {
    const auto position = projection.inverse(projector.transform().to_plane(mark.point));
    ASSERT_TRUE(position);
    const double degrees = mark.meridian ? position->lon : position->lat;
    EXPECT_NEAR(degrees, std::round(degrees), 0.02) << mark.text;
    EXPECT_EQ(mark.text, degrees_words(Words(), std::round(degrees), mark.meridian));
    EXPECT_NEAR(mark.meridian ? frame.max_y - mark.point.y : mark.point.x, 0, 0.1);
  }
}

TEST(Graticule, DoesNotCrowdRoundAPole) {
  const geo::Projection projection("+proj=stere +lat_0=90 +lat_ts=85");
  const geo::Projector projector(projection, {800 / 2.2e6, 400, 200}, {0, 0, 800, 400});
  std::size_t through_the_pole = 0;
  for (const auto& line : graticule_for(projector, Words()).lines)
    through_the_pole += geo::distance_to(line, {400, 200}) < 1 ? 1U : 0U;
  EXPECT_EQ(through_the_pole, 12U);
}

}  // namespace
}  // namespace rutter::map
