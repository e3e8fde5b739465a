#include "base/longer_name.hpp"

#include <gtest/gtest.h>

namespace rutter::base {
namespace {

TEST(LongerName, FurtherWordsMakeIt) {
  EXPECT_TRUE(is_longer_name("Abu Dhabi Island and Internal Islands City", "Abu Dhabi"));
  EXPECT_TRUE(is_longer_name("San Luis Potosí City", "San Luis Potosí"));
  EXPECT_FALSE(is_longer_name("Abu Dhabi", "Abu Dhabi"));
  EXPECT_FALSE(is_longer_name("Jilina", "Jilin")) << "no word of its own";
  EXPECT_FALSE(is_longer_name("New York City", "York"));
  EXPECT_FALSE(is_longer_name("Aleppo", "Halab"));
  EXPECT_FALSE(is_longer_name(" Aleppo", ""));
}

}  // namespace
}  // namespace rutter::base
