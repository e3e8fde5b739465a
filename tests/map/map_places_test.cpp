#include "map/map_places.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

const PageBox map_box{10, 20, 410, 320};

TEST(MapPlaces, APositionIsACornerOrASide) {
  const auto at = [](job::Position position) { return place_at(map_box, 60, 40, position); };
  const PageBox top_left = at(job::Position::top_left);
  EXPECT_NEAR(top_left.min_x, 10 + corner_gap_pt, 0.01);
  EXPECT_NEAR(top_left.min_y, 20 + corner_gap_pt, 0.01);
  const PageBox bottom_right = at(job::Position::bottom_right);
  EXPECT_NEAR(bottom_right.max_x, 410 - corner_gap_pt, 0.01);
  EXPECT_NEAR(bottom_right.max_y, 320 - corner_gap_pt, 0.01);
  EXPECT_NEAR(at(job::Position::top).centre().x, 210, 0.01);
  EXPECT_NEAR(at(job::Position::left).centre().y, 170, 0.01);
  EXPECT_NEAR(at(job::Position::right).max_x, bottom_right.max_x, 0.01);
  EXPECT_NEAR(at(job::Position::bottom).max_y, bottom_right.max_y, 0.01);
  EXPECT_NEAR(at(job::Position::top_right).min_y, top_left.min_y, 0.01);
  EXPECT_NEAR(at(job::Position::bottom_left).min_x, top_left.min_x, 0.01);
}

TEST(MapPlaces, PlacesAlongTheEdgesStayOnTheMapAndTouchAnEdge) {
  const auto places = places_along(map_box, 60, 40, 20);
  EXPECT_GT(places.size(), 30U);
  for (const PageBox& box : places) {
    EXPECT_TRUE(map_box.contains(box));
    const double gap = std::min(std::min(box.min_x - map_box.min_x, map_box.max_x - box.max_x),
                                std::min(box.min_y - map_box.min_y, map_box.max_y - box.max_y));
    EXPECT_NEAR(gap, corner_gap_pt, 0.02);
  }
  EXPECT_TRUE(places_along(map_box, 390, 40, 20).empty()) << "wider than the map";
}

TEST(MapPlaces, AFreePlaceIsACornerAwayFromWhatIsToBeTold) {
  const Occupancy empty(map_box);
  const auto away = free_place(empty, map_box, 60, 40, {{30, 40}, {30, 300}, {390, 40}});
  ASSERT_TRUE(away.has_value());
  EXPECT_EQ(*away, place_at(map_box, 60, 40, job::Position::bottom_right));
}

TEST(MapPlaces, AFreePlaceCoversNothing) {
  Occupancy taken(map_box);
  // All but a strip along the upper edge.
  taken.add_box({10, 80, 410, 320});
  taken.add_box({10, 20, 200, 320});
  const auto place = free_place(taken, map_box, 60, 40, {});
  ASSERT_TRUE(place.has_value());
  EXPECT_TRUE(taken.is_free(*place));
  EXPECT_GT(place->min_x, 200);
  taken.add_box(map_box);
  EXPECT_FALSE(free_place(taken, map_box, 60, 40, {}).has_value());
}

TEST(MapPlaces, NamesHaveRoomRoundMarkersThatNoCalloutTells) {
  RouteScene route;
  Marker marker;
  marker.stop = 0;
  marker.point = marker.centre = {200, 170};
  route.markers.push_back(marker);
  marker.stop = 1;
  marker.point = marker.centre = {300, 170};
  route.markers.push_back(marker);
  const Occupancy roomy = with_room_for_labels(Occupancy(map_box), route, {false, true});
  EXPECT_FALSE(roomy.is_free({215, 165, 220, 175}));
  EXPECT_TRUE(roomy.is_free({315, 165, 320, 175}));
}

}  // namespace
}  // namespace rutter::map
