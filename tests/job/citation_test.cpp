#include "job/citation.hpp"

#include <gtest/gtest.h>

namespace rutter::job {
namespace {

TEST(Citation, FindsIdsInBrackets) {
  const std::string text = "Denied [f24], doubted [bbc-arabic, np_2], [sic] and [two words] and [] and [open";
  const auto found = find_citations(text);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin), "[f24]");
  EXPECT_EQ(found[0].ids, std::vector<std::string>({"f24"}));
  EXPECT_EQ(text.substr(found[1].begin, found[1].end - found[1].begin), "[bbc-arabic, np_2]");
  EXPECT_EQ(found[1].ids, std::vector<std::string>({"bbc-arabic", "np_2"}));
}

TEST(Citation, BracketsWithinBrackets) {
  const auto found = find_citations("[[a]] [b,] [,] [...] [é]");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].ids.at(0), "a");
  EXPECT_EQ(found[1].ids.at(0), "é");
}

}  // namespace
}  // namespace rutter::job
