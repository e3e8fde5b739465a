#include "draw/color_distance.hpp"

#include <gtest/gtest.h>

#include "draw/color_text.hpp"

namespace rutter::draw {
namespace {

Color css(const char* text) {
  return parse_color(text).value();
}

TEST(ColorDistance, BlackAndWhiteAreOneApart) {
  EXPECT_NEAR(distance_for_all_eyes(css("#000000"), css("#ffffff")), 1, 1e-3);
  EXPECT_EQ(distance_for_all_eyes(css("#0072b2"), css("#0072b2")), 0);
}

TEST(ColorDistance, TheEyeThatTellsThemApartLeastDecides) {
  // Figures of an independent implementation (maplint, in JavaScript) for colours that only some readers confuse.
  EXPECT_NEAR(distance_for_all_eyes(css("#b3202a"), css("#4a4a4a")), 0.049, 5e-4);
  EXPECT_EQ(distance_for_all_eyes(css("#ff0000"), css("#00ff00")), distance_for_all_eyes(css("#00ff00"), css("#ff0000")));
  EXPECT_LT(distance_for_all_eyes(css("#c0392b"), css("#6b6b1f")), told_apart_distance)
      << "red and olive without the red cones";
  EXPECT_GT(distance_for_all_eyes(css("#0072b2"), css("#d55e00")), told_apart_distance) << "Okabe and Ito's blue and vermilion";
}

TEST(ColorDistance, ContrastIsThatOfTheWebGuidelines) {
  EXPECT_NEAR(contrast(css("#000000"), css("#ffffff")), 21, 1e-9);
  EXPECT_NEAR(contrast(css("#777777"), css("#ffffff")), 4.48, 0.005);
}

}  // namespace
}  // namespace rutter::draw
