#include "map/leg_lines.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "geo/page_line.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

const geo::PageBox frame{0, 0, 600, 400};

LegPath path(std::size_t from, std::size_t to, PageLine line) {
  LegPath leg;
  leg.from = from;
  leg.to = to;
  leg.lines = {std::move(line)};
  leg.starts_at_place = leg.ends_at_place = true;
  return leg;
}

PagePoint middle(const LegPath& leg) {
  return geo::middle_of(leg.lines.front()).point;
}

TEST(Lanes, ThereAndBackEachLieToTheRightOfTheirOwnWay) {
  std::vector<LegPath> legs{path(0, 1, {{100, 200}, {300, 200}}), path(1, 0, {{300, 200}, {100, 200}})};
  separate_lanes(legs, frame);
  // Eastwards the right hand is below on the page.
  EXPECT_NEAR(middle(legs[0]).y, 200 + lane_width_pt / 2, 0.02);
  EXPECT_NEAR(middle(legs[1]).y, 200 - lane_width_pt / 2, 0.02);
  EXPECT_NEAR(legs[1].lines[0].front().x, 300, 0.02) << "it keeps its direction";
}

TEST(Lanes, SeveralReportsOfOneWayLieSideBySide) {
  std::vector<LegPath> legs;
  for (int i = 0; i < 4; ++i) legs.push_back(path(0, 1, {{100, 100}, {200, 150}, {300, 300}}));
  separate_lanes(legs, frame);
  for (std::size_t i = 0; i < legs.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      for (const double share : {0.2, 0.4, 0.8}) {
        const PageLine& line = legs[i].lines[0];
        EXPECT_GE(geo::distance_to(legs[j].lines[0], geo::point_at(line, geo::length(line) * share).point),
                  lane_width_pt * 0.97);
      }
}

TEST(Lanes, LegsOfStopsAtOnePlaceTooButNotThoseThatOnlyMeet) {
  std::vector<LegPath> legs{path(0, 1, {{100, 100}, {300, 100}}), path(2, 1, {{100.5, 100}, {300, 100}}),
                            path(0, 3, {{100, 100}, {300, 130}}), path(4, 1, {{100, 100}, {200, 112}, {300, 100}})};
  separate_lanes(legs, frame);
  EXPECT_NE(legs[0].lane_pt, 0);
  EXPECT_EQ(legs[1].lane_pt, -legs[0].lane_pt);
  EXPECT_EQ(legs[2].lane_pt, 0);
  EXPECT_EQ(legs[3].lane_pt, 0) << "through another place";
}

TEST(Lanes, LongLegsThatWouldBeDrawnAsOneLieInTheOrderInWhichTheyBegin) {
  std::vector<LegPath> legs{path(0, 1, {{100, 100}, {300, 100}}), path(2, 1, {{100, 104}, {300, 100}}),
                            path(3, 1, {{100, 97}, {300, 100}})};
  separate_lanes(legs, frame);
  EXPECT_LT(legs[2].lane_pt, legs[0].lane_pt);
  EXPECT_LT(legs[0].lane_pt, legs[1].lane_pt);
}

TEST(Lanes, NeighboursWithNothingBetweenThemHaveLanesByTheirStops) {
  LegPath there = path(0, 1, {});
  there.lines.clear();
  LegPath back = path(1, 0, {});
  back.lines.clear();
  std::vector<LegPath> legs{there, back};
  separate_lanes(legs, frame);
  EXPECT_EQ(legs[0].lane_pt, lane_width_pt / 2);
  EXPECT_EQ(legs[1].lane_pt, lane_width_pt / 2);
}

TEST(Lanes, ALegThatReturnsLeavesRoomBetweenItsHalves) {
  std::vector<LegPath> legs{path(0, 0, {{100, 200}, {200, 220}, {300, 200}, {200, 220}, {100, 200}})};
  separate_lanes(legs, frame);
  const PageLine& line = legs[0].lines.at(0);
  const double whole = geo::length(line);
  for (const double share : {0.1, 0.3, 0.45})
    EXPECT_NEAR(geo::distance(geo::point_at(line, whole * share).point, geo::point_at(line, whole * (1 - share)).point),
                lane_width_pt, 0.8)
        << share;
  EXPECT_GT(line[1].y, 220) << "out on the right";
}

TEST(Lanes, NothingLeavesTheFrame) {
  std::vector<LegPath> legs{path(0, 1, {{0, 100}, {0, 300}}), path(1, 0, {{0, 300}, {0, 100}}),
                            path(0, 2, {{50, 0}, {50, 50}})};
  separate_lanes(legs, frame);
  for (const LegPath& leg : legs)
    for (const PageLine& line : leg.lines)
      for (const PagePoint p : line) EXPECT_TRUE(frame.contains(p));
}

TEST(LegEnds, AreTrimmedToTheCircle) {
  LegPath leg = path(0, 1, {{100, 100}, {150, 100}, {200, 140}});
  trim_ends(leg, {Cover{{100, 100}, 8}, Cover{{200, 140}, 3}});
  EXPECT_NEAR(geo::distance(leg.lines[0].front(), {100, 100}), 8, 0.02);
  EXPECT_NEAR(geo::distance(leg.lines[0].back(), {200, 140}), 3, 0.02);
  LegPath hidden = path(0, 1, {{100, 100}, {104, 100}});
  trim_ends(hidden, {Cover{{100, 100}, 8}, Cover{{104, 100}, 8}});
  EXPECT_TRUE(hidden.lines.empty());
  LegPath from_area = path(0, 1, {{100, 100}, {200, 100}});
  from_area.starts_at_place = false;
  trim_ends(from_area, {Cover{{100, 100}, 8}, Cover{{200, 100}, 8}});
  EXPECT_EQ(from_area.lines[0].front(), (PagePoint{100, 100}));
}

double azimuth(const Cover& at, PagePoint p) {
  return std::atan2(p.y - at.centre.y, p.x - at.centre.x);
}

TEST(Fan, HeadsOfLegsFromOneSideDoNotOverlap) {
  const Cover at{{300, 200}, 8};
  std::vector<LegPath> legs;
  std::vector<std::optional<Cover>> covers{at};
  for (int i = 0; i < 5; ++i) {
    const PagePoint far{80, 190 + 5.0 * i};
    legs.push_back(path(covers.size(), 0, {far, at.centre}));
    legs.back().head_pt = 7;
    covers.emplace_back(Cover{far, 1});
  }
  for (LegPath& leg : legs) trim_ends(leg, covers);
  fan_ends(legs, covers, std::vector<bool>(5, true));
  for (std::size_t i = 0; i < legs.size(); ++i) {
    const PageLine& line = legs[i].lines[0];
    EXPECT_NEAR(geo::distance(line.back(), at.centre), at.radius_pt, 0.02) << "on the edge";
    EXPECT_EQ(line.front(), legs[i].lines[0].front());
    const double whole = geo::length(line);
    const double head = legs[i].head_pt;
    EXPECT_GE(head, 0.6 * 7);
    for (std::size_t j = 0; j < i; ++j) {
      const PageLine& other = legs[j].lines[0];
      for (const double back : {0.0, head / 2, head}) {
        const double apart =
            geo::distance(geo::point_at(line, whole - back).point, geo::point_at(other, geo::length(other) - back).point);
        EXPECT_GT(apart, 2 * 0.38 * back) << i << " and " << j << ", " << back << " behind the tips";
      }
    }
    // The order round the symbol is that in which they come, so that none crosses another.
    if (i > 0) {
      EXPECT_LT(std::remainder(azimuth(at, line.back()) - azimuth(at, legs[i - 1].lines[0].back()), 2 * std::numbers::pi), 0);
    }
  }
}

TEST(Fan, LanesBesideADotAreLedToItInTheirOrder) {
  const Cover dot{{300, 200}, 2.6};
  std::vector<std::optional<Cover>> covers{dot, Cover{{100, 200}, 8}};
  std::vector<LegPath> legs;
  for (int i = 0; i < 4; ++i) legs.push_back(path(1, 0, {{100, 200}, {300, 200}}));
  separate_lanes(legs, frame);
  for (LegPath& leg : legs) {
    trim_ends(leg, covers);
    leg.head_pt = 7;
  }
  fan_ends(legs, covers, std::vector<bool>(4, true));
  for (std::size_t i = 0; i < legs.size(); ++i) {
    const PageLine& line = legs[i].lines.at(0);
    EXPECT_NEAR(geo::distance(line.back(), dot.centre), dot.radius_pt, 0.02);
    // Lanes go from left to right, which is downwards here, and none crosses another.
    for (std::size_t j = 0; j < i; ++j)
      for (double back = 0; back < 100; back += 2)
        EXPECT_GT(geo::point_at(line, geo::length(line) - back).point.y,
                  geo::point_at(legs[j].lines[0], geo::length(legs[j].lines[0]) - back).point.y);
  }
}

TEST(Fan, ALaneAloneAtItsDotIsLedToItToo) {
  LegPath leg = path(0, 1, {{100, 210}, {300, 210}});
  leg.lane_pt = 10;
  std::vector<LegPath> legs{leg};
  const std::vector<std::optional<Cover>> covers{Cover{{100, 200}, 2.6}, std::nullopt};
  trim_ends(legs[0], covers);
  fan_ends(legs, covers, {true});
  EXPECT_NEAR(geo::distance(legs[0].lines[0].front(), {100, 200}), 2.6, 0.02);
}

TEST(Fan, LegsFarApartStayAsTheyAre) {
  const Cover at{{300, 200}, 8};
  std::vector<std::optional<Cover>> covers{at, Cover{{100, 200}, 5}, Cover{{300, 50}, 5}};
  std::vector<LegPath> legs{path(1, 0, {{100, 200}, {300, 200}}), path(2, 0, {{300, 50}, {300, 200}})};
  for (LegPath& leg : legs) trim_ends(leg, covers);
  const std::vector<LegPath> before = legs;
  legs[0].head_pt = legs[1].head_pt = 7;
  fan_ends(legs, covers, {true, true});
  for (std::size_t i = 0; i < legs.size(); ++i) EXPECT_EQ(legs[i].lines, before[i].lines);
}

TEST(Fan, MoreLegsThanTheEdgeHasRoomForAreSpreadAllRound) {
  const Cover at{{300, 200}, 2.6};
  std::vector<std::optional<Cover>> covers{at};
  std::vector<LegPath> legs;
  for (int i = 0; i < 30; ++i) {
    covers.emplace_back(Cover{{100, 150.0 + i}, 1});
    legs.push_back(path(covers.size() - 1, 0, {{100, 150.0 + i}, at.centre}));
  }
  for (LegPath& leg : legs) trim_ends(leg, covers);
  for (LegPath& leg : legs) leg.head_pt = 7;
  fan_ends(legs, covers, std::vector<bool>(30, true));
  for (const LegPath& leg : legs)
    for (const PagePoint p : leg.lines.at(0)) EXPECT_TRUE(std::isfinite(p.x) && std::isfinite(p.y));
}

TEST(ShortWays, AreStraightOrArcs) {
  const Cover a{{100, 100}, 8};
  const Cover b{{140, 100}, 8};
  EXPECT_NEAR(geo::length(short_way(a, b, 0)), 24, 0.1);
  EXPECT_TRUE(short_way(a, {{110, 100}, 8}, 0).empty()) << "they touch";
  for (const double height : {8.0, -8.0}) {
    const PageLine arc = short_way(a, {{118, 100}, 8}, height);
    EXPECT_NEAR(geo::distance(arc.front(), a.centre), 8, 0.02);
    EXPECT_NEAR(geo::distance(arc.back(), {118, 100}), 8, 0.02);
    EXPECT_GT((geo::middle_of(arc).point.y - 100) * height / 8, 10) << "eastwards the right hand is below";
    EXPECT_GT(geo::length(arc), 12) << "long enough for a head";
  }
}

TEST(ShortWays, ALoopBeginsAndEndsAtTheEdge) {
  const Cover at{{100, 100}, 8};
  const PageLine loop = small_loop(at, 0);
  EXPECT_NEAR(geo::distance(loop.front(), at.centre), 8, 0.02);
  EXPECT_NEAR(geo::distance(loop.back(), at.centre), 8, 0.02);
  for (const PagePoint p : loop) EXPECT_GE(geo::distance(p, at.centre), 7.98);
  EXPECT_GT(loop[loop.size() / 2].x, 118);
}

}  // namespace
}  // namespace rutter::map
