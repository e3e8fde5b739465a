#include "base/decimal.hpp"

#include <gtest/gtest.h>

namespace rutter::base {
namespace {

TEST(Decimal, ACommaBetweenDigitsIsAPoint) {
  EXPECT_EQ(with_decimal_point("36,58"), "36.58");
  EXPECT_EQ(with_decimal_point("-0,5"), "-0.5");
  EXPECT_EQ(with_decimal_point("+7,25"), "+7.25");
  EXPECT_EQ(decimal_hint("36,58"), "write a point for the decimals: 36.58");
}

TEST(Decimal, AnythingElseIsNoNumberOfThatKind) {
  for (const char* text : {"", ",", "36", "36.58", "36,", ",58", "1,2,3", "a,5", "5,a", "-,5", "36, 58", "--1,5"}) {
    EXPECT_EQ(with_decimal_point(text), std::nullopt) << text;
    EXPECT_EQ(decimal_hint(text), "") << text;
  }
}

}  // namespace
}  // namespace rutter::base
