#include "route/legs.hpp"

#include <gtest/gtest.h>

namespace rutter::route {
namespace {

ResolvedLeg leg(std::size_t from, std::optional<std::size_t> to) {
  ResolvedLeg made;
  made.from = from;
  made.to = to;
  return made;
}

TEST(Chain, EveryStopJoinedToTheNext) {
  EXPECT_TRUE(is_chain({leg(0, 1), leg(1, 2)}, 3));
  EXPECT_TRUE(is_chain({leg(1, 2), leg(0, 1), leg(0, 1)}, 3)) << "in any order, also told twice";
  EXPECT_TRUE(is_chain({leg(0, 1), leg(1, std::nullopt)}, 2)) << "the last one leaves for somewhere unknown";
}

TEST(Chain, AnythingElseIsNone) {
  EXPECT_FALSE(is_chain({}, 3)) << "parallel places";
  EXPECT_FALSE(is_chain({}, 1));
  EXPECT_FALSE(is_chain({leg(0, 1)}, 3)) << "a stop beside the chain";
  EXPECT_FALSE(is_chain({leg(1, 0)}, 2)) << "against the order";
  EXPECT_FALSE(is_chain({leg(0, 1), leg(1, 2), leg(0, 2)}, 3)) << "a fork";
  EXPECT_FALSE(is_chain({leg(0, std::nullopt), leg(0, 1)}, 2)) << "leaves from the middle";
}

}  // namespace
}  // namespace rutter::route
