#include "map/insets.hpp"

#include <gtest/gtest.h>

#include "drawn_sample.hpp"
#include "geo/page_polygon.hpp"
#include "map/inset_drawing.hpp"
#include "map/inset_furniture.hpp"
#include "map/map_places.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;
using sample::Desk;
using sample::job_of;
using sample::Parts;
using sample::SampleStop;

bool is_inside(const geo::Line<PagePoint>& ring, PagePoint p) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i)
    if ((ring[i].y > p.y) != (ring[i - 1].y > p.y) &&
        p.x < ring[i].x + (ring[i - 1].x - ring[i].x) * (p.y - ring[i].y) / (ring[i - 1].y - ring[i].y))
      inside = !inside;
  return inside;
}

PageBox box_of(const geo::Line<PagePoint>& line) {
  PageBox box;
  for (const PagePoint p : line) box.add(p);
  return box;
}

/// A stop of an inset is numbered there and a bare dot inside the inset's outline on the main map.
void expect_told_apart(const InsetReport& inset, const Parts& parts) {
  const std::string id = fmt::format("inset-{}", inset.number);
  ASSERT_TRUE(parts.outlines.contains(id + "-outline"));
  for (const int number : inset.stops) {
    const std::string stop = fmt::format("stop-{}", number);
    ASSERT_TRUE(parts.stops.contains(stop)) << stop;
    EXPECT_FALSE(parts.stops.at(stop).numbered) << stop;
    EXPECT_TRUE(is_inside(parts.outlines.at(id + "-outline"), parts.stops.at(stop).centre)) << stop;
    ASSERT_TRUE(parts.stops.contains(id + "-" + stop)) << stop;
    EXPECT_TRUE(parts.stops.at(id + "-" + stop).numbered) << stop;
    EXPECT_TRUE(inset.frame.contains(parts.stops.at(id + "-" + stop).centre)) << stop;
  }
}

/// It covers nothing of the main map's route, and neither does its tie.
void expect_clear_of_route(const InsetReport& inset, const Parts& parts) {
  for (const auto& [id, lines] : parts.legs)
    if (id.starts_with("leg-")) {
      EXPECT_FALSE(sample::any_piece(lines, [&](PagePoint p, PagePoint q) { return touches(inset.frame, p, q); })) << id;
    }
  for (const auto& [id, circle] : parts.stops)
    if (id.starts_with("stop-")) {
      EXPECT_GE(sample::distance_to(inset.frame, circle.centre), circle.radius_pt) << id;
    }
  const auto tie = parts.ties.find(fmt::format("inset-{}-tie", inset.number));
  EXPECT_EQ(tie != parts.ties.end(), inset.tied);
  if (tie == parts.ties.end()) return;
  for (const auto& [id, lines] : parts.legs)
    if (id.starts_with("leg-")) {
      EXPECT_FALSE(sample::any_piece(lines, [&](PagePoint p, PagePoint q) {
        return cross(tie->second.front(), tie->second.back(), p, q);
      })) << id;
    }
}

/// Every stop has its number in one of the maps, and in one alone.
void expect_numbered_once(const Parts& parts, std::size_t stops) {
  for (std::size_t number = 1; number <= stops; ++number) {
    std::size_t numbered = 0;
    for (const auto& [id, circle] : parts.stops)
      if (circle.numbered && (id == fmt::format("stop-{}", number) || id.ends_with(fmt::format("-stop-{}", number))))
        ++numbered;
    EXPECT_EQ(numbered, 1U) << "stop " << number;
  }
}

TEST(Insets, ACrowdIsShownAtALargerScaleBesideTheRoute) {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    SCOPED_TRACE(seed);
    const DrawnMap map = Desk(job_of(sample::crowd_and_far_ones(seed), "join = \"in-order\"")).draw();
    const Parts parts(map.drawing);
    ASSERT_EQ(map.report.insets.size(), 1U);
    const InsetReport& inset = map.report.insets.front();
    EXPECT_EQ(inset.letter, 'A');
    EXPECT_TRUE(map.report.frame.contains(inset.frame));
    EXPECT_GE(map.report.scale_denominator, 1.8 * inset.scale_denominator);
    EXPECT_FALSE(box_of(parts.outlines.at("inset-1-outline")).intersects(inset.frame));
    EXPECT_FALSE(parts.legend().intersects(inset.frame));
    expect_told_apart(inset, parts);
    expect_clear_of_route(inset, parts);
    expect_numbered_once(parts, 8);
  }
}

