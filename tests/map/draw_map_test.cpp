#include "map/draw_map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/error.hpp"
#include "geo/geodesic.hpp"
#include "geo/page_line.hpp"
#include "geo/projection.hpp"
#include "job/read.hpp"
#include "map/occupancy.hpp"
#include "route/resolve.hpp"
#include "route/trace.hpp"

namespace rutter::map {
namespace {

/// The program's own data, opened once: drawing is tested on the real base map.
struct Bundled {
  basemap::Basemap basemap = basemap::Basemap::open(RUTTER_TEST_DATA_DIR "/basemap.rutter");
  places::Gazetteer gazetteer = places::Gazetteer::open(RUTTER_TEST_DATA_DIR "/gazetteer.sqlite");
  text::FontCollection fonts = text::FontCollection::open(RUTTER_TEST_DATA_DIR "/fonts");
  style::Style style = style::Style::read(RUTTER_TEST_DATA_DIR "/styles/report-light.json").value();
};

const Bundled& bundled() {
  static const Bundled once;
  return once;
}

DrawnMap drawn(const std::string& toml, const style::Style& style = bundled().style) {
  const auto job = job::read_job_text(toml, "test.toml");
  EXPECT_TRUE(job.ok()) << (job.ok() ? "" : base::format(job.problems().front()));
  const job::MapSpec& spec = job->maps.front();
  const auto itinerary = route::resolve(spec, bundled().gazetteer, {});
  EXPECT_TRUE(itinerary.ok()) << (itinerary.ok() ? "" : base::format(itinerary.problems().front()));
  const route::Route route = route::trace(*itinerary, bundled().basemap);
  return draw_map(
      {*job, spec, spec.pages.front(), route, style, bundled().basemap, bundled().gazetteer, bundled().fonts, false, {}});
}

constexpr const char* cluster = R"(
[[map]]
name = "cluster"
[[map.stop]]
place = "Azaz"
[[map.stop]]
place = "Afrin"
[[map.stop]]
place = "Kilis"
in = "Turkey"
[[map.stop]]
place = "Aleppo"
[[map.stop]]
place = "Istanbul"
[[map.stop]]
place = "Baku"
[[map.leg]]
from = "Kilis"
to = "Istanbul"
[[map.leg]]
from = "Aleppo"
to = "Baku"
)";

const draw::Group* group_of(const std::vector<draw::Node>& nodes, const std::string& id) {
  for (const draw::Node& node : nodes)
    if (const auto* group = std::get_if<draw::Group>(&node)) {
      if (group->id == id) return group;
      if (const draw::Group* inner = group_of(group->children, id)) return inner;
    }
  return nullptr;
}

TEST(DrawMap, StopsAndLegsHaveTheirGroups) {
  const DrawnMap map = drawn(cluster);
  for (const char* id :
       {"stop-1", "stop-2", "stop-3", "stop-4", "stop-5", "stop-6", "leg-1", "leg-2", "layer-land", "layer-frame"})
    EXPECT_NE(group_of(map.drawing.nodes, id), nullptr) << id;
  EXPECT_TRUE(group_of(map.drawing.nodes, "leg-1")->as_path);
  EXPECT_EQ(group_of(map.drawing.nodes, "leg-3"), nullptr);
}

constexpr const char* grouped = R"(
[[map]]
name = "grouped"
[[map.group]]
id = "army"
label = "The army"
color = "#0072b2"
[[map.group]]
id = "idle"
label = "Nowhere on this map"
color = "#e69f00"
[[map.stop]]
place = "Ankara"
[[map.stop]]
place = "Baku"
group = "army"
[[map.leg]]
from = "Ankara"
to = "Baku"
mode = "air"
group = "army"
status = "reported"
end_status = "claimed"
[[map.leg]]
from = "Baku"
to = "Ankara"
status = "inferred"
)";

const draw::Stroke& stroke_of(const DrawnMap& map, const std::string& id) {
  return std::get<draw::Stroke>(group_of(map.drawing.nodes, id)->children.at(0));
}

