#include "unicode/segments.hpp"

#include <gmock/gmock.h>

#include <string>
#include <thread>

namespace rutter::unicode {
namespace {

std::string levels(const Segments& segments) {
  std::string out;
  for (const Segment& letter : segments.letters) out += static_cast<char>('0' + letter.level);
  return out;
}

/// '|' for a letter that a line may break before, '.' for one that begins a cluster, '-' inside one.
std::string breaks(const Segments& segments) {
  std::string out;
  for (const Segment& letter : segments.letters) out += letter.may_break ? '|' : letter.starts_cluster ? '.' : '-';
  return out;
}

TEST(Segments, NothingHasNoLetters) {
  EXPECT_TRUE(segment("", "", {}).letters.empty());
  EXPECT_FALSE(segment("", "", {}).right_to_left);
  EXPECT_TRUE(segment("", "", true).right_to_left);
}

TEST(Segments, TheFirstStrongCharacterGivesTheDirectionThatNobodyStates) {
  EXPECT_FALSE(segment("12 Azaz أعزاز", "en", {}).right_to_left);
  EXPECT_TRUE(segment("12 أعزاز Azaz", "en", {}).right_to_left);
  EXPECT_FALSE(segment("12", "ar", {}).right_to_left);
  EXPECT_TRUE(segment("Azaz", "en", true).right_to_left);
  EXPECT_FALSE(segment("أعزاز", "ar", false).right_to_left);
}

TEST(Segments, LevelsFollowTheBidirectionalAlgorithm) {  // UAX 9: numbers in right-to-left text are on level 2
  EXPECT_EQ(levels(segment("ab", "en", {})), "00");
  EXPECT_EQ(levels(segment("a אב 12 c", "en", {})), "001112200");
  EXPECT_EQ(levels(segment("אב 12", "he", {})), "11122");
  EXPECT_EQ(levels(segment("ab", "en", true)), "22");
  // Isolates: the name inside does not turn what is around it.
  EXPECT_EQ(levels(segment("a \u2068אב\u2069 1", "en", {})), "00011000");
}

TEST(Segments, LinesBreakBehindSpacesAndHyphensOnly) {
  EXPECT_EQ(breaks(segment("to Hawar-Kilis", "en", {})), "...|.....|....");
  EXPECT_EQ(breaks(segment("3\u00A0km", "en", {})), "....");
  EXPECT_EQ(breaks(segment("(a) b", "en", {})), "....|");
}

TEST(Segments, ThaiIsBrokenByItsDictionary) {  // "Thailand and Laos", written without spaces
  EXPECT_EQ(breaks(segment("ประเทศไทยและลาว", "th", {})), ".........|..|..");
}

TEST(Segments, ClustersHoldTheirMarksAndPairs) {
  EXPECT_EQ(breaks(segment("e\u0301a", "fr", {})), ".-.");
  EXPECT_EQ(breaks(segment("\U0001F1E6\U0001F1FFx", "en", {})), ".-|");     // two regional indicators: a flag
  EXPECT_EQ(segment("\U0001F30D\U00010400", "en", {}).letters.size(), 2U);  // beyond the basic plane
}

TEST(Segments, LanguagesTakeTurns) {
  const auto alone = breaks(segment("um a dois", "pt", {}));
  for (const char* language : {"en", "ar", "th", "ja", "de", "pt", "", "x-nonsense", "ku-Latn"})
    EXPECT_EQ(breaks(segment("um a dois", language, {})), alone) << language;
  std::thread([&] { EXPECT_EQ(breaks(segment("um a dois", "pt", {})), alone); }).join();
}

}  // namespace
}  // namespace rutter::unicode
