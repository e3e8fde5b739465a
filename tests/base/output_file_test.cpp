#include "base/output_file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

#include "base/error.hpp"

namespace rutter::base {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class OutputFile : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) / ("rutter_output_" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override {
    fs::permissions(folder_, fs::perms::owner_all);
    fs::remove_all(folder_);
  }
  std::size_t entries() const { return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), {})); }
  fs::path folder_;
};

TEST_F(OutputFile, WritesAndReplaces) {
  write_file(folder_ / "a.svg", "one");
  EXPECT_EQ(content(folder_ / "a.svg"), "one");
  write_file(folder_ / "a.svg", std::string("t\0wo", 4));
  EXPECT_EQ(content(folder_ / "a.svg"), std::string("t\0wo", 4));
  EXPECT_EQ(entries(), 1U);
}

TEST_F(OutputFile, ASymbolicLinkIsReplacedNotFollowed) {
  std::ofstream(folder_ / "precious") << "old";
  fs::create_symlink("precious", folder_ / "a.svg");
  write_file(folder_ / "a.svg", "new");
  EXPECT_FALSE(fs::is_symlink(folder_ / "a.svg"));
  EXPECT_EQ(content(folder_ / "a.svg"), "new");
  EXPECT_EQ(content(folder_ / "precious"), "old");
}

TEST_F(OutputFile, WhatIsNoFileIsNotReplaced) {
  fs::create_directory(folder_ / "d");
  EXPECT_THROW(write_file(folder_ / "d", "x"), Error);
  ASSERT_EQ(::mkfifo((folder_ / "fifo").c_str(), 0600), 0);
  EXPECT_THROW(write_file(folder_ / "fifo", "x"), Error);
  EXPECT_THROW(write_file("/dev/full", "x"), Error);
  EXPECT_EQ(entries(), 2U);
}

TEST_F(OutputFile, AMissingFolderIsAnErrorWithTheReason) {
  try {
    write_file(folder_ / "no" / "a.svg", "x");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::output);
    EXPECT_EQ(error.what(), "'" + (folder_ / "no" / "a.svg").string() + "' cannot be written: No such file or directory");
  }
}

