#include "base/edit_distance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace rutter::base {
namespace {

/// The definition, filled in full.
std::size_t by_definition(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

TEST(EditDistance, KnownValues) {
  EXPECT_EQ(edit_distance("kitten", "sitting", 9), 3U);
  EXPECT_EQ(edit_distance("heigth", "height", 9), 1U);
  EXPECT_EQ(edit_distance("ca", "abc", 9), 3U);  // optimal string alignment, not Damerau's 2
  EXPECT_EQ(edit_distance("", "abc", 9), 3U);
  EXPECT_EQ(edit_distance("", "", 0), 0U);
  EXPECT_EQ(edit_distance("abc", "xyz", 1), 2U);
  EXPECT_EQ(edit_distance("abc", "abc", 0), 0U);
  EXPECT_EQ(edit_distance("abc", "abd", 0), 1U);
}

TEST(EditDistance, TheBandGivesWhatTheDefinitionGives) {
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    std::string a(random() % 9, 'a');
    std::string b(random() % 9, 'a');
    for (char& c : a) c = static_cast<char>('a' + random() % 3);
    for (char& c : b) c = static_cast<char>('a' + random() % 3);
    const std::size_t limit = random() % 10;
    ASSERT_EQ(edit_distance(a, b, limit), std::min(by_definition(a, b), std::min(limit, std::max(a.size(), b.size())) + 1))
        << a << " " << b << " " << limit;
  }
}

TEST(EditDistance, WordsOfAsManyLettersAsAMachineWordHasBitsAndMore) {
  std::mt19937 random(2);
  for (int round = 0; round < 3000; ++round) {
    std::string a(55 + random() % 20, 'a');
    for (char& c : a) c = static_cast<char>('a' + random() % 4);
    std::string b = a;
    for (std::size_t edits = random() % 12; edits > 0; --edits) {
      const std::size_t at = random() % (b.size() - 1);
      switch (random() % 4) {
        case 0:
          std::swap(b[at], b[at + 1]);
          break;
        case 1:
          b.erase(at, 1);
          break;
        case 2:
          b.insert(at, 1, 'd');
          break;
        default:
          b[at] = 'e';
      }
    }
    const std::size_t limit = random() % 14;
    ASSERT_EQ(edit_distance(a, b, limit), std::min(by_definition(a, b), limit + 1)) << a << " " << b << " " << limit;
  }
}

TEST(EditDistance, LongTextsCostTheBandOnly) {
  const std::string a(1U << 20U, 'a');
  EXPECT_EQ(edit_distance(a, a + "b", 3), 1U);
}

TEST(Nearest, TakesTheNearestAndTheFirstOfEquals) {
  const std::vector<std::string> keys = {"width", "height", "unit", "uint"};
  EXPECT_EQ(nearest("heigth", keys), "height");
  EXPECT_EQ(nearest("unti", keys), "unit");
  EXPECT_EQ(nearest("uint", keys), "uint");
  EXPECT_EQ(nearest("colour", keys), "");
  EXPECT_EQ(nearest("", keys), "");
}

}  // namespace
}  // namespace rutter::base
