#include "map/curved_label.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>

#include "geo/page_line.hpp"
#include "map/block.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;

Label label(const std::string& text) {
  static const auto fonts = text::FontCollection::open(RUTTER_TEST_DATA_DIR "/fonts");
  static text::Shaper shaper(fonts);
  LabelLook look;
  look.text.size_pt = 10;
  look.text.letter_spacing_pt = 2;
  return make_label(text, look, "country", shaper);
}

geo::Line<PagePoint> arch(double radius) {
  geo::Line<PagePoint> line;
  for (int i = -60; i <= 60; ++i) line.push_back({200 + radius * std::sin(i * 0.01), 400 - radius * std::cos(i * 0.01)});
  return line;
}

TEST(CurvedLabel, ItsMiddleLineRunsAlongTheLineRoundTheMiddleAskedFor) {
  const Label iraq = label("AZERBAIJAN");
  const auto line = arch(300);
  const auto band = band_of(iraq, place_along(iraq, line, geo::length(line) / 2));
  EXPECT_NEAR(geo::length(band), iraq.shaped.width_pt, 2);
  for (const PagePoint p : band) EXPECT_NEAR(geo::distance_to(line, p), 0, 0.3);
  EXPECT_NEAR(geo::distance(geo::middle_of(band).point, {200, 100}), 0, 1);
}

TEST(CurvedLabel, BendsWhereTheLineDoesElseStandsStraight) {
  const Label turkey = label("TURKEY");
  const auto at_middle = [&](const Label& l, const geo::Line<PagePoint>& line) {
    return curved_node(l, place_along(l, line, geo::length(line) / 2));
  };
  EXPECT_TRUE(std::holds_alternative<draw::PathText>(at_middle(turkey, arch(300))));
  const draw::Node level = at_middle(turkey, {{0, 50}, {200, 50}});
  ASSERT_TRUE(std::holds_alternative<draw::Text>(level));
  EXPECT_EQ(std::get<draw::Text>(level).angle_deg, 0);
  const draw::Node sloping = at_middle(turkey, {{0, 50}, {200, 250}});
  EXPECT_NEAR(std::get<draw::Text>(sloping).angle_deg, 45, 0.1);
  EXPECT_TRUE(std::holds_alternative<draw::Text>(at_middle(label("العراق"), arch(300)))) << "joined letters stay together";
}

TEST(CurvedLabel, MovesWithItsBlock) {
  const Label turkey = label("TURKEY");
  const auto line = arch(300);
  const draw::Node node = curved_node(turkey, place_along(turkey, line, geo::length(line) / 2));
  std::vector<draw::Node> moved{node};
  translate(moved, 7, -3);
  const auto& before = std::get<draw::PathText>(node).path;
  const auto& after = std::get<draw::PathText>(moved.front()).path;
  ASSERT_EQ(before.size(), after.size());
  EXPECT_NEAR(after.front().x - before.front().x, 7, 1e-9);
  EXPECT_NEAR(after.back().y - before.back().y, -3, 1e-9);
}

TEST(CurvedLabel, BoxesCoverTheBandAndLittleElse) {
  const auto line = arch(100);
  double area = 0;
  const auto boxes = boxes_along(line, 4);
  for (const auto& box : boxes) area += box.width() * box.height();
  for (const PagePoint p : line)
    EXPECT_TRUE(std::any_of(boxes.begin(), boxes.end(), [&](const auto& box) { return box.contains(p); }));
  EXPECT_LT(area, 2.2 * 8 * geo::length(line));
}

TEST(Occupancy, ABandIsFreeWhereItComesNoNearerThanItsHalfWidth) {
  Occupancy taken({0, 0, 400, 400});
  taken.add_box({190, 150, 210, 170});
  taken.add_line({{0, 300}, {400, 300}}, 2);
  const geo::Line<PagePoint> above{{100, 140}, {300, 140}};
  EXPECT_TRUE(taken.is_free(above, 9));
  EXPECT_FALSE(taken.is_free(above, 11));
  EXPECT_TRUE(taken.is_free({{100, 290}, {300, 285}}, 7));
  EXPECT_FALSE(taken.is_free({{100, 290}, {300, 285}}, 9));
  EXPECT_FALSE(taken.is_free({{100, 290}, {300, 310}}, 1));
  EXPECT_FALSE(taken.is_free({{3, 100}, {100, 100}}, 4)) << "leaves the frame";
}

TEST(Occupancy, SoftLinesInABandAreCountedOnce) {
  const geo::PageBox page{0, 0, 400, 400};
  const Occupancy taken(page, std::make_shared<const SoftLines>(page, std::vector<geo::Line<geo::PagePoint>>{
                                                                          {{100, 0}, {100, 400}}, {{200, 0}, {200, 400}}}));
  EXPECT_EQ(taken.soft_crossings({{50, 100}, {110, 100}, {150, 110}}, 3), 1);
  EXPECT_EQ(taken.soft_crossings({{104, 100}, {196, 100}}, 3), 0);
  EXPECT_EQ(taken.soft_crossings({{104, 100}, {198, 100}}, 5), 2);
  EXPECT_EQ(taken.soft_crossings({{98, 100}, {99, 100}, {101, 100}, {103, 100}}, 5), 1) << "near to all three pieces";
  EXPECT_EQ(taken.soft_crossings({{104, 100}, {150, 100}, {198, 100}}, 5, 2), 2);
  EXPECT_EQ(taken.soft_crossings({{104, 100}, {198, 100}}, 5, 1), 1);
  EXPECT_EQ(taken.soft_crossings({{104, 100}, {198, 100}}, 5, 0), 0);
}

}  // namespace
}  // namespace rutter::map
