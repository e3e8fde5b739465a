#include "base/deflate.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace rutter::base {
namespace {

// The check value of CRC-32 in the catalogue of parametrised CRC algorithms.
TEST(Crc32, HasTheCheckValueOfTheCatalogue) {
  EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
}

TEST(Crc32, ChangesWithEveryBit) {
  const std::string text(37, 'x');
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string other = text;
    other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_NE(crc32(other), crc32(text));
  }
}

TEST(Crc32, OfNothingIsZero) {
  EXPECT_EQ(crc32(""), 0U);
}

/// What Python's zlib makes of a file again.
std::string inflated_by_python(const std::string& packed) {
  const std::filesystem::path file = std::filesystem::temp_directory_path() / ("deflate-test-" + std::to_string(::getpid()));
  std::ofstream(file, std::ios::binary) << packed;
  const std::string command =
      "python3 -c 'import sys, zlib; sys.stdout.buffer.write(zlib.decompress(open(sys.argv[1], \"rb\").read()))' " +
      file.string();
  std::string out;
  if (std::FILE* pipe = ::popen(command.c_str(), "r")) {
    std::array<char, 4096> part{};
    for (std::size_t read = 0; (read = std::fread(part.data(), 1, part.size(), pipe)) > 0;) out.append(part.data(), read);
    ::pclose(pipe);
  }
  std::filesystem::remove(file);
  return out;
}

TEST(Deflater, IsReadByAnother) {
  std::mt19937 random(1);
  std::string text;
  for (int i = 0; i < 300'000; ++i) text += static_cast<char>(random() % 7 == 0 ? random() : 'a');
  for (const int level : {1, 3, 9}) {
    std::string packed;
    Deflater deflater(level, [&](std::string_view part) {
      EXPECT_LE(part.size(), 1U << 16U);
      packed += part;
    });
    deflater.write(std::string_view(text).substr(0, 1000));
    deflater.write("");
    deflater.write(std::string_view(text).substr(1000));
    deflater.finish();
    EXPECT_LT(packed.size(), text.size());
    EXPECT_EQ(inflated_by_python(packed), text) << "level " << level;
  }
}

}  // namespace
}  // namespace rutter::base