TEST(DrawMap, AGroupColoursItsLegsAndTheStatusKeepsItsDashes) {
  const DrawnMap map = drawn(grouped);
  const draw::Color blue{0, 0x72 / 255.0, 0xb2 / 255.0, 1};
  EXPECT_EQ(stroke_of(map, "leg-1").pen.color, blue);
  EXPECT_FALSE(stroke_of(map, "leg-1").pen.dash_pt.empty());
  EXPECT_FALSE(stroke_of(map, "leg-2").pen.color == blue);
  EXPECT_EQ(stroke_of(map, "leg-1-end").pen.color, blue);
  EXPECT_NE(stroke_of(map, "leg-1-end").pen.dash_pt, stroke_of(map, "leg-1").pen.dash_pt) << "the arrival is only claimed";
  EXPECT_EQ(group_of(map.drawing.nodes, "leg-2-end"), nullptr);
  EXPECT_NE(group_of(map.drawing.nodes, "layer-route-aircraft"), nullptr);
  EXPECT_EQ(group_of(map.drawing.nodes, "layer-route-ships"), nullptr);
}

TEST(DrawMap, TheLegendTellsTheGroupsThatOccur) {
  const DrawnMap map = drawn(grouped);
  std::vector<std::string> texts;
  const std::function<void(const std::vector<draw::Node>&)> gather = [&](const std::vector<draw::Node>& nodes) {
    for (const draw::Node& node : nodes) {
      if (const auto* text = std::get_if<draw::Text>(&node)) texts.push_back(text->text);
      if (const auto* group = std::get_if<draw::Group>(&node)) gather(group->children);
    }
  };
  gather(map.drawing.nodes);
  EXPECT_THAT(texts, testing::IsSupersetOf({"Groups", "The army", "By air"}));
  EXPECT_THAT(texts, testing::Not(testing::Contains("Nowhere on this map")));
}

TEST(DrawMap, LegsThereAndBackLieApart) {
  const DrawnMap map = drawn(grouped);
  const auto& there = stroke_of(map, "leg-1").lines.at(0);
  const auto& back = stroke_of(map, "leg-2").lines.at(0);
  EXPECT_NEAR(geo::distance_to(back, geo::middle_of(there).point), 6, 0.1);
}

TEST(DrawMap, NeighboursAreJoinedThereAndBackWithoutCrossingTheirLeaders) {
  const DrawnMap map = drawn(R"(
[[map]]
name = "neighbours"
insets = "none"
[[map.stop]]
place = "Azaz"
[[map.stop]]
place = "Afrin"
[[map.stop]]
place = "Baku"
[[map.leg]]
from = "Azaz"
to = "Afrin"
[[map.leg]]
from = "Afrin"
to = "Azaz"
)");
  const auto& there = stroke_of(map, "leg-1").lines.at(0);
  const auto& back = stroke_of(map, "leg-2").lines.at(0);
  EXPECT_GE(geo::length(there), 6);
  EXPECT_GE(geo::length(back), 6);
  EXPECT_GT(geo::distance_to(back, geo::middle_of(there).point), 4);
  std::size_t leaders = 0;
  const std::function<void(const std::vector<draw::Node>&)> look = [&](const std::vector<draw::Node>& nodes) {
    for (const draw::Node& node : nodes) {
      const auto* group = std::get_if<draw::Group>(&node);
      if (group == nullptr) continue;
      look(group->children);
      if (group->css_class != "leader") continue;
      ++leaders;
      const auto& leader = std::get<draw::Stroke>(group->children.at(0)).lines.at(0);
      for (const auto* leg : {&there, &back})
        for (std::size_t i = 1; i < leg->size(); ++i)
          EXPECT_FALSE(cross(leader.front(), leader.back(), (*leg)[i - 1], (*leg)[i]));
    }
  };
  look(map.drawing.nodes);
  EXPECT_EQ(leaders, 2U);
}

std::vector<geo::PageBox> covered(const PlacedLabel& label) {
  return label.pieces.empty() ? std::vector{label.box} : label.pieces;
}

TEST(DrawMap, EveryStopIsNamedInsideTheFrameAndNoLabelsOverlap) {
  const DrawnMap map = drawn(cluster);
  std::size_t stops = 0;
  std::vector<PlacedLabel> placed;
  for (const PlacedLabel& label : map.report.labels)
    if (label.placed) placed.push_back(label);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    EXPECT_TRUE(map.report.frame.contains(placed[i].box)) << placed[i].text;
    if (placed[i].css_class == "stop") ++stops;
    for (std::size_t j = i + 1; j < placed.size(); ++j)
      for (const geo::PageBox& a : covered(placed[i]))
        for (const geo::PageBox& b : covered(placed[j]))
          EXPECT_FALSE(a.intersects(b)) << placed[i].text << " / " << placed[j].text;
  }
  EXPECT_EQ(stops, 6U);
  const auto towns = std::count_if(placed.begin(), placed.end(), [](const auto& l) { return l.css_class == "town"; });
  EXPECT_LT(towns, 12) << "context towns must not compete with the stops";
}

