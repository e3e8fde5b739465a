#include <gtest/gtest.h>

#include "draw/color_names.hpp"
#include "draw/color_text.hpp"

namespace rutter::draw {
namespace {

void expect_color(std::string_view css, double r, double g, double b, double a) {
  const auto color = parse_color(css);
  ASSERT_TRUE(color) << css;
  EXPECT_NEAR(color->r, r / 255, 1e-9) << css;
  EXPECT_NEAR(color->g, g / 255, 1e-9) << css;
  EXPECT_NEAR(color->b, b / 255, 1e-9) << css;
  EXPECT_NEAR(color->a, a, 1e-9) << css;
}

TEST(ColorText, ReadsAllForms) {
  expect_color("#b3202a", 179, 32, 42, 1);
  expect_color("#B32", 187, 51, 34, 1);
  expect_color("#b328", 187, 51, 34, 136 / 255.0);
  expect_color("#b3202a80", 179, 32, 42, 128 / 255.0);
  expect_color("rgb(179, 32, 42)", 179, 32, 42, 1);
  expect_color("rgba(179,32,42,.5)", 179, 32, 42, 0.5);
  expect_color("rgb(0% 0% 100% / 50%)", 0, 0, 255, 0.5);
  expect_color("hsl(120, 100%, 25%)", 0, 127.5, 0, 1);
  expect_color("hsla(240deg 100% 50% / 0.25)", 0, 0, 255, 0.25);
  expect_color("hsl(-120, 100%, 50%)", 0, 0, 255, 1);
  expect_color(" RebeccaPurple ", 102, 51, 153, 1);
  expect_color("transparent", 0, 0, 0, 0);
}

TEST(ColorText, RefusesEverythingElse) {
  for (const char* css : {"", "#", "#12", "#12345", "#ggg", "reddish", "rgb(1,2)", "rgb(1,2,3,4,5)", "rgb(1 2 3 4)",
                          "rgb(nan,0,0)", "hsl(1,2,3)", "rgb(1,2,3", "url(x)", "rgb(1,,3)", "rgb(10%, 2, 3)", "#-12"})
    EXPECT_FALSE(parse_color(css)) << css;
}

TEST(ColorText, NamesAreSorted) {
  for (std::size_t i = 1; i < color_names.size(); ++i) EXPECT_LT(color_names.at(i - 1).first, color_names.at(i).first);
  for (const auto& [name, value] : color_names) EXPECT_TRUE(parse_color(name)) << name;
}

}  // namespace
}  // namespace rutter::draw
