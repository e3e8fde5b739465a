#include "layers/suburbs.hpp"

#include <gtest/gtest.h>

namespace rutter::layers {
namespace {

TEST(Suburbs, LieNearACityThatIsMuchLarger) {
  Suburbs suburbs;
  suburbs.add_city({28.9497, 41.0138}, 14'804'116);  // Istanbul
  suburbs.add_city({35.6, 41.0}, 200'000);
  EXPECT_TRUE(suburbs.has({29.1248, 41.0164}, 573'265));     // Ümraniye, 15 km
  EXPECT_FALSE(suburbs.has({29.4307, 40.8003}, 5'000));      // Gebze, 46 km
  EXPECT_FALSE(suburbs.has({29.1248, 41.0164}, 5'000'000));  // a third, and no suburb
  EXPECT_FALSE(suburbs.has({35.61, 41.0}, 6'000));           // that one is too small to have any
}

}  // namespace
}  // namespace rutter::layers
