#include "text/shaper.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "base/utf8.hpp"

namespace rutter::text {
namespace {

const FontCollection& fonts() {
  static const auto collection = FontCollection::open(std::filesystem::path{RUTTER_SOURCE_DIR} / "styles" / "fonts");
  return collection;
}

TextStyle style(double size_pt, bool bold = false, bool italic = false) {
  return {size_pt, bold, italic, "", 0};
}

class ShaperTest : public testing::Test {
 protected:
  Shaper shaper{fonts()};
};

struct Script {
  const char* name;
  const char* text;
  const char* family;
  bool right_to_left;
};

void PrintTo(const Script& script, std::ostream* out) {
  *out << script.name;
}

class EveryScript : public testing::TestWithParam<Script> {};

TEST_P(EveryScript, IsShapedByItsFontWithoutMissingGlyphs) {
  const auto& script = GetParam();
  Shaper shaper{fonts()};
  for (const bool bold : {false, true}) {
    for (const bool italic : {false, true}) {
      const auto line = shaper.shape(script.text, style(8, bold, italic));
      EXPECT_THAT(line.missing, testing::IsEmpty());
      EXPECT_EQ(line.right_to_left, script.right_to_left);
      ASSERT_FALSE(line.runs.empty());
      EXPECT_EQ(fonts().face(line.runs.front().face).family, script.family);
      for (const auto& run : line.runs) {
        for (const auto& glyph : run.glyphs) EXPECT_NE(glyph.id, 0U);
      }
      EXPECT_GT(line.width_pt, 10);
      EXPECT_LT(line.ink.min_y, 0);
      EXPECT_NEAR(line.ink.max_x, line.width_pt, 3);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Scripts, EveryScript,
                         testing::Values(Script{"Latin", "Şaykh al-Ḥadīd", "Noto Sans", false},
                                         Script{"Cyrillic", "Степанакерт", "Noto Sans", false},
                                         Script{"Greek", "Αθήνα", "Noto Sans", false},
                                         Script{"Arabic", "عفرين", "Noto Sans Arabic", true},
                                         Script{"Armenian", "Ստեփանակերտ", "Noto Sans Armenian", false},
                                         Script{"Georgian", "თბილისი", "Noto Sans Georgian", false},
                                         Script{"Hebrew", "ירושלים", "Noto Sans Hebrew", true}),
                         [](const auto& test) { return test.param.name; });

TEST_F(ShaperTest, ArabicLettersJoin) {
  // Alone, each letter has its isolated form; joined, other glyphs are chosen.
  const auto joined = shaper.shape("حلب", style(8));
  const auto apart = shaper.shape("ح ل ب", style(8));
  ASSERT_EQ(joined.runs.size(), 1U);
  EXPECT_NE(joined.runs[0].glyphs.back().id, apart.runs.back().glyphs.back().id);
}

TEST_F(ShaperTest, MissingGlyphsAreNamedOnce) {
  const auto line = shaper.shape("中国中 x", style(8));
  EXPECT_THAT(line.missing, testing::ElementsAre("U+4E2D", "U+56FD"));
}

TEST_F(ShaperTest, WidthGrowsExactlyWithSize) {
  const auto small = shaper.shape("Gaziantep AV", style(7));
  const auto large = shaper.shape("Gaziantep AV", style(21));
  EXPECT_NEAR(large.width_pt, 3 * small.width_pt, 1e-9);
  EXPECT_NEAR(large.ink.min_y, 3 * small.ink.min_y, 1e-9);
}

TEST_F(ShaperTest, KernsPairs) {
  const double pair = shaper.shape("AV", style(100)).width_pt;
  EXPECT_LT(pair, shaper.shape("A", style(100)).width_pt + shaper.shape("V", style(100)).width_pt - 1);
}

TEST_F(ShaperTest, GlyphsAndRunsGoFromLeftToRightAndCoverTheText) {
  const auto line = shaper.shape("Aleppo (حلب), 2020, תל אביב 12", style(9));
  double x = 0;
  std::size_t bytes = 0;
  for (const auto& run : line.runs) {
    EXPECT_NEAR(run.x_pt, x, 1e-9);
    x += run.width_pt;
    bytes += run.text_end - run.text_begin;
    for (const auto& glyph : run.glyphs) {
      EXPECT_GE(glyph.cluster, run.text_begin);
      EXPECT_LT(glyph.cluster, run.text_end);
    }
  }
  EXPECT_NEAR(x, line.width_pt, 1e-9);
  EXPECT_EQ(bytes, line.text.size());
}

TEST_F(ShaperTest, RightToLeftTextRunsFromTheRight) {
  const auto line = shaper.shape("حلب Azaz", style(8));
  EXPECT_TRUE(line.right_to_left);
  EXPECT_EQ(fonts().face(line.runs.front().face).family, "Noto Sans");
  EXPECT_EQ(fonts().face(line.runs.back().face).family, "Noto Sans Arabic");
}

TEST_F(ShaperTest, IsolatedNameDoesNotMoveTheNumberBehindIt) {
  // Without isolation the digits take part in the Arabic run and are read before it.
  const auto order = [&](const std::string& text) {
    const auto line = shaper.shape(text, style(8));
    double digits = 0;
    double name = 0;
    for (const auto& run : line.runs) {
      const auto part = line.text.substr(run.text_begin, run.text_end - run.text_begin);
      if (part.find('7') != std::string::npos) digits = run.x_pt;
      if (fonts().face(run.face).family == "Noto Sans Arabic") name = run.x_pt;
    }
    return digits < name ? "digits first" : "name first";
  };
  EXPECT_STREQ(order("in حلب, 7"), "digits first");
  EXPECT_STREQ(order("in " + isolated("حلب") + ", 7"), "name first");
  EXPECT_EQ(shaper.shape(isolated("Azaz"), style(8)).width_pt, shaper.shape("Azaz", style(8)).width_pt);
}

TEST_F(ShaperTest, ControlAndDirectionCharactersAreRemoved) {
  const auto line = shaper.shape(
      "A\x01za\xE2\x80\xAE"
      "z\tb\xEF\xBF\xBF",
      style(8));
  EXPECT_EQ(line.text, "Azaz b");
  EXPECT_EQ(shaper.shape("A\nb", style(8)).text, "A b");
}

TEST_F(ShaperTest, LetterSpacingStandsBetweenLettersOnly) {
  auto spaced = style(8);
  spaced.letter_spacing_pt = 2;
  EXPECT_NEAR(shaper.shape("SYRIA", spaced).width_pt, shaper.shape("SYRIA", style(8)).width_pt + 4 * 2, 1e-9);
  const auto arabic = shaper.shape("سوريا", spaced);
  EXPECT_EQ(arabic.style.letter_spacing_pt, 0);
  EXPECT_NEAR(arabic.width_pt, shaper.shape("سوريا", style(8)).width_pt, 1e-9);
}

TEST_F(ShaperTest, DecomposedAccentsAreTheSameAsComposed) {
  EXPECT_NEAR(shaper.shape("e\xCC\x81", style(8)).width_pt, shaper.shape("é", style(8)).width_pt, 1e-9);
}

TEST_F(ShaperTest, EmptyTextHasHeightAndNoInk) {
  const auto line = shaper.shape("", style(10));
  EXPECT_EQ(line.width_pt, 0);
  EXPECT_TRUE(line.runs.empty());
  EXPECT_TRUE(line.ink.empty());
  EXPECT_NEAR(line.ascent_pt, 10.69, 1e-9);
  EXPECT_NEAR(line.descent_pt, 2.93, 1e-9);
  EXPECT_TRUE(shaper.shape("   ", style(10)).ink.empty());
}

TEST_F(ShaperTest, AbsurdRequestsAreRefused) {
  EXPECT_THROW((void)shaper.shape(std::string(20001, 'x'), style(8)), base::Error);
  EXPECT_THROW((void)shaper.shape("x", style(0)), base::Error);
  EXPECT_THROW((void)shaper.shape("x", style(std::numeric_limits<double>::quiet_NaN())), base::Error);
  EXPECT_THROW((void)shaper.shape("x", style(1e9)), base::Error);
}

TEST_F(ShaperTest, SameTextGivesTheSameGlyphsWhateverWasShapedBefore) {
  Shaper other{fonts()};
  (void)other.shape("عفرين", style(8));
  (void)other.shape("Azaz", style(8, true));
  const auto a = shaper.shape("Azaz عفرين", style(8));
  const auto b = other.shape("Azaz عفرين", style(8));
  ASSERT_EQ(a.runs.size(), b.runs.size());
  for (std::size_t i = 0; i < a.runs.size(); ++i) {
    ASSERT_EQ(a.runs[i].glyphs.size(), b.runs[i].glyphs.size());
    for (std::size_t g = 0; g < a.runs[i].glyphs.size(); ++g) {
      EXPECT_EQ(a.runs[i].glyphs[g].id, b.runs[i].glyphs[g].id);
      EXPECT_EQ(a.runs[i].glyphs[g].x_pt, b.runs[i].glyphs[g].x_pt);
    }
  }
}

}  // namespace
}  // namespace rutter::text
