#include "base/diagnostic.hpp"

#include <gtest/gtest.h>

namespace rutter::base {
namespace {

TEST(Diagnostic, FullForm) {
  const Diagnostic d = {
      Severity::error, {"maps/asia.toml", 14, 1}, "unknown key 'heigth' in [page]", "did you mean 'height'?", "heigth = 120"};
  EXPECT_EQ(format(d),
            "maps/asia.toml:14:1: error: unknown key 'heigth' in [page]\n"
            "  heigth = 120\n"
            "  ^\n"
            "  did you mean 'height'?\n");
}

TEST(Diagnostic, WhatIsUnknownIsLeftOut) {
  EXPECT_EQ(format({Severity::warning, {}, "one thing", "", ""}), "warning: one thing\n");
  EXPECT_EQ(format({Severity::note, {"a", 0, 0}, "m", "h1\nh2", ""}), "a: note: m\n  h1\n  h2\n");
  EXPECT_EQ(format({Severity::error, {"a", 3, 0}, "m", "", "text"}), "a:3: error: m\n  text\n");
}

TEST(Diagnostic, TheCaretStandsUnderTheColumnCountedInCodePoints) {
  EXPECT_EQ(format({Severity::error, {"a", 1, 9}, "m", "", "\tx = 'é' y"}), "a:1:9: error: m\n   x = 'é' y\n          ^\n");
  EXPECT_EQ(format({Severity::error, {"a", 1, 99}, "m", "", "ab"}), "a:1:99: error: m\n  ab\n    ^\n");
}

TEST(Diagnostic, OfALongLineThePartRoundTheColumnIsShown) {
  std::string line(5000, 'x');
  line[2500] = 'Y';
  const std::string text = format({Severity::error, {"a", 1, 2501}, "m", "", line});
  const std::string shown = line_of(text, 2);
  const std::string caret = line_of(text, 3);
  EXPECT_EQ(shown.size(), 2U + 3 + 120 + 3);
  EXPECT_EQ(shown[caret.find('^')], 'Y');
}

TEST(Diagnostic, ControlCharactersDoNotReachTheTerminal) {
  const std::string text = format({Severity::error, {"a\x1b[31m", 1, 1}, "m\x1b]0;x\x07", "h\x1b", "l\x1b[2J"});
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(format({Severity::error, {}, "m", "", ""}, true).find('\x1b'), std::string::npos);
}

TEST(Diagnostic, HasErrors) {
  EXPECT_FALSE(has_errors({}));
  EXPECT_FALSE(has_errors({{Severity::warning, {}, "", "", ""}}));
  EXPECT_TRUE(has_errors({{Severity::warning, {}, "", "", ""}, {Severity::error, {}, "", "", ""}}));
}

TEST(LineOf, CountsFromOneAndDropsTheLineEnd) {
  const std::string text = "one\r\ntwo\n\nfour";
  EXPECT_EQ(line_of(text, 0), "");
  EXPECT_EQ(line_of(text, 1), "one");
  EXPECT_EQ(line_of(text, 2), "two");
  EXPECT_EQ(line_of(text, 3), "");
  EXPECT_EQ(line_of(text, 4), "four");
  EXPECT_EQ(line_of(text, 5), "");
}

}  // namespace
}  // namespace rutter::base
