#include "map/place_areas.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "drawn_sample.hpp"

namespace rutter::map {
namespace {

std::vector<draw::Text> texts_of(const DrawnMap& map) {
  std::vector<draw::Text> out;
  const std::function<void(const std::vector<draw::Node>&)> gather = [&](const std::vector<draw::Node>& nodes) {
    for (const draw::Node& node : nodes) {
      if (const auto* text = std::get_if<draw::Text>(&node)) out.push_back(*text);
      if (const auto* curved = std::get_if<draw::PathText>(&node)) out.push_back(curved->text);
      if (const auto* group = std::get_if<draw::Group>(&node)) gather(group->children);
    }
  };
  gather(map.drawing.nodes);
  return out;
}

const draw::Text& the(const std::string& wanted, const std::vector<draw::Text>& texts) {
  const auto found = std::find_if(texts.begin(), texts.end(), [&](const draw::Text& t) { return t.text == wanted; });
  if (found == texts.end()) throw std::runtime_error("no text " + wanted);
  return *found;
}

const PlacedLabel& label(const std::string& wanted, const DrawnMap& map) {
  const auto found =
      std::find_if(map.report.labels.begin(), map.report.labels.end(), [&](const PlacedLabel& l) { return l.text == wanted; });
  if (found == map.report.labels.end()) throw std::runtime_error("no label " + wanted);
  return *found;
}

std::string window(const std::string& box, const std::string& more) {
  return "[[map]]\nname = \"m\"\npage = \"a4-portrait\"\nextent = " + box + "\n" + more +
         "[[map.stop]]\nplace = \"here\"\nat = { lat = 15, lon = 32 }\n";
}

TEST(PlaceAreas, ALongNameOfACompactCountryStandsInTwoLinesAndIsOneLabel) {
  const DrawnMap map = sample::Desk(window("[-20, -36, 55, 38]", "")).draw();
  const auto texts = texts_of(map);
  const draw::Text& above = the("DEMOCRATIC REPUBLIC", texts);
  const draw::Text& below = the("OF THE CONGO", texts);
  EXPECT_EQ(above.size_pt, below.size_pt);
  EXPECT_NEAR(below.origin.y - above.origin.y, 1.25 * above.size_pt, 0.05);
  EXPECT_NEAR(above.origin.x + above.width_pt / 2, below.origin.x + below.width_pt / 2, 0.1) << "centred";
  const PlacedLabel& both = label("DEMOCRATIC REPUBLIC OF THE CONGO", map);
  EXPECT_TRUE(both.placed);
  EXPECT_TRUE(both.box.contains(above.origin));
  EXPECT_TRUE(both.box.contains(below.origin));
  EXPECT_THROW((void)label("OF THE CONGO", map), std::runtime_error);
  the("SAUDI ARABIA", texts);  // one line where there is room for it
}

TEST(PlaceAreas, TwoLanguagesStandOneAboveTheOtherWhereThereIsRoom) {
  const DrawnMap map = sample::Desk(window("[20, 10, 45, 30]", "languages = [\"en\", \"ar\"]\n")).draw();
  const auto texts = texts_of(map);
  const draw::Text& above = the("SUDAN", texts);
  const draw::Text& below = the("السودان", texts);
  EXPECT_GT(below.origin.y, above.origin.y);
  EXPECT_TRUE(label("SUDAN  السودان", map).placed);
}

TEST(PlaceAreas, ASlantedNameKeepsOutOfTheBoxOfAnother) {
  const DrawnMap map = sample::Desk(
                           "[[map]]\nname = \"m\"\npage = \"slide-16x9\"\n"
                           "[[map.stop]]\nlabel = \"West\"\nat = { lat = -34.0421, lon = 122.9339 }\nuncertainty_km = 40\n"
                           "[[map.stop]]\nlabel = \"East\"\nat = { lat = -33.0421, lon = 130.9339 }\nuncertainty_km = 40\n")
                           .draw();
  EXPECT_TRUE(label("AUSTRALIA", map).placed);
  EXPECT_TRUE(label("WESTERN AUSTRALIA", map).placed);
  EXPECT_FALSE(label("AUSTRALIA", map).box.intersects(label("WESTERN AUSTRALIA", map).box));
}

}  // namespace
}  // namespace rutter::map