TEST(Insets, WhereOneFindsNoPlaceTheOthersDoNotCoverItsStops) {
  std::size_t cases = 0;
  for (const int height_mm : {165, 175, 185, 200, 220}) {
    SCOPED_TRACE(height_mm);
    const std::uint32_t seed = 1;
    std::vector<SampleStop> stops;
    for (const auto& [lon, lat] : {std::pair{36.0, 40.0}, {38.5, 39.4}, {41.0, 40.2}, {43.5, 39.6}, {46.0, 40.1}})
      for (const SampleStop& stop : sample::scattered(seed, 4, lon, lat, 0.12, 2)) {
        stops.push_back(stop);
        stops.back().more = "callout = false";
      }
    const std::string page = fmt::format("page = {{ width = 180, height = {}, unit = \"mm\" }}", height_mm);
    const DrawnMap map = Desk(job_of(stops, page)).draw();
    const auto told = std::ranges::count(
        map.report.warnings, "stops stand too close to be told apart at this scale, and an inset finds no free place");
    if (told == 0 || map.report.insets.empty()) continue;
    ++cases;
    const Parts parts(map.drawing);
    for (const InsetReport& inset : map.report.insets) expect_clear_of_route(inset, parts);
    expect_numbered_once(parts, stops.size());
  }
  EXPECT_GT(cases, 0U);
}

TEST(Insets, TwoCrowdsHaveTwoThatDoNotOverlap) {
  std::vector<SampleStop> stops = sample::crowd_and_far_ones(4);
  for (const SampleStop& stop : sample::scattered(5, 4, 47.2, 39.5, 0.12)) stops.push_back(stop);
  const DrawnMap map = Desk(job_of(stops, "")).draw();
  const Parts parts(map.drawing);
  ASSERT_EQ(map.report.insets.size(), 2U);
  EXPECT_EQ(map.report.insets[1].letter, 'B');
  EXPECT_FALSE(map.report.insets[0].frame.intersects(map.report.insets[1].frame));
  for (const InsetReport& inset : map.report.insets) {
    expect_told_apart(inset, parts);
    expect_clear_of_route(inset, parts);
  }
  expect_numbered_once(parts, stops.size());
}

TEST(Insets, NoneWhereTheJobWantsNoneOrNothingIsGained) {
  EXPECT_TRUE(Desk(job_of(sample::crowd_and_far_ones(1), "insets = \"none\"")).draw().report.insets.empty());
  EXPECT_TRUE(Desk(job_of(sample::scattered(1, 6, 40, 38, 5), "")).draw().report.insets.empty());
  std::vector<SampleStop> one_place(5, {37, 36.5, 4, ""});
  one_place.push_back({49.87, 40.41, 4, ""});
  const DrawnMap map = Desk(job_of(one_place, "")).draw();
  EXPECT_TRUE(map.report.insets.empty()) << "no scale tells one place apart";
  expect_numbered_once(Parts(map.drawing), 6);
}

TEST(Insets, ByHandTheyStandWhereAskedAtTheScaleAskedFor) {
  const std::string inset =
      "[[map.inset]]\nstops = [\"s1\", \"s2\", \"s3\", \"s4\", \"s5\"]\nscale = 500000\nposition = \"bottom-right\"\nlabel = "
      "\"The border\"\n";
  const DrawnMap map = Desk(job_of(sample::crowd_and_far_ones(1), "", inset)).draw();
  const Parts parts(map.drawing);
  ASSERT_EQ(map.report.insets.size(), 1U);
  const InsetReport& made = map.report.insets.front();
  EXPECT_DOUBLE_EQ(made.scale_denominator, 500000);
  EXPECT_EQ(made.stops, (std::vector<int>{1, 2, 3, 4, 5}));
  const PageBox wanted = place_at(map.report.frame, made.frame.width(), made.frame.height(), job::Position::bottom_right);
  EXPECT_NEAR(made.frame.min_x, wanted.min_x, 0.02);
  EXPECT_NEAR(made.frame.min_y, wanted.min_y, 0.02);
  EXPECT_LE(parts.count_of("The border"), 1U);
  expect_told_apart(made, parts);
}

TEST(Insets, ByHandTheyReplaceThoseFoundAndMayShowAnExtent) {
  const std::string inset = "[[map.inset]]\nextent = [36.8, 36.4, 37.3, 36.75]\n";
  const DrawnMap map = Desk(job_of(sample::crowd_and_far_ones(2), "insets = \"none\"", inset)).draw();
  const Parts parts(map.drawing);
  ASSERT_EQ(map.report.insets.size(), 1U);
  const InsetReport& made = map.report.insets.front();
  EXPECT_EQ(made.stops, (std::vector<int>{1, 2, 3, 4, 5})) << "the stops that lie in it are its own";
  EXPECT_TRUE(made.visible.west <= 36.8 && made.visible.east >= 37.3 && made.visible.south <= 36.4 &&
              made.visible.north >= 36.75);
  expect_told_apart(made, parts);
  expect_clear_of_route(made, parts);
  expect_numbered_once(parts, 8);
}

