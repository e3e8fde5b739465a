#include "unicode/characters.hpp"

#include <gmock/gmock.h>

#include <string>

namespace rutter::unicode {
namespace {

TEST(Characters, AreFoldedOverCaseAndCompatibility) {
  EXPECT_EQ(casefolded("A\u00C5\uFB01\u2460"), U"aa\u030Afi1");  // Å, the ligature fi, a digit in a circle
  EXPECT_EQ(casefolded("Straße ΣΊΣΥΦΟΣ"), U"strasse σι\u0301συφοσ");
  EXPECT_EQ(casefolded(""), U"");
  EXPECT_EQ(casefolded("a\xFF"), U"a\uFFFD");
}

TEST(Characters, AreComposedAndDecomposed) {  // Unicode's own examples (UAX 15, tables 3 and 4)
  EXPECT_EQ(composed("\u212B"), U"\u00C5");
  EXPECT_EQ(composed("D\u0307\u0323"), U"\u1E0C\u0307");
  EXPECT_EQ(decomposed("\u00F4\uAC00"), U"o\u0302\u1100\u1161");
  EXPECT_EQ(decomposed("\U0002F800"), U"\u4E3D");  // beyond the basic plane
}

TEST(Characters, WordsAreMadeOfLettersDigitsAndMarks) {
  for (const char32_t c : std::u32string(U"aש中٣\u0301\u0E31\U00010400"))
    EXPECT_TRUE(is_word_character(c)) << static_cast<unsigned>(c);
  for (const char32_t c : std::u32string(U" -.'«\u2019\U0001F30D"))
    EXPECT_FALSE(is_word_character(c)) << static_cast<unsigned>(c);
  EXPECT_EQ(combining_class(U'\u0301'), 230);
  EXPECT_EQ(combining_class(U'\u094D'), 9);
  EXPECT_EQ(combining_class(U'a'), 0);
}

}  // namespace
}  // namespace rutter::unicode
