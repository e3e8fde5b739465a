#include "route/trace.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "geo/geodesic.hpp"
#include "route/area.hpp"

namespace rutter::route {
namespace {

using geo::LonLat;

const basemap::Basemap& basemap() {
  static const basemap::Basemap opened = basemap::Basemap::open(RUTTER_TEST_DATA_DIR "/basemap.rutter");
  return opened;
}

ResolvedStop at(LonLat point, double uncertainty_km = 0) {
  ResolvedStop stop;
  stop.point = point;
  stop.uncertainty_km = uncertainty_km;
  return stop;
}

ResolvedStop in_area(LonLat label_point, const std::string& area) {
  ResolvedStop stop = at(label_point);
  stop.known = Known::area;
  stop.place.emplace();
  stop.place->name = area;
  stop.place->area = area;
  return stop;
}

ResolvedLeg leg(std::size_t from, std::optional<std::size_t> to) {
  ResolvedLeg made;
  made.from = from;
  made.to = to;
  return made;
}

const LonLat istanbul{28.94966, 41.01384};
const LonLat gaziantep{37.3825, 37.05944};
const LonLat baku{49.89201, 40.37767};
const LonLat azerbaijan{47.5, 40.3};

TEST(Trace, LegIsTheGeodesicWithItsLength) {
  Itinerary itinerary;
  itinerary.stops = {at(gaziantep), at(istanbul)};
  itinerary.legs = {leg(0, 1)};
  const Route route = trace(itinerary, basemap());
  ASSERT_EQ(route.legs.size(), 1U);
  const TracedLeg& traced = route.legs.front();
  EXPECT_EQ(traced.line.front(), gaziantep);
  EXPECT_EQ(traced.line.back(), istanbul);
  EXPECT_NEAR(traced.length_km, geo::distance_m(gaziantep, istanbul) / 1000, 0.001);
  for (std::size_t i = 1; i < traced.line.size(); ++i) EXPECT_LE(geo::distance_m(traced.line[i - 1], traced.line[i]), 20'001);
}

TEST(Trace, LoxodromeKeepsItsAzimuthAndEndsAtTheOutline) {
  Itinerary itinerary;
  itinerary.stops = {at(istanbul), in_area(azerbaijan, "countries/AZ"), at(baku)};
  itinerary.legs = {leg(0, 2), leg(0, 1), leg(1, 0)};
  for (ResolvedLeg& l : itinerary.legs) l.spec.course = job::Course::loxodrome;
  const Route route = trace(itinerary, basemap());
  const auto& whole = route.legs[0].line;
  EXPECT_EQ(whole.front(), istanbul);
  EXPECT_EQ(whole.back(), baku);
  const double azimuth = geo::inverse(whole[0], whole[1]).azimuth_start;
  for (std::size_t i = 1; i < whole.size(); ++i) EXPECT_NEAR(geo::inverse(whole[i - 1], whole[i]).azimuth_start, azimuth, 0.2);
  EXPECT_GT(route.legs[0].length_km, geo::distance_m(istanbul, baku) / 1000);

  const auto country = basemap().find("countries", "AZ");
  ASSERT_TRUE(country.has_value());
  const auto& area = std::get<geo::MultiPolygon<LonLat>>(country->shape);
  const auto& to = route.legs[1].line;
  EXPECT_TRUE(contains(area, to.back()));
  EXPECT_FALSE(contains(area, to[to.size() - 2]));
  const double last_m = geo::distance_m(to[to.size() - 2], to.back());
  const LonLat before = geo::point_along({to[to.size() - 2], to.back()}, last_m - 150);
  EXPECT_FALSE(contains(area, before));
  EXPECT_TRUE(contains(area, route.legs[2].line.front()));
  EXPECT_EQ(route.legs[2].line.back(), istanbul);
}

TEST(Trace, ViaPointsAreOnTheLine) {
  Itinerary itinerary;
  itinerary.stops = {at(gaziantep), at(istanbul)};
  itinerary.legs = {leg(0, 1)};
  itinerary.legs.front().via = {at(baku)};
  const TracedLeg traced = trace(itinerary, basemap()).legs.front();
  EXPECT_EQ(std::count(traced.line.begin(), traced.line.end(), baku), 1);
  EXPECT_NEAR(traced.length_km, (geo::distance_m(gaziantep, baku) + geo::distance_m(baku, istanbul)) / 1000, 0.001);
}

TEST(Trace, LegToAnAreaEndsAtItsOutline) {
  Itinerary itinerary;
  itinerary.stops = {at(istanbul), in_area(azerbaijan, "countries/AZ")};
  itinerary.legs = {leg(0, 1)};
  const Route route = trace(itinerary, basemap());
  const TracedLeg& traced = route.legs.front();
  ASSERT_EQ(route.outlines.size(), 1U);
  ASSERT_FALSE(traced.line.empty());
  EXPECT_TRUE(traced.ends_in_area);
  EXPECT_FALSE(traced.starts_in_area);
  EXPECT_TRUE(contains(route.outlines.front().area, traced.line.back()));
  for (std::size_t i = 0; i + 1 < traced.line.size(); ++i) EXPECT_FALSE(contains(route.outlines.front().area, traced.line[i]));
}

TEST(Trace, LegFromAnAreaIsTheSameBackwards) {
  Itinerary itinerary;
  itinerary.stops = {at(istanbul), in_area(azerbaijan, "countries/AZ")};
  itinerary.legs = {leg(0, 1), leg(1, 0)};
  const Route route = trace(itinerary, basemap());
  EXPECT_TRUE(route.legs[1].starts_in_area);
  EXPECT_NEAR(route.legs[0].length_km, route.legs[1].length_km, 0.01);
  EXPECT_LT(geo::distance_m(route.legs[0].line.back(), route.legs[1].line.front()), 5);
}

TEST(Trace, NothingIsLeftOfALegIntoTheAreaAroundIt) {
  Itinerary itinerary;
  itinerary.stops = {at(baku), in_area(azerbaijan, "countries/AZ")};
  itinerary.legs = {leg(0, 1), leg(0, std::nullopt)};
  const Route route = trace(itinerary, basemap());
  EXPECT_TRUE(route.legs[0].line.empty());
  EXPECT_TRUE(route.legs[1].line.empty());
}

TEST(Trace, RingsHaveTheirRadius) {
  Itinerary itinerary;
  itinerary.stops = {at(gaziantep, 12.5), at(baku)};
  const Route route = trace(itinerary, basemap());
  ASSERT_EQ(route.rings.size(), 1U);
  EXPECT_EQ(route.rings.front().stop, 0U);
  EXPECT_EQ(route.rings.front().line.front(), route.rings.front().line.back());
  for (const LonLat point : route.rings.front().line) EXPECT_NEAR(geo::distance_m(gaziantep, point), 12'500, 0.01);
}

TEST(Trace, LegToAPlaceThatIsOnlyNearEndsAtItsRing) {
  Itinerary itinerary;
  itinerary.stops = {at(istanbul), at(gaziantep, 5)};
  itinerary.stops.back().known = Known::near;
  itinerary.legs = {leg(0, 1)};
  const TracedLeg traced = trace(itinerary, basemap()).legs.front();
  EXPECT_NEAR(geo::distance_m(traced.line.back(), gaziantep), 5000, 10);
}

TEST(Trace, UnknownOutlineEndsTheMap) {
  Itinerary itinerary;
  itinerary.stops = {in_area(azerbaijan, "provinces/XX.99")};
  EXPECT_THROW((void)trace(itinerary, basemap()), base::Error);
}

}  // namespace
}  // namespace rutter::route
