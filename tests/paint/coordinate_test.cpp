#include "paint/coordinate.hpp"

#include <gtest/gtest.h>

#include <charconv>
#include <limits>
#include <random>

#include "base/error.hpp"

namespace rutter::paint {
namespace {

std::string written(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

/// The same by the standard library: two decimals, then without the zeros that say nothing.
std::string expected(std::int64_t value_in_hundredths) {
  char buffer[64];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, static_cast<double>(value_in_hundredths) / 100, std::chars_format::fixed, 2)
          .ptr;
  std::string text(buffer, end);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  if (text.starts_with("0.")) text.erase(0, 1);
  if (text.starts_with("-0.")) text.erase(1, 1);
  return text;
}

TEST(Coordinate, KnownNumbers) {
  EXPECT_EQ(written(0), "0");
  EXPECT_EQ(written(-0.0), "0");
  EXPECT_EQ(written(-0.004), "0");
  EXPECT_EQ(written(12.5), "12.5");
  EXPECT_EQ(written(-0.5), "-.5");
  EXPECT_EQ(written(0.07), ".07");
  EXPECT_EQ(written(100), "100");
  EXPECT_EQ(written(1.999), "2");
}

TEST(Coordinate, AgreesWithTheStandardLibraryEverywhere) {
  for (std::int64_t i = -30000; i <= 30000; ++i) {
    std::string out;
    append_fixed(out, i);
    ASSERT_EQ(out, expected(i));
  }
  std::mt19937_64 random{7};
  std::uniform_int_distribution<std::int64_t> any{-99999999, 99999999};
  for (int i = 0; i < 100000; ++i) {
    const auto value = any(random);
    std::string out;
    append_fixed(out, value);
    ASSERT_EQ(out, expected(value));
    ASSERT_EQ(hundredths(static_cast<double>(value) / 100), value);
  }
}

TEST(Coordinate, RefusesWhatCannotBePainted) {
  for (const double value : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                             -std::numeric_limits<double>::infinity(), 1e6, -1e6, 8388607.0}) {
    try {
      (void)checked(value);
      ADD_FAILURE() << value << " was accepted";
    } catch (const base::Error& error) {
      EXPECT_EQ(error.kind(), base::ErrorKind::internal);
    }
  }
  EXPECT_EQ(checked(999999.9), 999999.9);
}

}  // namespace
}  // namespace rutter::paint
