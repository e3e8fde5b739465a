#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "job/read.hpp"
#include "map/place_stops.hpp"
#include "map/place_towns.hpp"
#include "route/resolve.hpp"
#include "route/trace.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

constexpr PageBox page{0, 0, 500, 400};

PageBox square(PagePoint p, double half) {
  return PageBox{p.x, p.y, p.x, p.y}.grown(half);
}

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

job::Job job_of(const std::vector<std::string>& names, const std::string& map_keys, const std::string& stop_keys) {
  std::string toml = "[[map]]\nname = \"desk\"\n" + map_keys;
  for (const std::string& name : names)
    toml += "[[map.stop]]\nplace = \"" + name + "\"\nat = { lat = 40.0, lon = 40.0 }\n" + stop_keys;
  return job::read_job_text(toml, "test.toml").value();
}

/// A map of stops by name, whose markers and base map the test puts where it likes.
PageLayout layout(const PageBox& map) {
  PageLayout out;
  out.map = map;
  return out;
}

class Desk {
 public:
  explicit Desk(const std::vector<std::string>& names, const std::string& map_keys = "", const std::string& stop_keys = "")
      : job_(job_of(names, map_keys, stop_keys)),
        spec_(job_.maps.front()),
        route_(route::trace(route::resolve(spec_, bundled().gazetteer, {}).value(), bundled().basemap)),
        inputs_{
            job_,  spec_, spec_.pages.front(), route_, bundled().style, bundled().basemap, bundled().gazetteer, bundled().fonts,
            false, {}},
        frame_{layout(page), geo::Projection("+proj=eqc +ellps=WGS84"), {}, {}, 1, 1, 5},
        projector_(frame_.projection, frame_.transform, page),
        shaper_(bundled().fonts) {}

  LabelInputs labels() { return {inputs_, frame_, projector_, scene, route, stop_areas_, in_callouts_}; }
  text::Shaper& shaper() { return shaper_; }

  void add_marker(PagePoint at) { route.markers.push_back({route.markers.size(), at, at, 6, false, false, 0}); }
  [[nodiscard]] Occupancy occupancy() const {
    Occupancy taken(page);
    for (const Marker& m : route.markers) taken.add_box(square(m.centre, m.radius_pt));
    return taken;
  }

  Scene scene;
  RouteScene route;

 private:
  job::Job job_;
  const job::MapSpec& spec_;
  route::Route route_;
  MapInputs inputs_;
  MapFrame frame_;
  geo::Projector projector_;
  text::Shaper shaper_;
  std::vector<std::pair<std::size_t, geo::MultiPolygon<PagePoint>>> stop_areas_;
  std::vector<bool> in_callouts_ = std::vector<bool>(1000, false);
};

/// The straight lines of class leader.
std::vector<geo::Line<PagePoint>> leaders_of(const PlacedLabels& labels) {
  std::vector<geo::Line<PagePoint>> out;
  for (const draw::Node& node : labels.route)
    if (const auto* group = std::get_if<draw::Group>(&node); group != nullptr && group->css_class == "leader")
      out.push_back(std::get<draw::Stroke>(group->children.front()).lines.front());
  return out;
}

TEST(PlaceStops, ANameStandsBesideItsMarkerWithoutLeaderWhereItCan) {
  Desk desk({"Azaz"});
  desk.add_marker({200, 200});
  Occupancy taken = desk.occupancy();
  PlacedLabels out;
  place_stops(desk.labels(), taken, desk.shaper(), out);
  ASSERT_EQ(out.stops.size(), 1U);
  EXPECT_FALSE(out.report.front().leader);
  EXPECT_NEAR(out.report.front().box.min_x, 208, 1);
  EXPECT_TRUE(leaders_of(out).empty());
  EXPECT_FALSE(taken.is_free(out.report.front().box)) << "the name is taken";
}