/// Runs `work` in a child process, which exits with 0 when it returns true.
template <class Work>
bool in_child(Work work) {
  const pid_t child = ::fork();
  if (child == 0) {
    bool good = false;
    try {
      good = work();
    } catch (...) {
      good = false;
    }
    ::_exit(good ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST_F(OutputFile, AReadOnlyFolderIsAnErrorAndTheOldFileStays) {
  write_file(folder_ / "a.svg", "old");
  fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read | fs::perms::others_exec);
  const fs::path target = folder_ / "a.svg";
  EXPECT_TRUE(in_child([&] {
    if (::geteuid() == 0 && ::seteuid(65534) != 0) {  // root may write anywhere
      return false;
    }
    try {
      write_file(target, "new");
    } catch (const Error& error) {
      return error.what() ==
             "'" + target.string() + "' cannot be written: Permission denied; choose a folder that is writable with --out";
    }
    return false;
  }));
  fs::permissions(folder_, fs::perms::owner_all);
  EXPECT_EQ(content(target), "old");
  EXPECT_EQ(entries(), 1U);
}

TEST_F(OutputFile, AWriteThatFailsHalfWayLeavesTheOldFileAndNothingElse) {
  write_file(folder_ / "a.svg", "old");
  const fs::path target = folder_ / "a.svg";
  EXPECT_TRUE(in_child([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = {100000, 100000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      write_file(target, std::string(300000, 'x'));
    } catch (const Error& error) {
      return error.kind() == ErrorKind::output;
    }
    return false;
  }));
  EXPECT_EQ(content(target), "old");
  EXPECT_EQ(entries(), 1U);
}

TEST_F(OutputFile, StalePartsAreRemovedLockedAndForeignOnesStay) {
  const fs::path target = folder_ / "a.svg";
  const std::vector<std::string> names = {"a.svg.part.0123456789abcdef", "a.svg.part.fedcba9876543210",
                                          "b.svg.part.0123456789abcdef", "a.svg.part.",
                                          "a.svg.part.my notes",         "a.svg"};
  for (const std::string& name : names) {
    std::ofstream(folder_ / name) << "x";
  }
  const int held = ::open((folder_ / names[1]).c_str(), O_RDONLY);
  ASSERT_EQ(::flock(held, LOCK_EX), 0);
  remove_stale_parts(target);
  EXPECT_FALSE(fs::exists(folder_ / names[0]));
  for (std::size_t i = 1; i < names.size(); ++i) {
    EXPECT_TRUE(fs::exists(folder_ / names[i])) << names[i];
  }
  ::close(held);
  remove_stale_parts(target);
  EXPECT_FALSE(fs::exists(folder_ / names[1]));
  remove_stale_parts(folder_ / "no" / "a.svg");
}

TEST_F(OutputFile, TheFolderOfLeftFilesIsReadOnce) {
  for (const char* const name : {"a.svg.part.0123456789abcdef", "b.part.svg.part.fedcba9876543210", "c.svg.part.my notes"}) {
    std::ofstream(folder_ / name) << "x";
  }
  const LeftFiles left(folder_);
  EXPECT_FALSE(left.empty());
  std::ofstream(folder_ / "a.svg.part.1111111111111111") << "made later";
  left.remove_parts(folder_ / "a.svg");
  left.remove_parts(folder_ / "b.part.svg");
  left.remove_parts(folder_ / "c.svg");
  EXPECT_FALSE(fs::exists(folder_ / "a.svg.part.0123456789abcdef"));
  EXPECT_FALSE(fs::exists(folder_ / "b.part.svg.part.fedcba9876543210"));
  EXPECT_TRUE(fs::exists(folder_ / "a.svg.part.1111111111111111"));
  EXPECT_TRUE(fs::exists(folder_ / "c.svg.part.my notes"));
  EXPECT_TRUE(LeftFiles(folder_ / "no such folder").empty());
}

TEST_F(OutputFile, AFreeLockIsRemovedAHeldOneStays) {
  for (const char* const name : {".a.lock", ".b.lock", ".lock", "cc.lock"}) {
    std::ofstream(folder_ / name) << "";
  }
  const OutputLock held(folder_, "held");
  const LeftFiles left(folder_);
  EXPECT_FALSE(left.empty());
  for (const char* const name : {"a", "held", "c", "", "not there"}) {
    left.remove_lock(name);
  }
  EXPECT_FALSE(fs::exists(folder_ / ".a.lock"));
  for (const char* const name : {".b.lock", ".held.lock", ".lock", "cc.lock"}) {
    EXPECT_TRUE(fs::exists(folder_ / name)) << name;
  }
}

TEST_F(OutputFile, AKilledWriterLeavesTheOldFileAndAPartThatIsStale) {
  const fs::path target = folder_ / "a.svg";
  write_file(target, "old");
  const pid_t child = ::fork();
  if (child == 0) {
    for (;;) {
      write_file(target, std::string(1U << 22U, 'x'));
    }
  }
  ::usleep(20000);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  const std::string left = content(target);
  EXPECT_TRUE(left == "old" || left == std::string(1U << 22U, 'x'));
  remove_stale_parts(target);
  EXPECT_EQ(entries(), 1U);
}

TEST_F(OutputFile, WritersAndCleanersOfOneNameDoNotDisturbEachOther) {
  const fs::path target = folder_ / "a.svg";
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      for (int round = 0; round < 50; ++round) {
        write_file(target, std::string(5000, static_cast<char>('a' + i)));
        remove_stale_parts(target);
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  const std::string left = content(target);
  ASSERT_EQ(left.size(), 5000U);
  EXPECT_EQ(left, std::string(5000, left[0]));
  EXPECT_EQ(entries(), 1U);
}

TEST_F(OutputFile, TheLockKeepsOthersOutAndIsRemoved) {
  std::atomic<int> inside = 0;
  std::atomic<int> together = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 100; ++round) {
        const OutputLock lock(folder_, "map");
        together += ++inside > 1 ? 1 : 0;
        ::usleep(100);
        --inside;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(together, 0);
  EXPECT_EQ(entries(), 0U);
}

TEST_F(OutputFile, ALockInAFolderThatIsMissingIsAnError) {
  EXPECT_THROW(OutputLock(folder_ / "no", "map"), Error);
}

TEST_F(OutputFile, MakesFoldersAndRefusesFiles) {
  make_folder(folder_ / "x" / "y");
  make_folder(folder_ / "x" / "y" / "");
  EXPECT_TRUE(fs::is_directory(folder_ / "x" / "y"));
  std::ofstream(folder_ / "f") << "x";
  try {
    make_folder(folder_ / "f");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.what(),
              "the folder '" + (folder_ / "f").string() + "' cannot be made: Not a directory; choose another one with --out");
  }
  EXPECT_THROW(make_folder(folder_ / "f" / "g"), Error);
}

}  // namespace
}  // namespace rutter::base
