#include <gmock/gmock.h>

#include "text/shaper.hpp"

namespace rutter::text {
namespace {

class WrapTest : public testing::Test {
 protected:
  Shaper shaper{FontCollection::open(std::filesystem::path{RUTTER_SOURCE_DIR} / "styles" / "fonts")};

  std::vector<std::string> lines(std::string_view utf8, double width_pt) {
    std::vector<std::string> texts;
    for (const auto& line : shaper.wrap(utf8, {8, false, false, "en", 0}, width_pt)) texts.push_back(line.text);
    return texts;
  }
};

TEST_F(WrapTest, BreaksAtSpacesAndAfterHyphens) {
  EXPECT_THAT(lines("to fight in Nagorno-Karabakh, he said", 80),
              testing::ElementsAre("to fight in Nagorno-", "Karabakh, he said"));
}

TEST_F(WrapTest, NumbersOfSourcesStayTogetherWithTheirWord) {
  EXPECT_THAT(lines("undated; claimed\u00A0[1][2].", 60), testing::ElementsAre("undated;", "claimed\u00A0[1][2]."));
  EXPECT_THAT(lines("[1]\u00A0One; [2]\u00A0Two", 40), testing::ElementsAre("[1]\u00A0One;", "[2]\u00A0Two"));
}

TEST_F(WrapTest, NeverWiderThanAskedNeverEmptyAndNothingIsLost) {
  const std::string text =
      "Footage of a training camp, shared since 25 September, geolocated near the village of حوار كلس في ريف حلب الشمالي; "
      "Ստեփանակերտ, თბილისი. AVAVAVAVAVAVAVAVAVAVAVAVAVAVAVAVAVAVAVAVAVAV";
  const auto letters_of = [](std::string s) {
    std::erase(s, ' ');
    return s;
  };
  for (const double width_pt : {15.0, 40.0, 41.3, 77.7, 120.0, 300.0, 5000.0}) {
    std::string joined;
    for (const auto& line : shaper.wrap(text, {8, false, false, "", 0}, width_pt)) {
      EXPECT_LE(line.width_pt, width_pt + 1e-6) << line.text;
      EXPECT_FALSE(line.text.empty());
      EXPECT_NE(line.text.front(), ' ');
      EXPECT_NE(line.text.back(), ' ');
      joined += line.text;
    }
    EXPECT_EQ(letters_of(joined), letters_of(text)) << width_pt;
  }
}

TEST_F(WrapTest, IsGreedy) {
  const auto broken = lines("aa bb cc dd ee ff gg", 50);
  ASSERT_GT(broken.size(), 1U);
  // The first word of the second line would not have fitted on the first.
  const auto longer = broken[0] + " " + broken[1].substr(0, 2);
  EXPECT_GT(shaper.shape(longer, {8, false, false, "en", 0}).width_pt, 50);
}

TEST_F(WrapTest, LineEndsBeginNewLines) {
  EXPECT_THAT(lines("one\ntwo\r\n\nthree", 200), testing::ElementsAre("one", "two", "", "three"));
  EXPECT_THAT(lines("", 200), testing::IsEmpty());
}

TEST_F(WrapTest, TooNarrowGivesOneLetterALine) {
  EXPECT_THAT(lines("abc", 0.1), testing::ElementsAre("a", "b", "c"));
}

TEST_F(WrapTest, NoBreakSpaceHolds) {
  EXPECT_THAT(lines("about 900\u00A0km away", 45), testing::ElementsAre("about", "900\u00A0km", "away"));
}

TEST_F(WrapTest, LinesKeepTheDirectionOfTheirParagraph) {
  for (const auto& line : shaper.wrap("عفرين و أعزاز Afrin and Azaz in the north of Aleppo", {8, false, false, "", 0}, 60)) {
    EXPECT_TRUE(line.right_to_left) << line.text;
  }
}

TEST_F(WrapTest, LongTextEndsSoon) {
  std::string text;
  while (text.size() < 19990) text += "xxxxxxxxx";
  EXPECT_GT(lines(text, 1).size(), 1000U);
}

}  // namespace
}  // namespace rutter::text
