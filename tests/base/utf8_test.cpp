#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace rutter::base {
namespace {

TEST(Utf8, EveryCodePointSurvivesARoundTrip) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) {
      continue;
    }
    std::string text;
    append_code_point(text, c);
    std::size_t at = 0;
    ASSERT_EQ(next_code_point(text, at), c);
    ASSERT_EQ(at, text.size());
  }
}

TEST(Utf8, WhatIsNoCodePointBecomesTheReplacement) {
  std::string text;
  append_code_point(text, 0xD800);
  append_code_point(text, 0x110000);
  EXPECT_EQ(text, "\xEF\xBF\xBD\xEF\xBF\xBD");
}

// The Unicode Standard, section 3.9: ill-formed sequences.
TEST(Utf8, IllFormedSequencesAreRefusedAndSkippedByteByByte) {
  for (const std::string_view bad :
       {"\xC0\xAF", "\xE0\x9F\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE2\x82", "\xFF"}) {
    EXPECT_FALSE(is_valid_utf8(bad));
    std::size_t at = 0;
    EXPECT_EQ(next_code_point(bad, at), U'\xFFFD');
    EXPECT_EQ(at, 1U);
  }
  EXPECT_TRUE(is_valid_utf8("Efrîn عفرين 😀"));
  EXPECT_TRUE(is_valid_utf8(""));
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(code_point_count("Efrîn"), 5U);
  EXPECT_EQ(code_point_count("عفرين"), 5U);
  EXPECT_EQ(code_point_count("a\xFFz"), 3U);
}

TEST(Utf8, PrintableLeavesOutWhatBreaksADocument) {
  EXPECT_EQ(printable("a\tb\r\nc"), "a b  c");
  EXPECT_EQ(printable("a\x01\x7F\xC2\x9B"
                      "b"),
            "ab");
  EXPECT_EQ(printable("a\xE2\x80\xAE"
                      "b\xE2\x81\xA6"
                      "c\xEF\xBF\xBF"
                      "d\xEF\xB7\x90"),
            "abcd");
  EXPECT_EQ(printable("\xFF"), "\xEF\xBF\xBD");
  EXPECT_EQ(printable("عفرين"), "عفرين");
}

}  // namespace
}  // namespace rutter::base