constexpr const char* caucasus = R"(
[[map]]
name = "caucasus"
extent = [38, 38, 51, 45]
[[map.stop]]
place = "Tbilisi"
in = "Georgia"
)";

TEST(DrawMap, NamesOfCountriesFollowTheirAxesInSpacedLetters) {
  const DrawnMap map = drawn(caucasus);
  const draw::Group* names = group_of(map.drawing.nodes, "layer-country-labels");
  ASSERT_NE(names, nullptr);
  const auto georgia = std::find_if(names->children.begin(), names->children.end(), [](const draw::Node& node) {
    const auto* curved = std::get_if<draw::PathText>(&node);
    return curved != nullptr && curved->text.text == "GEORGIA";
  });
  ASSERT_NE(georgia, names->children.end());
  const auto& label = std::get<draw::PathText>(*georgia);
  EXPECT_GT(label.text.letter_spacing_pt, 0.5 * label.text.size_pt);
  const geo::PagePoint along = label.path.back() - label.path.front();
  EXPECT_GT(along.x, 0);
  EXPECT_GT(along.y / along.x, 0.1) << "the country runs from the north-west to the south-east";
}

TEST(DrawMap, TheRecordTellsWhatTheMapShowsAndNoMore) {
  const DrawnMap map = drawn(
      "[[map]]\nname = \"plate\"\nextent = [20, 35, 50, 40]\nprojection = \"+proj=eqc +ellps=WGS84\"\n"
      "[[map.stop]]\nplace = \"Gaziantep\"\n");
  const geo::LonLatBox& shown = map.report.visible;
  const geo::PageBox& frame = map.report.frame;
  // The wanted extent fills the width but for a rounded scale, and all degrees are of the same size.
  EXPECT_NEAR(shown.west, 20, 0.6);
  EXPECT_NEAR(shown.east, 50, 0.6);
  EXPECT_NEAR((shown.north - shown.south) / (shown.east - shown.west), frame.height() / frame.width(), 1e-3);
  EXPECT_NEAR((shown.north + shown.south) / 2, 37.5, 0.1);
}

TEST(DrawMap, SmallCountriesOfALargeMapAreLeftOutWithTheReason) {
  const DrawnMap map = drawn("[[map]]\nname = \"europe\"\nextent = [-12, 34, 45, 62]\n[[map.stop]]\nplace = \"Vienna\"\n");
  const auto luxembourg = std::find_if(map.report.labels.begin(), map.report.labels.end(),
                                       [](const PlacedLabel& label) { return label.text == "LUXEMBOURG"; });
  ASSERT_NE(luxembourg, map.report.labels.end());
  EXPECT_FALSE(luxembourg->placed);
  EXPECT_EQ(luxembourg->reason, "no free place inside its visible part");
}

TEST(DrawMap, DateAndPeopleStandAlongALegThatIsLongEnough) {
  const DrawnMap map = drawn(R"(
[[map]]
name = "legs"
[[map.stop]]
place = "Gaziantep"
[[map.stop]]
place = "Baku"
[[map.leg]]
from = "Gaziantep"
to = "Baku"
date = "2020-09-23/.."
people = 300
)");
  const auto text = std::find_if(map.report.labels.begin(), map.report.labels.end(),
                                 [](const PlacedLabel& label) { return label.css_class == "leg"; });
  ASSERT_NE(text, map.report.labels.end());
  EXPECT_EQ(text->text, "since 23 September 2020 · 300 people");
  EXPECT_TRUE(text->placed);
  EXPECT_GT(text->box.height(), 8) << "it slopes with its leg";
}

