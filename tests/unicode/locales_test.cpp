#include "unicode/locales.hpp"

#include <gmock/gmock.h>

namespace rutter::unicode {
namespace {

TEST(Locales, LanguagesAreThoseOfIso639) {
  for (const char* code : {"en", "zh-Hans", "ckb", "pt_BR"}) EXPECT_TRUE(is_language(code)) << code;
  for (const char* code : {"", "xx", "english", "-"}) EXPECT_FALSE(is_language(code)) << code;
}

TEST(Locales, CountriesHaveNamesInTheirLanguagesOnly) {
  EXPECT_EQ(country_name("LY", "ja"), "リビア");
  EXPECT_EQ(country_name("SY", "ar"), "سوريا");
  EXPECT_EQ(country_name("TR", "de"), "Türkei");
  EXPECT_EQ(country_name("TR", "xx"), "");
  EXPECT_EQ(country_name("", "de"), "");
}

TEST(Locales, TheLibraryTellsItsVersion) {
  EXPECT_THAT(std::string(library_version()), testing::MatchesRegex("[0-9]+(\\.[0-9]+)*"));
}

}  // namespace
}  // namespace rutter::unicode