TEST(Insets, NarrowPagesHaveThemBelowTheMap) {
  const DrawnMap map = Desk(job_of(sample::crowd_and_far_ones(1), "page = \"column-330\"")).draw();
  ASSERT_EQ(map.report.insets.size(), 1U);
  EXPECT_GE(map.report.insets.front().frame.min_y, map.report.frame.max_y);
  EXPECT_FALSE(map.report.insets.front().tied);
  expect_told_apart(map.report.insets.front(), Parts(map.drawing));
}

TEST(Insets, WhatAnInsetShowsWholeIsNotDrawnOnTheMainMap) {
  const DrawnMap map = Desk(job_of(sample::crowd_and_far_ones(1), "join = \"in-order\"")).draw();
  const Parts parts(map.drawing);
  ASSERT_EQ(map.report.insets.size(), 1U);
  EXPECT_FALSE(parts.legs.contains("leg-1")) << "from 1 to 2, both in the inset";
  EXPECT_TRUE(parts.legs.contains("inset-1-leg-1"));
  EXPECT_TRUE(parts.legs.contains("leg-5")) << "from 5, in the inset, to 6";
  EXPECT_TRUE(parts.legs.contains("inset-1-leg-5"));
}

TEST(Insets, TheTitleIsTheLetterAndTheLabel) {
  const Desk desk(job_of({{37, 36.5, 4, ""}}, ""));
  Inset inset{
      {}, 'B', inset_frame(View({{37, 36.5}}, geo::choose_projection({36, 36, 38, 37})), {0, 0, 150, 120}, 20, {}), {}, {}};
  EXPECT_EQ(inset_title(desk.inputs(), inset), "B");
  inset.wish.label = "The border";
  EXPECT_EQ(inset_title(desk.inputs(), inset), "B  The border");
}

TEST(Insets, GainOnlyByALargerScale) {
  const Desk desk(job_of(sample::crowd_and_far_ones(4), ""));
  const MapInputs inputs = desk.inputs();
  const MapFrame main = frame_for(inputs, view_of(inputs), {});
  InsetViews views(inputs);
  const auto all = inset_in(inputs, views, {{0, 1, 2, 3, 4, 5, 6, 7}, {}, {}, {}, "", 0}, {0, 0, 200, 150});
  const auto crowd = inset_in(inputs, views, {{0, 1, 2, 3, 4}, {}, {}, {}, "", 0}, {0, 0, 200, 150});
  ASSERT_TRUE(all && crowd);
  EXPECT_FALSE(is_gain(*all, main));
  EXPECT_TRUE(is_gain(*crowd, main));
}

TEST(Insets, TheLetterLooksFurtherWhereAllIsTakenRoundTheOutline) {
  const sample::Desk desk(job_of({{37, 36.5, 4, ""}}, ""));
  const MapInputs inputs = desk.inputs();
  Inset inset{
      {}, 'A', frame_for(inputs, view_of(inputs), {}), {{100, 100}, {150, 100}, {150, 150}, {100, 150}, {100, 100}}, {}};
  Occupancy taken({0, 0, 400, 400});
  taken.add_box({85, 85, 165, 165});
  text::Shaper shaper(inputs.fonts);
  const auto nodes = tie_nodes(inputs, inset, taken, shaper);
  ASSERT_EQ(nodes.size(), 1U) << "no line without a way for it";
  const auto& letter = std::get<draw::Text>(nodes.front());
  const geo::PageBox round{85, 85, 165, 165};
  EXPECT_FALSE(round.contains(letter.origin));
  EXPECT_TRUE(round.grown(20).contains(letter.origin)) << letter.origin.x << " " << letter.origin.y;
}

TEST(Insets, TheirFurnitureStandsWhereNoNameWantsToWhileThereIsSuchAPlace) {
  const sample::Desk desk(job_of({{37, 36.5, 4, ""}}, ""));
  const MapInputs inputs = desk.inputs();
  const geo::PageBox box{0, 0, 150, 120};
  const Inset inset{{}, 'A', inset_frame(View({{37, 36.5}}, geo::choose_projection({36, 36, 38, 37})), box, 20, {}), {}, {}};
  text::Shaper shaper(inputs.fonts);
  const auto furnished = [&](const Occupancy& with_names) {
    Occupancy taken(box);
    return furnish_inset(inputs, inset, with_names, taken, shaper);
  };
  const Occupancy free(box);
  const InsetFurniture alone = furnished(free);
  ASSERT_TRUE(alone.scale_bar_box);
  Occupancy name(free);
  name.add_box(*alone.scale_bar_box);
  const InsetFurniture beside = furnished(name);
  ASSERT_TRUE(beside.scale_bar_box);
  EXPECT_FALSE(beside.scale_bar_box->intersects(*alone.scale_bar_box));
  Occupancy full(free);
  full.add_box(box);
  const InsetFurniture among = furnished(full);
  ASSERT_TRUE(among.scale_bar_box) << "names everywhere: it stands where it would without them";
  EXPECT_EQ(*among.scale_bar_box, *alone.scale_bar_box);
}

}  // namespace
}  // namespace rutter::map