TEST(DrawMap, RiversAndSeasAreNamedAlongTheirLines) {
  const DrawnMap map = drawn("[[map]]\nname = \"near-east\"\nextent = [25, 22, 63, 43]\n[[map.stop]]\nplace = \"Baghdad\"\n");
  const auto has_curved = [&](const std::string& layer, const std::string& text) {
    const draw::Group* group = group_of(map.drawing.nodes, layer);
    return group != nullptr && std::any_of(group->children.begin(), group->children.end(), [&](const draw::Node& node) {
             const auto* curved = std::get_if<draw::PathText>(&node);
             return curved != nullptr && curved->text.text == text;
           });
  };
  EXPECT_TRUE(has_curved("layer-line-labels", "Caspian Sea"));
  EXPECT_TRUE(has_curved("layer-river-labels", "Euphrates"));
  EXPECT_EQ(std::count_if(map.report.labels.begin(), map.report.labels.end(),
                          [](const PlacedLabel& label) { return label.placed && label.text == "Caspian Sea"; }),
            1)
      << "a sea is named once";
}

TEST(DrawMap, TheScaleIsTrueAtTheCentre) {
  const DrawnMap map = drawn(cluster);
  const geo::Projection projection(map.report.projection);
  // The frame's size on the ground, by geodesics through its middle, against its size on the page.
  const double wanted = map.report.scale_denominator * 0.0254 / 72;  // metres a point
  const double two_figures =
      map.report.scale_denominator / std::pow(10, std::floor(std::log10(map.report.scale_denominator)) - 1);
  EXPECT_NEAR(two_figures, std::round(two_figures), 1e-6) << "the denominator has two figures";
  const geo::LonLat middle{(29 + 50) / 2.0, 39};
  const auto a = projection.forward(middle);
  const auto b = projection.forward(geo::direct(middle, 90, 1000).point);
  ASSERT_TRUE(a && b);
  const double plane_per_ground = std::hypot(a->x - b->x, a->y - b->y) / 1000;
  EXPECT_NEAR(plane_per_ground, 1, 0.02);
  EXPECT_GT(wanted * map.report.frame.width(), geo::distance_m({28.95, 41.01}, {49.87, 40.41}));
}

TEST(DrawMap, ALonePlaceIsShownWithItsSurroundings) {
  const DrawnMap map = drawn("[[map]]\nname = \"one\"\n[[map.stop]]\nplace = \"Afrin\"\n");
  const double across =
      std::min(map.report.frame.width(), map.report.frame.height()) * map.report.scale_denominator * 0.0254 / 72;
  EXPECT_GE(across, 120e3 * 0.99);
  EXPECT_LE(across, 140e3);
}

std::vector<std::string> names_placed(const DrawnMap& map, const std::string& css_class) {
  std::vector<std::string> names;
  for (const PlacedLabel& label : map.report.labels)
    if (label.placed && label.css_class == css_class) names.push_back(label.text);
  return names;
}

TEST(DrawMap, ASeaIsNamedWholeOrInPartsAndOnTheGlobe) {
  for (const char* projection : {"+proj=eqearth", "+proj=ortho +lat_0=20 +lon_0=-40", "+proj=igh"}) {
    const DrawnMap map =
        drawn(std::string("[[map]]\nname = \"w\"\nextent = [-180, -90, 180, 90]\nprojection = \"") + projection + "\"\n");
    const auto seas = names_placed(map, "water");
    EXPECT_FALSE(seas.empty()) << projection;
    for (const std::string& whole : seas)
      for (const std::string& part : seas) EXPECT_FALSE(part != whole && part.ends_with(whole)) << part << " beside " << whole;
    const geo::Projection plane(map.report.projection);
    const geo::ProjectedBox globe = [&] {
      geo::ProjectedBox box;
      for (int lon = -180; lon <= 180; ++lon)
        for (int lat = -90; lat <= 90; ++lat)
          if (const auto p = plane.forward({static_cast<double>(lon), static_cast<double>(lat)})) box.add(*p);
      return box;
    }();
    // The whole globe is framed: its box fills the frame in one direction, and names keep inside of it there.
    const double scale = std::min(map.report.frame.width() / globe.width(), map.report.frame.height() / globe.height());
    const geo::PagePoint middle = map.report.frame.centre();
    for (const PlacedLabel& label : map.report.labels)
      if (label.placed && label.css_class == "water") {
        EXPECT_GE(label.box.min_y, middle.y - globe.height() * scale / 2) << label.text << ' ' << projection;
        EXPECT_LE(label.box.max_y, middle.y + globe.height() * scale / 2) << label.text << ' ' << projection;
      }
  }
}

