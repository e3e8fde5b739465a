#include "places/external_sort.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "base/error.hpp"

namespace rutter::places {
namespace {

const std::filesystem::path folder = std::filesystem::path(RUTTER_TEST_BINARY_DIR) / "external-sort-test";

std::vector<std::string> drawn_records(std::size_t count) {
  std::mt19937 random(7);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) {
    // Some share their first eight bytes, some are empty, some longer than a file's buffer is filled at once, with any byte.
    std::string record = random() % 3 == 0 ? "the same " : "";
    for (std::size_t length = random() % 40; length > 0; --length) record += static_cast<char>(random() % 256);
    out.push_back(std::move(record));
  }
  return out;
}

std::vector<std::string> sorted_by(ExternalSort& sort, const std::vector<std::string>& records) {
  for (const std::string& record : records) sort.add(record);
  sort.sort();
  std::vector<std::string> out;
  for (std::string_view record; sort.next(record);) out.emplace_back(record);
  return out;
}

class ExternalSortTest : public testing::TestWithParam<std::size_t> {};

TEST_P(ExternalSortTest, GivesWhatSortGives) {
  std::filesystem::create_directories(folder);
  const std::vector<std::string> records = drawn_records(5000);
  std::vector<std::string> expected = records;
  std::sort(expected.begin(), expected.end());
  ExternalSort sort(folder, GetParam());
  EXPECT_EQ(sorted_by(sort, records), expected);
  EXPECT_EQ(sort.size(), records.size());
  EXPECT_TRUE(std::filesystem::is_empty(folder)) << "its files have no name";
}

// All in memory, a few runs, and dozens.
INSTANTIATE_TEST_SUITE_P(Memory, ExternalSortTest, testing::Values(10'000'000, 100'000, 5000));

TEST(ExternalSort, HoldsARecordLongerThanItsMemoryAndItsBuffer) {
  std::filesystem::create_directories(folder);
  const std::string a(1'000'000, 'a');
  const std::string b = a + "b";
  ExternalSort sort(folder, 1000);
  EXPECT_EQ(sorted_by(sort, {b, "c", a, ""}), (std::vector<std::string>{"", a, b, "c"}));
}

TEST(ExternalSort, WithoutRecordsGivesNone) {
  ExternalSort sort(folder, 1000);
  EXPECT_TRUE(sorted_by(sort, {}).empty());
}

TEST(ExternalSort, AFolderThatIsNotThereIsToldWithTheWayOut) {
  ExternalSort sort(folder / "missing", 10);
  sort.add("one");
  try {
    for (int i = 0; i < 3; ++i) sort.add("another");
    FAIL() << "nothing thrown";
  } catch (const base::Error& error) {
    EXPECT_EQ(error.kind(), base::ErrorKind::output);
    EXPECT_EQ(std::string(error.what()), "a temporary file in '" + (folder / "missing").string() +
                                             "' cannot be used: No such file or directory\nfree some space there, or choose "
                                             "another folder with --out");
  }
}

}  // namespace
}  // namespace rutter::places
