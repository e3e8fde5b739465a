#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "furniture_sample.hpp"
#include "map/furniture_flow.hpp"
#include "map/label.hpp"
#include "map/label_placer.hpp"
#include "words_sample.hpp"

namespace rutter::map {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* arabic_job = R"toml(
[[source]]
id = "a"
publisher = "North Press"
title = "A title in English that is long enough to be broken between two lines of a narrow footer column"
[[map]]
name = "m"
title = "رحلة معرض متنقل"
note = "ملاحظة عن الخريطة"
languages = ["ar"]
[[map.stop]]
id = "x"
place = "حلب"
status = "claimed"
by = "مصدر خاص"
anonymous = true
claim = "Expo افتُتح المعرض في المدينة القديمة وبقي مفتوحًا أمام الزوار عدة أيام"
source = ["a"]
[[map.stop]]
id = "y"
place = "Kilis"
status = "reported"
source = ["a"]
[[map.leg]]
from = "x"
to = "y"
status = "claimed"
source = ["a"]
)toml";

LegendContents contents() {
  LegendContents out;
  out.stop_statuses = {job::Status::claimed, job::Status::reported};
  out.legs = {{job::Status::claimed, job::Mode::unknown}};
  out.lines_are_not_paths = out.numbers_are_no_order = true;
  return out;
}

class RightToLeft : public ::testing::Test {
 protected:
  RightToLeft() : sample_(arabic_job) { sample_.set_words(sample::words_in("ar")); }
  sample::Sample sample_;
};

double right_of(const draw::Text& text) {
  return text.origin.x + text.width_pt;
}

TEST_F(RightToLeft, TitlesStandAtTheRightEdge) {
  for (const draw::Text& text : sample::texts_of(title_block(sample_.inputs(), sample_.shaper(), 500))) {
    EXPECT_NEAR(right_of(text), 500, 0.01) << text.text;
    EXPECT_TRUE(text.right_to_left) << text.text;
  }
}

TEST_F(RightToLeft, MarkersOfTheKeyStandRightOfTheirText) {
  const Block key = sample::whole_key(sample_.inputs(), sample_.shaper(), 240, 1);
  double marker_left = 1e9;
  int markers = 0;
  for (const draw::Group* group : sample::groups_of(key))
    if (group->css_class == "sample")
      for (const draw::Node& node : group->children)
        if (const auto* circle = std::get_if<draw::Circle>(&node)) {
          marker_left = std::min(marker_left, circle->centre.x - circle->radius_pt);
          EXPECT_LE(circle->centre.x + circle->radius_pt, 240 + 0.01);
          ++markers;
        }
  EXPECT_GE(markers, 2);
  for (const draw::Text& text : sample::texts_of(key)) {
    EXPECT_GE(text.origin.x, -0.01);
    if (text.css_class == "key-head" && text.origin.y < 60) {
      EXPECT_LE(right_of(text), marker_left) << text.text;
    }
  }
}

TEST_F(RightToLeft, AParagraphThatBeginsWithAForeignWordStillRunsFromTheRight) {
  const Block key = sample::whole_key(sample_.inputs(), sample_.shaper(), 240, 1);
  int seen = 0;
  for (const draw::Text& text : sample::texts_of(key))
    if (text.text.starts_with("Expo")) {
      EXPECT_TRUE(text.right_to_left);
      ++seen;
    }
  EXPECT_EQ(seen, 1);
}

TEST_F(RightToLeft, ColumnsOfTheKeyRunFromTheRight) {
  const Block key = sample::whole_key(sample_.inputs(), sample_.shaper(), 600, 2);
  const std::vector<draw::Text> texts = sample::texts_of(key);
  const auto find = [&](const std::string& part) {
    return *std::find_if(texts.begin(), texts.end(),
                         [&](const draw::Text& t) { return t.text.find(part) != std::string::npos; });
  };
  EXPECT_GT(find("حلب").origin.x, 300);
  EXPECT_LT(right_of(find("التنقلات")), 300);
}

TEST_F(RightToLeft, SamplesOfTheLegendStandRightOfTheirMeaning) {
  const Block legend = legend_block(sample_.inputs(), contents(), {}, sample_.shaper(), 200);
  double sample_left = 1e9;
  for (const draw::Group* group : sample::groups_of(legend))
    if (group->css_class == "sample")
      for (const draw::Node& node : group->children)
        if (const auto* circle = std::get_if<draw::Circle>(&node))
          sample_left = std::min(sample_left, circle->centre.x - circle->radius_pt);
  ASSERT_LT(sample_left, 1e9);
  double widest = 0;
  for (const draw::Text& text : sample::texts_of(legend)) {
    EXPECT_GE(text.origin.x, 0) << text.text;
    EXPECT_LE(right_of(text), legend.width_pt + 0.01) << text.text;
    widest = std::max(widest, right_of(text));
    if (text.text == "ادعاء غير متحقق منه") {
      EXPECT_LT(right_of(text), sample_left);
    }
  }
  EXPECT_NEAR(legend.width_pt - widest, sample_.inputs().style.furniture().panel_padding_pt, 0.01);
}

