#include "app/command_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace rutter::app {
namespace {

using testing::ElementsAre;

struct Geocode {
  CommandLine line{"geocode NAME... [options]", "Finds places."};
  std::string in;
  std::vector<std::string> maps;
  int limit = 5;
  bool json = false;
  Console console;

  Geocode() {
    line.text("--in", "CONTEXT", in, "context");
    line.texts("--map", "NAME", maps, "maps");
    line.number("--limit", 1, 100, limit, "limit");
    line.flag("--json", json, "JSON");
  }
  bool parse(const std::vector<std::string>& arguments) { return line.parse(arguments, console); }
  std::string refusal(const std::vector<std::string>& arguments) {
    try {
      (void)parse(arguments);
    } catch (const base::Error& error) {
      EXPECT_EQ(error.kind(), base::ErrorKind::usage);
      return error.what();
    }
    return "accepted";
  }
};

TEST(CommandLine, OptionsBetweenNames) {
  Geocode given;
  EXPECT_TRUE(given.parse({"Azaz", "--in", "Syria", "Kilis", "--json", "--limit=3", "--map", "a", "--map", "b", "Baku"}));
  EXPECT_THAT(given.line.positionals(), ElementsAre("Azaz", "Kilis", "Baku"));
  EXPECT_THAT(given.maps, ElementsAre("a", "b"));
  EXPECT_EQ(given.in, "Syria");
  EXPECT_EQ(given.limit, 3);
  EXPECT_TRUE(given.json);
}

TEST(CommandLine, NamesThatCLI11WouldTakeForSomethingElse) {
  Geocode given;
  EXPECT_TRUE(given.parse({"[a,b]", "++", "geocode", "list", "-", "a,b", "-36.5,37"}));
  EXPECT_THAT(given.line.positionals(), ElementsAre("[a,b]", "++", "geocode", "list", "-", "a,b", "-36.5,37"));
}

TEST(CommandLine, AfterTwoDashesAnything) {
  Geocode given;
  EXPECT_TRUE(given.parse({"--json", "--", "--in", "-x"}));
  EXPECT_THAT(given.line.positionals(), ElementsAre("--in", "-x"));
}

TEST(CommandLine, ValuesAsTheyStand) {
  Geocode given;
  EXPECT_TRUE(given.parse({"x", "--in", "[a,b]", "--map", "[c,d]", "--data", "-dir"}));
  EXPECT_EQ(given.in, "[a,b]");
  EXPECT_THAT(given.maps, ElementsAre("[c,d]"));
  EXPECT_EQ(given.line.data(), "-dir");
}

TEST(CommandLine, MisspeltOption) {
  EXPECT_EQ(Geocode().refusal({"x", "--limt=3"}), "unknown option '--limt' of 'geocode'\ndid you mean '--limit'?");
  EXPECT_EQ(Geocode().refusal({"x", "--zzzzzzzz"}), "unknown option '--zzzzzzzz' of 'geocode'\nrun 'rutter geocode --help'");
  EXPECT_EQ(Geocode().refusal({"-q", "x"}), "unknown option '-q' of 'geocode'\nrun 'rutter geocode --help'");
}

TEST(CommandLine, ValuesOutOfRange) {
  EXPECT_EQ(Geocode().refusal({"--limit", "0"}), "'--limit' takes a whole number from 1 to 100, not '0'");
  EXPECT_EQ(Geocode().refusal({"--limit", "3x"}), "'--limit' takes a whole number from 1 to 100, not '3x'");
  EXPECT_EQ(Geocode().refusal({"--color", "alway"}), "unknown value of '--color' 'alway'\ndid you mean 'always'?");
}

TEST(CommandLine, ValueMissing) {
  EXPECT_EQ(Geocode().refusal({"x", "--in"}), "'--in' needs a value\nrun 'rutter geocode --help'");
}

TEST(LatLon, ReadsDecimalDegreesOnly) {
  EXPECT_DOUBLE_EQ(parse_lat_lon("36.65,37.21", "--near").lat, 36.65);
  EXPECT_DOUBLE_EQ(parse_lat_lon("-36.5,-174", "--near").lon, -174);
  for (const char* text :
       {"", "36", "36,", ",37", "36;37", "36,37,1", "91,0", "0,181", "nan,0", "inf,0", "0x1,2", "36,37 ", "1e999,0"})
    EXPECT_THROW((void)parse_lat_lon(text, "--near"), base::Error) << text;
}

}  // namespace
}  // namespace rutter::app
