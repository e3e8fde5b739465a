#include "base/text_file.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

namespace rutter::base {
namespace {

class TextFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = ::testing::TempDir() + "rutter_text_file_" + std::to_string(::getpid());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string problem(const std::filesystem::path& path, std::size_t limit = 100) {
    const auto result = read_text_file(path, limit);
    return result.ok() ? "none" : result.problems().at(0).message;
  }
  std::filesystem::path folder_;
};

TEST_F(TextFile, GivesTheBytes) {
  const std::string bytes("a\0b\r\n\xFF", 6);
  std::ofstream(folder_ / "f", std::ios::binary) << bytes;
  const auto result = read_text_file(folder_ / "f");
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(*result, bytes);
}

TEST_F(TextFile, WhatIsNoFileIsAProblemNeverAHang) {
  ASSERT_EQ(::mkfifo((folder_ / "fifo").c_str(), 0600), 0);
  EXPECT_EQ(problem(folder_), "cannot be read: is a folder");
  EXPECT_EQ(problem(folder_ / "fifo"), "cannot be read: is not a regular file");
  EXPECT_EQ(problem(folder_ / "none"), "cannot be read: No such file or directory");
  EXPECT_EQ(problem("/dev/zero"), "cannot be read: is not a regular file");
  EXPECT_EQ(problem(""), "cannot be read: No such file or directory");
}

TEST_F(TextFile, TheLimitIsExact) {
  std::ofstream(folder_ / "f") << std::string(100, 'x');
  EXPECT_EQ(problem(folder_ / "f", 100), "none");
  EXPECT_EQ(problem(folder_ / "f", 99), "cannot be read: larger than the limit of 99 bytes");
}

}  // namespace
}  // namespace rutter::base