TEST(PlaceStops, ANameWithoutRoomBesideItsMarkerHasALeaderLine) {
  Desk desk({"Azaz"});
  desk.add_marker({200, 200});
  Occupancy taken = desk.occupancy();
  // Lines all round that no text may touch, dense enough for no name between them.
  for (double r = 8; r <= 30; r += 4)
    taken.add_line({{200 - r, 200 - r}, {200 + r, 200 - r}, {200 + r, 200 + r}, {200 - r, 200 + r}, {200 - r, 200 - r}}, 0.5);
  PlacedLabels out;
  place_stops(desk.labels(), taken, desk.shaper(), out);
  ASSERT_EQ(out.stops.size(), 1U);
  EXPECT_TRUE(out.report.front().leader);
  EXPECT_THAT(out.report.front().reason, testing::HasSubstr("leader"));
  const PageBox box = out.report.front().box;
  EXPECT_FALSE(box.intersects(square({200, 200}, 30)));
  const auto lines = leaders_of(out);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_NEAR(geo::distance(lines.front().front(), {200, 200}), 6.5, 0.1) << "it begins at the marker's edge";
  EXPECT_TRUE(box.grown(3).contains(lines.front().back())) << "and ends at the name";
  EXPECT_FALSE(touches(box, lines.front().front(), lines.front().back()));
}

TEST(PlaceStops, ANameAboveOrBelowItsLeaderMayStandAside) {
  Desk desk({"Gaziantep and a long name"});
  desk.add_marker({250, 200});
  Occupancy taken = desk.occupancy();
  // Free is one strip above the marker, with a wall a little to the right of its middle: centred, the name would run into it.
  taken.add_box({0, 165, 245, 400});
  taken.add_box({255, 165, 500, 400});
  taken.add_box({0, 0, 500, 140});
  taken.add_box({275, 140, 500, 165});
  PlacedLabels out;
  place_stops(desk.labels(), taken, desk.shaper(), out);
  ASSERT_EQ(out.stops.size(), 1U);
  const PageBox box = out.report.front().box;
  const auto lines = leaders_of(out);
  ASSERT_EQ(lines.size(), 1U);
  const PagePoint end = lines.front().back();
  EXPECT_LT(box.max_x, 275);
  EXPECT_GT(end.x, box.min_x);
  EXPECT_LT(end.x, box.max_x) << "it ends below the name";
  EXPECT_GT(end.x - box.centre().x, 0.25 * box.width()) << "and not at its middle";
  EXPECT_FALSE(touches(box, lines.front().front(), end));
}

TEST(PlaceStops, InACrowdNoNameCoversAnything) {
  std::mt19937 random(11);
  const auto number = [&](unsigned end) { return static_cast<double>(random() % end); };
  std::size_t with_leader = 0;
  for (int round = 0; round < 12; ++round) {
    Desk desk(std::vector<std::string>(30, "Hawar Kilis"));
    while (desk.route.markers.size() < 30) {
      const PagePoint at{150 + number(200), 110 + number(160)};
      if (std::none_of(desk.route.markers.begin(), desk.route.markers.end(),
                       [&](const Marker& m) { return geo::distance(m.centre, at) < 15; }))
        desk.add_marker(at);
    }
    desk.route.legs.push_back({0, {{{60, 200}, {450, 210}}}, false, true, false, {}});
    Occupancy taken = desk.occupancy();
    taken.add_line(desk.route.legs.front().lines.front(), 2.5);
    const Occupancy before = taken;
    PlacedLabels out;
    place_stops(desk.labels(), taken, desk.shaper(), out);
    ASSERT_EQ(out.report.size(), 30U) << "every stop is told";
    std::vector<PageBox> good;
    for (const PlacedLabel& label : out.report)
      if (label.placed) good.push_back(label.box);
    EXPECT_EQ(good.size(), out.stops.size());
    EXPECT_GT(good.size(), 26U);
    EXPECT_EQ(out.warnings.size(), good.size() < 30 ? 1U : 0U) << "a stop without number and name is warned of";
    for (std::size_t i = 0; i < good.size(); ++i) {
      EXPECT_TRUE(before.is_free(good[i]));
      for (std::size_t j = i + 1; j < good.size(); ++j) EXPECT_FALSE(good[i].intersects(good[j]));
    }
    const auto lines = leaders_of(out);
    with_leader += lines.size();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const PagePoint a = lines[i].front();
      const PagePoint b = lines[i].back();
      EXPECT_FALSE(cross(a, b, {60, 200}, {450, 210})) << "no leader crosses a leg";
      for (std::size_t j = i + 1; j < lines.size(); ++j) EXPECT_FALSE(cross(a, b, lines[j].front(), lines[j].back()));
      for (const PageBox& box : good) EXPECT_FALSE(touches(box, a, b)) << "no leader runs through a name";
      for (const Marker& m : desk.route.markers) EXPECT_GT(distance_to_segment(m.centre, a, b), m.radius_pt);
    }
  }
  EXPECT_GT(with_leader, 10U);
}

