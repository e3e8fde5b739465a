#include "map/plan.hpp"

#include <gtest/gtest.h>

#include "drawn_sample.hpp"
#include "map/callout_scene.hpp"
#include "map/map_places.hpp"

namespace rutter::map {
namespace {

using sample::Desk;
using sample::job_of;
using sample::Parts;

MapPlan planned(const Desk& desk, const PlanLimits& limits = {}) {
  const MapInputs inputs = desk.inputs();
  text::Shaper shaper(inputs.fonts);
  PageTexts texts(inputs, shaper);
  return plan_map(inputs, view_of(inputs), limits, texts, shaper);
}

TEST(Plan, WhatFitsIsToldInCallouts) {
  const MapPlan plan = planned(Desk(job_of(sample::scattered(1, 5, 40, 38, 5), "")));
  EXPECT_EQ(plan.told.in_callouts, std::vector<bool>(5, true));
  EXPECT_TRUE(plan.insets.empty());
  EXPECT_TRUE(plan.warnings.empty());
}

TEST(Plan, WhatIsPutOverTheRouteByHandIsTold) {
  const auto stops = sample::scattered(1, 12, 40, 38, 5);
  std::size_t told = 0;
  for (const std::string at : {"top-left", "top", "top-right", "left", "right", "bottom-left", "bottom", "bottom-right"}) {
    const auto warnings = Desk(job_of(stops, "legend = \"" + at + "\"")).draw().report.warnings;
    told += static_cast<std::size_t>(
        std::count(warnings.begin(), warnings.end(),
                   "legend: at the position asked for it covers a part of the route or other furniture"));
  }
  EXPECT_GT(told, 0U) << "twelve stops leave not every corner free";
}

TEST(Plan, AnInsetPutOverItsOwnOutlineByHandIsTold) {
  std::vector<sample::SampleStop> stops = sample::scattered(1, 3, 36, 36, 0.1, 2);
  stops.push_back({49, 42, 2, ""});
  const auto covers_own = [&](const std::string& position) {
    const std::string inset = "[[map.inset]]\nextent = [35.8, 35.9, 36.2, 36.1]\nposition = \"" + position + "\"\n";
    const auto warnings = Desk(job_of(stops, "", inset)).draw().report.warnings;
    return std::count(warnings.begin(), warnings.end(),
                      "inset A: at the position asked for it covers its own outline on the map: move or leave out 'position'");
  };
  EXPECT_EQ(covers_own("bottom-left"), 1) << "where the stops are that it shows";
  EXPECT_EQ(covers_own("top-left"), 0);
}

TEST(Plan, AnInsetThatShowsNoMoreThanTheMapIsNotMadeAndThatIsTold) {
  const auto stops = sample::scattered(1, 5, 40, 38, 5);
  const MapPlan plan = planned(Desk(job_of(stops, "", "[[map.inset]]\nextent = [35, 34, 45, 42]\n")));
  EXPECT_TRUE(plan.insets.empty());
  EXPECT_EQ(plan.warnings, std::vector<std::string>{"an inset asked for is not made: it shows areas alone, or too little more "
                                                    "than the map, or finds no free place"});
}

TEST(Plan, AStopInTwoInsetsIsToldOnce) {
  std::vector<CalloutWish> wishes{{3, 1, {0, 0}, 6}, {4, 1, {9, 9}, 6}, {3, 2, {50, 50}, 6}};
  tell_once(wishes);
  ASSERT_EQ(wishes.size(), 2U);
  EXPECT_EQ(wishes[0].ground, 1U);
  EXPECT_EQ(wishes[1].stop, 4U);
}

TEST(Plan, KeepsToItsLimits) {
  const Desk desk(job_of(sample::scattered(1, 5, 40, 38, 5), ""));
  PlanLimits limits;
  limits.in_key = {1, 3};
  const MapPlan plan = planned(desk, limits);
  EXPECT_FALSE(plan.told.in_callout(1));
  EXPECT_FALSE(plan.told.in_callout(3));
  limits.no_callouts = true;
  EXPECT_EQ(planned(desk, limits).told.in_callouts, std::vector<bool>(5, false));
  limits.legend_in_panel = true;
  EXPECT_TRUE(planned(desk, limits).legend_in_panel);
}

TEST(Plan, NarrowPagesHaveNoCallouts) {
  const MapPlan plan = planned(Desk(job_of(sample::scattered(1, 5, 40, 38, 5), "page = \"column-330\"")));
  EXPECT_EQ(plan.told.in_callouts, std::vector<bool>(5, false));
}

TEST(Plan, ClaimsThatWouldFillThePageGoToTheKey) {
  const MapPlan plan = planned(Desk(job_of(sample::scattered(2, 25, 40, 38, 5, 20), "")));
  EXPECT_LT(std::count(plan.told.in_callouts.begin(), plan.told.in_callouts.end(), true), 25);
}

TEST(Plan, TextsThatLeaveTheMapLittleOfThePageAreTold) {
  const auto said = [](int words, const std::string& page) {
    const auto warnings = planned(Desk(job_of(sample::scattered(2, 25, 40, 38, 5, words), "page = \"" + page + "\""))).warnings;
    return std::ranges::any_of(warnings, [](const std::string& text) { return text.starts_with("texts leave the map "); });
  };
  EXPECT_TRUE(said(40, "a4-landscape"));
  EXPECT_FALSE(said(40, "a3-landscape"));
  EXPECT_FALSE(said(40, "column-930")) << "its height is free";
}

TEST(Plan, APageIsDividedAgainWhenFewDisputedLinesOfManyAreSeen) {
  // Round the world, so many that the key leaves the map little: no disputed line is seen so small.
  const Desk desk(job_of(sample::scattered(1, 24, 0, 10, 160, 30), "page = \"a4-landscape\"\njoin = \"in-order\""));
  const MapPlan first = planned(desk);
  ASSERT_TRUE(first.legend_in_panel);
  ASSERT_EQ(first.legend.disputed_names.size(), 6U) << "measured with as many as a legend names";
  EXPECT_LT(desk.draw().report.scale_denominator, 0.85 * first.frame.scale_denominator);
}

TEST(Plan, InsetsAreLetteredInOrder) {
  auto stops = sample::crowd_and_far_ones(4);
  for (const auto& stop : sample::scattered(5, 4, 47.2, 39.5, 0.12)) stops.push_back(stop);
  const MapPlan plan = planned(Desk(job_of(stops, "")));
  ASSERT_EQ(plan.insets.size(), 2U);
  EXPECT_EQ(plan.insets[0].letter, 'A');
  EXPECT_EQ(plan.insets[1].letter, 'B');
  EXPECT_LT(plan.insets[0].wish.stops.front(), plan.insets[1].wish.stops.front());
}

TEST(Plan, FurnitureStandsWhereTheJobPutsIt) {
  for (const auto& [word, position] :
       {std::pair{"bottom-left", job::Position::bottom_left}, std::pair{"top-right", job::Position::top_right},
        std::pair{"left", job::Position::left}}) {
    const DrawnMap map =
        Desk(job_of(sample::scattered(3, 5, 40, 38, 5), fmt::format("legend = \"{}\"\njoin = \"in-order\"", word))).draw();
    const Parts parts(map.drawing);
    ASSERT_TRUE(parts.furniture.contains("legend")) << word;
    const geo::PageBox& legend = parts.furniture.at("legend");
    const geo::PageBox wanted = place_at(map.report.frame, legend.width(), legend.height(), position);
    EXPECT_NEAR(legend.min_x, wanted.min_x, 0.05) << word;
    EXPECT_NEAR(legend.min_y, wanted.min_y, 0.05) << word;
  }
}

TEST(Plan, FurnitureCanBeLeftOut) {
  const DrawnMap map =
      Desk(job_of(sample::scattered(3, 5, 40, 38, 5),
                  "legend = false\nscale_bar = false\nlocator = false\nnorth_arrow = false\njoin = \"in-order\""))
          .draw();
  const Parts parts(map.drawing);
  for (const char* id : {"legend", "scale-bar", "locator", "north-arrow"}) EXPECT_FALSE(parts.ids.contains(id)) << id;
}

/// All that is painted, as text.
void tell(const std::vector<draw::Node>& nodes, std::string& out) {
  const auto lines = [&](const std::vector<geo::Line<geo::PagePoint>>& some) {
    for (const auto& line : some)
      for (const geo::PagePoint p : line) out += fmt::format("{} {};", p.x, p.y);
  };
  for (const draw::Node& node : nodes) {
    if (const auto* stroke = std::get_if<draw::Stroke>(&node)) lines(stroke->lines);
    if (const auto* fill = std::get_if<draw::Fill>(&node))
      for (const auto& polygon : fill->area.polygons) lines(polygon.rings);
    if (const auto* circle = std::get_if<draw::Circle>(&node))
      out += fmt::format("o{} {} {};", circle->centre.x, circle->centre.y, circle->radius_pt);
    if (const auto* text = std::get_if<draw::Text>(&node))
      out += fmt::format("t{} {} {};", text->text, text->origin.x, text->origin.y);
    if (const auto* text = std::get_if<draw::PathText>(&node)) {
      out += text->text.text;
      lines({text->path});
    }
    if (const auto* shared = std::get_if<draw::Shared>(&node)) tell(*shared->nodes, out);
    if (const auto* group = std::get_if<draw::Group>(&node)) {
      out += fmt::format("<{} {}>", group->id, group->css_class);
      tell(group->children, out);
    }
  }
}

TEST(Plan, TheSameJobGivesTheSameDrawing) {
  const std::string job = job_of(sample::crowd_and_far_ones(1), "join = \"in-order\"");
  std::string first;
  std::string second;
  tell(Desk(job).draw().drawing.nodes, first);
  tell(Desk(job).draw().drawing.nodes, second);
  EXPECT_GT(first.size(), 10000U);
  EXPECT_TRUE(first == second);
}

}  // namespace
}  // namespace rutter::map
