#include "base/memo.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace rutter::base {
namespace {

MemoKey key(std::size_t number) {
  return MemoKey().add(number);
}

TEST(Memo, AValueIsKeptFromTheSecondTimeOn) {
  Memo<int> memo(4);
  int made = 0;
  const auto make = [&] { return ++made; };
  EXPECT_EQ(*memo.get(key(7), make), 1);
  EXPECT_EQ(*memo.get(key(8), make), 2);
  EXPECT_EQ(memo.size(), 1U) << "the one made last";
  EXPECT_EQ(*memo.get(key(7), make), 3);
  EXPECT_EQ(memo.size(), 2U);
  EXPECT_EQ(*memo.get(key(9), make), 4);
  EXPECT_EQ(memo.size(), 2U) << "8 was asked for once";
  EXPECT_EQ(*memo.get(key(7), make), 3);
  EXPECT_EQ(made, 4);
}

TEST(Memo, TheValueMadeLastIsKept) {
  Memo<int> memo(1);
  int made = 0;
  const auto make = [&] { return ++made; };
  for (int round = 0; round < 3; ++round) EXPECT_EQ(*memo.get(key(7), make), 1);
  EXPECT_EQ(memo.size(), 1U);
  EXPECT_EQ(*memo.get(key(8), make), 2);
  EXPECT_EQ(*memo.get(key(8), make), 2);
  EXPECT_EQ(memo.size(), 1U) << "8 takes the place of 7";
  EXPECT_EQ(*memo.get(key(7), make), 3);
}

TEST(Memo, TheValuesUsedLastAreKept) {
  Memo<std::size_t> memo(2);
  int made = 0;
  const auto ask = [&](std::size_t number) {
    return *memo.get(key(number), [&] {
      ++made;
      return number * 10;
    });
  };
  for (const std::size_t number : {1U, 1U, 2U, 2U}) EXPECT_EQ(ask(number), number * 10);
  EXPECT_EQ(ask(1), 10U);  // now 2 is the older one
  for (const std::size_t number : {3U, 3U}) EXPECT_EQ(ask(number), 30U);
  EXPECT_EQ(memo.size(), 2U);
  made = 0;
  EXPECT_EQ(ask(1), 10U);
  EXPECT_EQ(made, 0);
  EXPECT_EQ(ask(2), 20U);
  EXPECT_EQ(made, 1);
}

TEST(Memo, WhatIsHeldOutlivesTheMemosOwn) {
  Memo<std::string> memo(1);
  std::shared_ptr<const std::string> held;
  for (int i = 0; i < 2; ++i) held = memo.get(key(1), [] { return std::string("first"); });
  for (int i = 0; i < 2; ++i) (void)memo.get(key(2), [] { return std::string("second"); });
  EXPECT_EQ(*held, "first");
}

TEST(Memo, WhatFailsIsNotKept) {
  Memo<int> memo(2);
  for (int i = 0; i < 3; ++i)
    EXPECT_THROW((void)memo.get(key(1), []() -> int { throw std::runtime_error("no"); }), std::runtime_error);
  EXPECT_EQ(memo.size(), 0U);
}

TEST(Memo, KeysTellPartsApart) {
  EXPECT_NE(MemoKey().add("ab").add("c").bytes(), MemoKey().add("a").add("bc").bytes());
  EXPECT_NE(MemoKey().add(0.1 + 0.2).bytes(), MemoKey().add(0.3).bytes());
  EXPECT_EQ(MemoKey().add(0.3).add("x").bytes(), MemoKey().add(0.3).add("x").bytes());
}

TEST(Memo, ThreadsGetTheValueOfTheirKey) {
  Memo<std::size_t> memo(3);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < 2000; ++i) {
        const std::size_t number = (i * (t + 3)) % 5;
        if (*memo.get(key(number), [&] { return number * number; }) != number * number) ++wrong;
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_LE(memo.size(), 4U) << "three, and the one made last";
}

}  // namespace
}  // namespace rutter::base
