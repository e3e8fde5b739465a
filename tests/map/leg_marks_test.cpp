#include "map/leg_marks.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geo/page_line.hpp"
#include "map/travel_glyph.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using Lines = std::vector<geo::Line<PagePoint>>;

constexpr LegSigns signs{7, 7, 160, true};

MarkedLeg leg(const Lines& lines) {
  return {&lines, signs, true, false, 0};
}

TEST(LegMarks, AHeadIsNeverLongerThanHalfItsLegButForTheSmallest) {
  const Lines lines{{{0, 0}, {9, 0}}};
  const Lines tiny{{{50, 0}, {54, 0}}};
  const Lines stroke{{{80, 0}, {85.5, 0}}};
  const auto marks = place_leg_marks({leg(lines), leg(tiny), leg(stroke)}, {});
  EXPECT_DOUBLE_EQ(marks[0].lines[0].head.value(), 4.5);
  EXPECT_FALSE(marks[1].lines[0].head);
  EXPECT_DOUBLE_EQ(marks[2].lines[0].head.value(), 3);
}

TEST(LegMarks, LongLegsHaveAHeadHalfWayAndAGlyphBeforeIt) {
  const Lines lines{{{0, 0}, {200, 0}}};
  const auto marks = place_leg_marks({leg(lines)}, {});
  EXPECT_DOUBLE_EQ(marks[0].lines[0].middle.value(), 100);
  EXPECT_DOUBLE_EQ(marks[0].lines[0].glyph.value(), 80);
  const Lines short_one{{{0, 0}, {50, 0}}};
  const auto few = place_leg_marks({leg(short_one)}, {});
  EXPECT_FALSE(few[0].lines[0].middle);
  EXPECT_FALSE(few[0].lines[0].glyph);
}

TEST(LegMarks, KeepOffOtherLegsAndMarkers) {
  const Lines lines{{{0, 0}, {200, 0}}};
  const Lines across{{{80, -50}, {80, 50}}};
  const std::vector<Marker> markers{{0, {100, 4}, {100, 4}, 8, false, false, 0}};
  const auto marks = place_leg_marks({leg(lines), leg(across)}, markers);
  EXPECT_GT(std::abs(marks[0].lines[0].glyph.value() - 80), travel_glyph_pt / 2);
  EXPECT_GT(std::abs(marks[0].lines[0].middle.value() - 100), 8);
}

TEST(LegMarks, ALegThatLeavesTheFrameHasNoHeadAtItsEnd) {
  const Lines lines{{{0, 0}, {200, 0}}};
  MarkedLeg leaves = leg(lines);
  leaves.arrives = false;
  EXPECT_FALSE(place_leg_marks({leaves}, {})[0].lines[0].head);
}

TEST(LegMarks, HeadsThatMeetAreMadeSmaller) {
  const Lines one{{{0, 0}, {100, 0}}};
  const Lines other{{{200, 1}, {95, 1}}};
  const auto marks = place_leg_marks({leg(one), leg(other)}, {});
  EXPECT_DOUBLE_EQ(marks[0].lines[0].head.value(), 7);
  EXPECT_LT(marks[1].lines[0].head.value(), 7);
}

TEST(TravelGlyph, PointsTheWayTheLegGoes) {
  for (const style::Glyph glyph : {style::Glyph::aircraft, style::Glyph::ship}) {
    const auto nodes = travel_glyph(glyph, {{50, 50}, {0, 1}}, {0, 0, 0, 1}, {1, 1, 1, 1}, 1);
    ASSERT_EQ(nodes.size(), 3U) << "halo, its rim, and the sign";
    const auto& shape = std::get<draw::Fill>(nodes.back()).area.polygons.at(0).rings.at(0);
    EXPECT_EQ(shape.front(), shape.back());
    const geo::PageBox box = geo::box_of(shape);
    EXPECT_NEAR(box.height(), travel_glyph_pt, 0.7);
    EXPECT_GT(shape.front().y, 54) << "nose or bow ahead";
    EXPECT_NEAR((box.min_x + box.max_x) / 2, 50, 0.02);
  }
  EXPECT_TRUE(travel_glyph(style::Glyph::bar, {{0, 0}, {1, 0}}, {}, {}, 1).empty());
}

}  // namespace
}  // namespace rutter::map
