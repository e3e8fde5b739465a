#include "map/locator.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "drawn_sample.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;
using sample::Desk;
using sample::job_of;
using sample::Parts;

MapFrame framed(const Desk& desk) {
  const MapInputs inputs = desk.inputs();
  return frame_for(inputs, view_of(inputs), {});
}

TEST(Locator, IsOnMapsThatDoNotShowMuchOfTheGlobe) {
  const Parts near(Desk(job_of({{37, 36.5, 4, ""}}, "")).draw().drawing);
  EXPECT_TRUE(near.ids.contains("locator"));
  EXPECT_FALSE(near.ids.contains("north-arrow"));
  const Parts world(Desk(job_of({{37, 36.5, 4, ""}}, "extent = [-180, -90, 180, 90]")).draw().drawing);
  EXPECT_FALSE(world.ids.contains("locator"));
  EXPECT_FALSE(world.ids.contains("north-arrow"));
}

TEST(Locator, IsNotBesideTheTitleOfAWorldMapEither) {
  const std::string header =
      "title = \"A title\"\nsubtitle = \"A line\"\nnote = \"Another line, so that the header is high\"\n";
  EXPECT_TRUE(Parts(Desk(job_of({{37, 36.5, 4, ""}}, header)).draw().drawing).ids.contains("locator"));
  const std::string world = header + "extent = [-180, -90, 180, 90]";
  EXPECT_FALSE(Parts(Desk(job_of({{37, 36.5, 4, ""}}, world)).draw().drawing).ids.contains("locator"));
}

TEST(Locator, IsAGlobeForALargeMap) {
  const Desk desk(job_of({{37, 36.5, 4, ""}}, "scale = 12000000"));
  const Block block = locator_block(desk.inputs(), framed(desk), 80, 60);
  EXPECT_DOUBLE_EQ(block.width_pt, 60);
  EXPECT_DOUBLE_EQ(block.height_pt, 60);
  const auto& group = std::get<draw::Group>(block.nodes.front());
  EXPECT_EQ(group.id, "locator");
  const auto& globe = std::get<draw::Circle>(group.children.front());
  EXPECT_LE(globe.radius_pt, 30);
  PageBox mark;
  for (const PagePoint p : std::get<draw::Stroke>(group.children.back()).lines.front()) mark.add(p);
  EXPECT_NEAR(geo::distance(mark.centre(), globe.centre), 0, 0.6) << "the map's frame in the middle of its globe";
}

TEST(Locator, IsAMapOfTheCountriesAroundForASmallOne) {
  const Desk desk(job_of({{37, 36.5, 4, ""}}, ""));
  const MapFrame frame = framed(desk);
  const Block block = locator_block(desk.inputs(), frame, 120, 60);
  EXPECT_DOUBLE_EQ(block.width_pt, 120);
  EXPECT_DOUBLE_EQ(block.height_pt, 60);
  const auto& group = std::get<draw::Group>(block.nodes.front());
  EXPECT_EQ(group.id, "locator");
  std::size_t borders = 0;
  for (const draw::Node& node : group.children)
    if (const auto* stroke = std::get_if<draw::Stroke>(&node)) {
      borders += stroke->lines.size();
      for (const auto& line : stroke->lines)
        for (const PagePoint p : line) EXPECT_TRUE((PageBox{-0.01, -0.01, 120.01, 60.01}.contains(p)));
    }
  EXPECT_GT(borders, 10U) << "coasts and borders of Syria and its neighbours";
  PageBox mark;
  for (const PagePoint p : std::get<draw::Stroke>(group.children.back()).lines.front()) mark.add(p);
  EXPECT_NEAR(geo::distance(mark.centre(), {60, 30}), 0, 0.6) << "the map's frame in the middle";
}

bool has_dashes(const draw::Group& group) {
  return std::ranges::any_of(group.children, [](const draw::Node& node) {
    const auto* stroke = std::get_if<draw::Stroke>(&node);
    return stroke != nullptr && !stroke->pen.dash_pt.empty();
  });
}

TEST(Locator, DisputedBordersAreDrawnAsSuch) {
  const Desk kosovo(job_of({{21.17, 42.66, 4, ""}}, ""));
  EXPECT_TRUE(has_dashes(std::get<draw::Group>(locator_block(kosovo.inputs(), framed(kosovo), 60, 60).nodes.front())));
  const Desk iceland(job_of({{-19, 65, 4, ""}}, ""));
  EXPECT_FALSE(has_dashes(std::get<draw::Group>(locator_block(iceland.inputs(), framed(iceland), 60, 60).nodes.front())));
}

TEST(Locator, IsAGlobeWhereTheStylePaintsNoLand) {
  std::ifstream file(RUTTER_TEST_DATA_DIR "/styles/report-light.json");
  std::string json(std::istreambuf_iterator<char>(file), {});
  const std::string land = "\"source-layer\": \"land\"";
  const std::size_t at = json.find(land);
  ASSERT_NE(at, std::string::npos);
  json.replace(at, land.size(), "\"source-layer\": \"countries\"");
  const auto path = std::filesystem::path(testing::TempDir()) / "rutter-locator-own.json";
  std::ofstream(path) << json;
  const auto style = style::Style::read(path);
  ASSERT_TRUE(style.ok());
  const Desk desk(job_of({{37, 36.5, 4, ""}}, ""));
  const MapInputs in = desk.inputs();
  const MapInputs own{in.job, in.spec, in.page, in.route, style.value(), in.basemap, in.gazetteer, in.fonts, false, {}};
  const Block block = locator_block(own, framed(desk), 60, 60);
  EXPECT_TRUE(std::holds_alternative<draw::Circle>(std::get<draw::Group>(block.nodes.front()).children.front()));
}

TEST(Locator, GrowsWithThePageWithinBounds) {
  job::Page page;
  page.width_pt = 100;
  EXPECT_DOUBLE_EQ(locator_size_pt(page), 46);
  page.width_pt = 5000;
  page.height_pt = 5000;
  EXPECT_DOUBLE_EQ(locator_size_pt(page), 96);
}

TEST(NorthArrow, PointsWhereMeridiansLead) {
  const std::string polar = "projection = \"+proj=stere +lat_0=90 +lon_0=";
  const Desk east(job_of({{60, 70, 4, ""}}, polar + "0\""));
  const auto turn = north_deg(framed(east));
  ASSERT_TRUE(turn.has_value());
  EXPECT_NEAR(*turn, -60, 0.5) << "the pole lies to the upper left";
  EXPECT_FALSE(north_deg(framed(Desk(job_of({{60, 70, 4, ""}}, polar + "57\"")))).has_value()) << "3 degrees are not seen";
  EXPECT_TRUE(north_deg(framed(Desk(job_of({{60, 70, 4, ""}}, polar + "53\"")))).has_value());
  const Parts parts(east.draw().drawing);
  EXPECT_TRUE(parts.ids.contains("north-arrow"));
  const Parts without(Desk(job_of({{60, 70, 4, ""}}, polar + "0\"\nnorth_arrow = false")).draw().drawing);
  EXPECT_FALSE(without.ids.contains("north-arrow"));
}

}  // namespace
}  // namespace rutter::map
