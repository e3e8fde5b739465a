#include "route/publish.hpp"

#include <gtest/gtest.h>

#include <string>

#include "geo/geodesic.hpp"
#include "places/derived.hpp"

namespace rutter::route {
namespace {

TEST(Publish, MovesByAtMostHalfADiagonal) {
  for (const double grid_km : {0.5, 1.0, 5.0, 50.0})
    for (double lat = -85; lat <= 85; lat += 8.5)
      for (double lon = -179; lon < 180; lon += 17.3) {
        const geo::LonLat moved = to_grid({lon, lat}, grid_km);
        // 1 %: the grid is laid out on the sphere.
        EXPECT_LE(geo::distance_m({lon, lat}, moved) / 1000, grid_km * 0.7072 * 1.01) << lat << " " << lon << " " << grid_km;
      }
}

TEST(Publish, NeighboursInACellBecomeOnePoint) {
  EXPECT_EQ(to_grid({37.2100, 36.6500}, 10), to_grid({37.2101, 36.6501}, 10));
  EXPECT_EQ(to_grid(to_grid({37.21, 36.65}, 10), 10), to_grid({37.21, 36.65}, 10)) << "rounding twice changes nothing";
}

TEST(Publish, EverythingButAreasIsRounded) {
  Itinerary itinerary;
  ResolvedStop stop;
  stop.point = {37.21, 36.65};
  stop.place.emplace();
  stop.place->point = stop.point;
  stop.candidates.emplace_back();
  stop.candidates.front().place.point = stop.point;
  stop.readings.push_back({stop.point, "", ""});
  stop.uncertainty_km = 1;
  itinerary.stops.push_back(stop);
  stop.known = Known::area;
  itinerary.stops.push_back(stop);
  round_for_publication(itinerary, 10);
  const geo::LonLat rounded = to_grid({37.21, 36.65}, 10);
  const ResolvedStop& found = itinerary.stops.front();
  EXPECT_EQ(found.point, rounded);
  EXPECT_EQ(found.place->point, rounded);
  EXPECT_EQ(found.candidates.front().place.point, rounded);
  EXPECT_EQ(found.readings.front().point, rounded);
  EXPECT_GE(found.uncertainty_km, 1 + 7.07) << "the ring still holds the true place";
  EXPECT_EQ(itinerary.stops.back().point, (geo::LonLat{37.21, 36.65}));
}

TEST(Publish, CoordinatesInTheNameAreRoundedToo) {
  Itinerary itinerary;
  ResolvedStop stop;
  stop.point = {37.21, 36.65};
  stop.place = places::place_at(stop.point, 0, "decimal degrees");
  stop.query = stop.label = stop.spec.place = "36.65, 37.21";
  itinerary.stops.push_back(stop);
  round_for_publication(itinerary, 10);
  const ResolvedStop& found = itinerary.stops.front();
  for (const std::string& text : {found.label, found.query, found.spec.place, found.place->name, found.place->id})
    EXPECT_EQ(text.find("36.65"), std::string::npos) << text;
}

}  // namespace
}  // namespace rutter::route
