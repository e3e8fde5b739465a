#include "base/sha256.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "base/error.hpp"

namespace rutter::base {
namespace {

// The examples published with FIPS 180-4.
TEST(Sha256, KnownValues) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(
      sha256("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopq"
             "rstu"),
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
  EXPECT_EQ(sha256(std::string(1000000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, EveryLengthRoundTheBlockAgreesWithTheSystemsProgram) {
  if (std::system("sha256sum --version > /dev/null 2>&1") != 0) {
    GTEST_SKIP() << "sha256sum is not installed";
  }
  const std::string path = ::testing::TempDir() + "rutter_sha256";
  for (const std::size_t length : {1U, 54U, 55U, 56U, 57U, 63U, 64U, 65U, 119U, 120U, 128U, 70000U}) {
    std::ofstream(path, std::ios::binary) << std::string(length, 'x');
    FILE* pipe = ::popen(("sha256sum " + path).c_str(), "r");
    std::string seen(64, ' ');
    ASSERT_EQ(std::fread(seen.data(), 1, 64, pipe), 64U);
    ::pclose(pipe);
    EXPECT_EQ(sha256_of_file(path), seen) << length;
    EXPECT_EQ(sha256(std::string(length, 'x')), seen) << length;
  }
  std::remove(path.c_str());
}

TEST(Sha256, AFileThatCannotBeReadIsAnError) {
  EXPECT_THROW(static_cast<void>(sha256_of_file("/nowhere/at/all")), Error);
  EXPECT_THROW(static_cast<void>(sha256_of_file("/")), Error);
}

}  // namespace
}  // namespace rutter::base