TEST(PlaceStops, TheSideAskedForIsKept) {
  for (const auto& [side, dx, dy] : {std::tuple{"W", -1, 0}, {"S", 0, 1}, {"NE", 1, -1}}) {
    Desk desk({"Azaz"}, "", std::string("label_at = \"") + side + "\"\n");
    desk.add_marker({200, 200});
    Occupancy taken = desk.occupancy();
    PlacedLabels out;
    place_stops(desk.labels(), taken, desk.shaper(), out);
    const PagePoint middle = out.report.front().box.centre() - PagePoint{200, 200};
    EXPECT_GE(middle.x * dx + middle.y * dy, 7) << side;
  }
}

/// A source of towns: name, people, place; the more people the more important.
LabelSource towns_of(const std::vector<std::tuple<std::string, double, PagePoint>>& towns) {
  LabelSource out;
  const auto& layers = bundled().style.layers();
  for (std::size_t i = 0; i < layers.size(); ++i)
    if (layers[i].source_layer() == "places" && layers[i].type() == style::LayerType::symbol) out.style_layer = i;
  double lon = 0;
  for (const auto& [name, population, at] : towns) {
    VisiblePoint point{{}, {lon += 0.5, 10}, at};
    point.properties.set("name", name);
    point.properties.set("population", population);
    out.points.push_back(std::move(point));
  }
  return out;
}