TEST(DrawMap, AirportsAreNamedWhenAsked) {
  const std::string job = "[[map]]\nname = \"a\"\nextent = [35, 31.5, 38, 34.5]\n";
  EXPECT_TRUE(names_placed(drawn(job), "airport").empty());
  const auto with_airports = style::Style::read(RUTTER_TEST_DATA_DIR "/styles/report-light.json", {{"airports", "true"}});
  ASSERT_TRUE(with_airports.ok());
  const auto names = names_placed(drawn(job, *with_airports), "airport");
  EXPECT_NE(std::find(names.begin(), names.end(), "Damascus International Airport (DAM)"), names.end());
}

TEST(DrawMap, AnAreaThatTheFrameLeavesOutIsTold) {
  const DrawnMap map = drawn("[[map]]\nname = \"a\"\n[[map.stop]]\nplace = \"Damascus\"\n[[map.area]]\nplace = \"France\"\n");
  EXPECT_EQ(map.report.warnings, std::vector<std::string>{"the area France lies outside the map's frame"});
}

TEST(DrawMap, TheProjectionIsChosenForWhatTheMapShows) {
  const auto projection = [](const std::string& map) { return drawn("[[map]]\nname = \"a\"\n" + map).report.projection_name; };
  EXPECT_EQ(projection("scale = 110000000\n[[map.stop]]\nplace = \"Azaz\"\n").substr(0, 11), "Equal Earth");
  EXPECT_EQ(projection("[[map.area]]\nplace = \"Turkey\"\n").substr(0, 23), "Albers equal-area conic");
  const std::string hub =
      "[[map.stop]]\nid = \"i\"\nplace = \"Istanbul\"\n[[map.stop]]\nid = \"a\"\nplace = \"Tokyo\"\n[[map.stop]]\nid = "
      "\"b\"\nplace = "
      "\"Cape Town\"\n[[map.leg]]\nfrom = \"i\"\nto = \"a\"\n[[map.leg]]\nfrom = \"i\"\nto = \"b\"\n";
  EXPECT_EQ(projection(hub), "azimuthal equidistant, centre 41° N 28.9° E");
  EXPECT_NE(projection(hub + "course = \"loxodrome\"\n"), projection(hub));
  EXPECT_NE(projection("projection = \"conformal\"\n" + hub), projection(hub));
}

TEST(DrawMap, AnExtentAndAScaleAskedForAreKept) {
  const DrawnMap map = drawn("[[map]]\nname = \"a\"\nextent = [30, 35, 45, 42]\n[[map.stop]]\nplace = \"Gaziantep\"\n");
  EXPECT_LT(map.report.visible.west, 30);
  EXPECT_GT(map.report.visible.east, 45);
  const DrawnMap scaled = drawn("[[map]]\nname = \"a\"\nscale = 3000000\n[[map.stop]]\nplace = \"Gaziantep\"\n");
  EXPECT_DOUBLE_EQ(scaled.report.scale_denominator, 3e6);
}

TEST(DrawMap, APageTooSmallSaysWhatToDo) {
  try {
    drawn("[[map]]\nname = \"a\"\npage = { width = 60, height = 50, unit = \"mm\" }\n[[map.stop]]\nplace = \"Gaziantep\"\n");
    FAIL() << "nothing was thrown";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::map);
    EXPECT_THAT(error.what(), testing::HasSubstr("is too small: title, key and footer leave"));
    EXPECT_THAT(error.what(), testing::HasSubstr("take a larger page, shorter texts, or callout = false for some stops"));
  }
}

TEST(DrawMap, TheOtherReadingOfAnAreaIsNoPin) {
  const DrawnMap map = drawn(
      "[[map]]\nname = \"a\"\n[[map.stop]]\nplace = \"Azerbaijan\"\nrole = \"somewhere-in\"\n[[map.stop]]\nplace = "
      "\"Gaziantep\"\n");
  const draw::Group* area = group_of(map.drawing.nodes, "stop-1");
  ASSERT_NE(area, nullptr);
  EXPECT_TRUE(std::none_of(area->children.begin(), area->children.end(),
                           [](const auto& node) { return std::holds_alternative<draw::Circle>(node); }));
}

}  // namespace
}  // namespace rutter::map
