#include "base/mapped_file.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace rutter::base {
namespace {

TEST(MappedFile, ReadsTheSameAfterItsPagesWereReleased) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("mapped-file-test-" + std::to_string(::getpid()));
  std::string text(300'000, 'a');
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>('a' + i % 23);
  std::ofstream(path, std::ios::binary) << text;
  const MappedFile file(path);
  std::filesystem::remove(path);
  EXPECT_EQ(file.bytes(), text);
  file.release_pages();
  EXPECT_EQ(file.bytes(), text);
}

}  // namespace
}  // namespace rutter::base