TEST_F(RightToLeft, SourcesStandAtTheRightOfTheFooter) {
  const Block footer = footer_block(sample_.inputs(), {}, sample_.shaper(), 700);
  for (const draw::Text& text : sample::texts_of(footer)) {
    EXPECT_GE(text.origin.x, -0.01);
    EXPECT_LE(right_of(text), 700.01);
  }
  const std::vector<draw::Text> texts = sample::texts_of(footer);
  EXPECT_THAT(texts.front().text, HasSubstr("المصادر"));
  EXPECT_NEAR(right_of(texts.front()), 700, 0.01);
}

TEST_F(RightToLeft, ANameBrokenBetweenLinesIsIsolatedInBoth) {
  const Block footer = footer_block(sample_.inputs(), {}, sample_.shaper(), 300);
  int continued = 0;
  for (const draw::Text& text : sample::texts_of(footer))
    if (text.text.starts_with("\u2068") && text.text.find("North") == std::string::npos) ++continued;
  EXPECT_GE(continued, 1);
}

TEST_F(RightToLeft, TheLongDescriptionIsInTheLanguage) {
  const std::string words = long_description(sample_.inputs());
  EXPECT_THAT(words, HasSubstr("الأماكن والتقارير: 1 حلب: "));
  EXPECT_THAT(words, HasSubstr("من حلب (1) إلى \u2068Kilis\u2069 (2): "));
  for (const char* english : {"Places", "Movements", "According", "undated", "claimed", "From "})
    EXPECT_THAT(words, Not(HasSubstr(english)));
}

TEST(TwoLanguages, TheSecondLineStandsCentredBeneathTheFirst) {
  text::Shaper shaper(text::FontCollection::open(std::string(RUTTER_SOURCE_DIR) + "/styles/fonts"));
  LabelLook look;
  look.text.size_pt = 10;
  const Label one = make_label("Aleppo", look, "stop", shaper);
  EXPECT_TRUE(std::holds_alternative<draw::Text>(label_node(one, {50, 50})));
  EXPECT_FALSE(make_label("Aleppo", look, "stop", shaper, {"Aleppo", "fr"}).second) << "the same name is not repeated";

  const Label two = make_label("Aleppo", look, "stop", shaper, {"محافظة حلب الكبرى", "ar"});
  const auto lines = std::get<draw::Group>(label_node(two, {50, 50})).children;
  ASSERT_EQ(lines.size(), 2U);
  const auto& first = std::get<draw::Text>(lines[0]);
  const auto& second = std::get<draw::Text>(lines[1]);
  EXPECT_DOUBLE_EQ(second.size_pt, 8.5);
  EXPECT_EQ(second.language, "ar");
  EXPECT_NEAR(first.origin.x + first.width_pt / 2, second.origin.x + second.width_pt / 2, 1e-9);
  EXPECT_LT(first.origin.y + first.ink.max_y, second.origin.y + second.ink.min_y);
  const geo::PageBox box = label_box(two, {50, 50});
  for (const draw::Text* line : {&first, &second}) {
    EXPECT_TRUE(box.contains(geo::PageBox{line->origin.x + line->ink.min_x, line->origin.y + line->ink.min_y,
                                          line->origin.x + line->ink.max_x, line->origin.y + line->ink.max_y}));
  }
  EXPECT_NEAR(box.min_x, 50, 1);
  EXPECT_NEAR(box.max_x, 50 + two.shaped.width_pt, 1);
  // Above and below a marker neither line comes nearer than one would.
  const geo::PagePoint marker{100, 100};
  EXPECT_LE(label_box(two, origin_at(two, marker, 5, directions[6])).max_y, marker.y);
  EXPECT_GE(label_box(two, origin_at(two, marker, 5, directions[7])).min_y, marker.y);
  look.text.size_pt = 7;
  look.least_pt = 6.5;
  EXPECT_DOUBLE_EQ(make_label("Aleppo", look, "stop", shaper, {"حلب", "ar"}).second->style.size_pt, 6.5);
}

/// No word of rutter's own is English on a map of another language.
TEST(OtherLanguages, NothingEnglishIsLeftInTheFurniture) {
  for (const std::string& language : sample::bundled_languages()) {
    if (language == "en") continue;
    sample::Sample sample(sample::example("transit-chain"));
    sample.set_words(sample::words_in(language));
    LegendContents all = contents();
    all.ring = all.ring_unstated = all.near_sign = all.alternatives = true;
    all.area_statuses = {job::Status::claimed};
    const MapInputs inputs = sample.inputs();
    const std::string words = sample::words_of(sample::whole_key(inputs, sample.shaper(), 800, 3)) +
                              sample::words_of(legend_block(inputs, all, {}, sample.shaper(), 200)) +
                              sample::words_of(footer_block(inputs, {}, sample.shaper(), 800)) + long_description(inputs);
    for (const char* english :
         {"Sources:",      "According to", "undated",          "Movement",      "Somewhere",       "How sure",   "Inferred by",
          "Known only",    "Lines join",   "Numbers identify", "Boundaries as", "do not imply",    "Map: ",      "Denied by",
          "unknown place", "by air",       "by road",          " people",       "Positions as of", "speaker not"})
      EXPECT_THAT(words, Not(HasSubstr(english))) << language;
  }
}

}  // namespace
}  // namespace rutter::map