std::vector<std::string> placed(const PlacedLabels& labels) {
  std::vector<std::string> out;
  for (const PlacedLabel& label : labels.report)
    if (label.placed) out.push_back(label.text);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> placed_towns(Desk& desk, const LabelSource& source, std::size_t limit, PlacedLabels& out) {
  Occupancy taken = desk.occupancy();
  TownRules rules;
  rules.most = limit;
  place_towns(desk.labels(), source, rules, taken, desk.shaper(), out);
  return placed(out);
}

std::vector<std::string> placed_towns(Desk& desk, const LabelSource& source, job::Towns towns, PlacedLabels& out) {
  Occupancy taken = desk.occupancy();
  place_towns(desk.labels(), source, TownRules::of(towns, false), taken, desk.shaper(), out);
  return placed(out);
}

TEST(PlaceTowns, TheMostImportantStandAsFarAsTheLimitGoesAndShowGoesBeyond) {
  const LabelSource source =
      towns_of({{"A", 5e6, {50, 50}}, {"B", 4e6, {150, 50}}, {"C", 3e6, {250, 50}}, {"D", 2e6, {350, 50}}});
  Desk desk({"Azaz"});
  PlacedLabels out;
  EXPECT_EQ(placed_towns(desk, source, 2, out), (std::vector<std::string>{"A", "B"}));
  ASSERT_EQ(out.layers.size(), 1U);
  EXPECT_EQ(out.layers.front().nodes.size(), 4U) << "a dot for each name, and none without";
  PlacedLabels all;
  EXPECT_EQ(placed_towns(desk, source, 40, all).size(), 4U);
  Desk asking({"Azaz"}, "show = [\"D\", \"C\", \"B\"]\nhide = [\"A\"]\n");
  PlacedLabels asked;
  EXPECT_EQ(placed_towns(asking, source, 2, asked), (std::vector<std::string>{"B", "C", "D"}));
}

TEST(PlaceTowns, TownsKeepApartAndTheMoreImportantOneStays) {
  const LabelSource source = towns_of({{"Small", 1e6, {100, 100}}, {"Large", 5e6, {125, 100}}, {"Far", 1e6, {300, 100}}});
  Desk desk({"Azaz"});
  PlacedLabels out;
  EXPECT_EQ(placed_towns(desk, source, 11, out), (std::vector<std::string>{"Far", "Large"}));
}

TEST(PlaceTowns, ANameGivesWaySoThatBothTownsAreNamed) {
  // The first town's best place, to its upper right or right, would cover the second's dot.
  const LabelSource source =
      towns_of({{"Constantinople", 5e6, {200, 100}}, {"Ur", 4e6, {240, 100}}, {"Uruk", 4e6, {240, 134.5}}});
  Desk desk({"Azaz"});
  PlacedLabels out;
  EXPECT_EQ(placed_towns(desk, source, 11, out).size(), 3U);
  for (std::size_t i = 0; i < out.report.size(); ++i)
    for (std::size_t j = i + 1; j < out.report.size(); ++j) EXPECT_FALSE(out.report[i].box.intersects(out.report[j].box));
}

TEST(PlaceTowns, WhatFindsNoPlaceIsInTheReportAndWhatWasAskedForInTheWarnings) {
  const LabelSource source = towns_of({{"Hidden", 5e6, {200, 200}}});
  Desk desk({"Azaz"}, "show = [\"Hidden\", \"Nowhere\"]\n");
  desk.add_marker({200, 200});
  PlacedLabels out;
  EXPECT_TRUE(placed_towns(desk, source, 11, out).empty());
  EXPECT_EQ(out.report.size(), 1U);
  EXPECT_TRUE(out.layers.empty()) << "no dot without its name";
  EXPECT_EQ(out.warnings.size(), 2U);
}

/// Towns at random, closer than a few towns would stand.
LabelSource crowd(std::size_t count) {
  std::mt19937 random(7);
  std::vector<std::tuple<std::string, double, PagePoint>> towns;
  for (std::size_t i = 0; i < count; ++i) {
    const double x = 60 + static_cast<double>(random() % 3800) / 10;
    const double y = 30 + static_cast<double>(random() % 3400) / 10;
    towns.push_back({"Town " + std::to_string(i), 1e6 - static_cast<double>(i), {x, y}});
  }
  return towns_of(towns);
}

TEST(PlaceTowns, ManyAreAsManyAsFindRoomAndNoneCoversAnother) {
  const LabelSource source = crowd(120);
  Desk desk({"Azaz"});
  PlacedLabels few;
  EXPECT_EQ(placed_towns(desk, source, job::Towns::few, few).size(), most_towns);
  PlacedLabels many;
  EXPECT_GT(placed_towns(desk, source, job::Towns::many, many).size(), 90U);
  std::vector<PageBox> boxes;
  for (const PlacedLabel& label : many.report)
    if (label.placed) boxes.push_back(label.box);
  std::vector<PageBox> dots;
  for (const draw::Node& node : many.layers.front().nodes)
    if (const auto* dot = std::get_if<draw::Circle>(&node)) dots.push_back(square(dot->centre, dot->radius_pt - 0.5));
  ASSERT_EQ(dots.size(), boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i)
    for (std::size_t j = 0; j < boxes.size(); ++j) {
      EXPECT_FALSE(i < j && boxes[i].intersects(boxes[j])) << i << " and " << j;
      EXPECT_FALSE(boxes[i].intersects(dots[j])) << "a name on a dot";
      EXPECT_FALSE(i < j && dots[i].intersects(dots[j])) << "two dots in one place";
    }
}

TEST(PlaceTowns, OfManyATownMayStandAtTheFrame) {
  Desk desk({"Azaz"});
  const PageBox map = desk.labels().frame.layout.map;
  const LabelSource edge = towns_of({{"Edge", 5e6, {map.min_x + 1.2, 100}}, {"Beyond", 4e6, {map.min_x + 0.3, 200}}});
  const auto named = [&](job::Towns towns) {
    Occupancy taken(map.grown(-1.5));  // names keep away from the frame
    PlacedLabels out;
    place_towns(desk.labels(), edge, TownRules::of(towns, false), taken, desk.shaper(), out);
    return placed(out);
  };
  EXPECT_TRUE(named(job::Towns::few).empty());
  EXPECT_EQ(named(job::Towns::many), std::vector<std::string>{"Edge"});
}

TEST(PlaceTowns, NoneButThoseAskedForWhenTheJobWantsNone) {
  const LabelSource source = crowd(40);
  Desk desk({"Azaz"}, "show = [\"Town 30\"]\n");
  PlacedLabels out;
  EXPECT_EQ(placed_towns(desk, source, job::Towns::none, out), std::vector<std::string>{"Town 30"});
  EXPECT_EQ(out.report.back().text, "39 more towns");
  EXPECT_EQ(out.report.back().reason, "the job wants none");
}

}  // namespace
}  // namespace rutter::map
