#include "base/checksum.hpp"

#include <gtest/gtest.h>

#include <string>

namespace rutter::base {
namespace {

// The xxhsum program: `printf 123456789 | xxhsum -H3`.
TEST(Checksum, IsTheLowerHalfOfXxh3) {
  EXPECT_EQ(checksum("123456789"), 0x67A17DFFU);
  EXPECT_EQ(checksum(""), 0x38D394C2U);
}

TEST(Checksum, SeesEveryFlippedBit) {
  const std::string text = "Hawar Kilis, Azaz, Afrin, Gaziantep, Horadiz, Marjan";
  for (std::size_t bit = 0; bit < 8 * text.size(); ++bit) {
    std::string other = text;
    other[bit / 8] = static_cast<char>(static_cast<unsigned char>(other[bit / 8]) ^ (1U << bit % 8));
    EXPECT_NE(checksum(other), checksum(text));
  }
}

}  // namespace
}  // namespace rutter::base
