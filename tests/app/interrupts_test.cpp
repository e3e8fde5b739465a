#include "app/interrupts.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string>

namespace rutter::app {
namespace {

struct Ended {
  int status = 0;
  std::string told;  ///< what the child wrote before it ended
};

/// Runs `work` in a child that handles interrupts; it may tell by writing to the descriptor it is given.
template <class Work>
Ended in_child(Work work) {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe(ends.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    handle_interrupts();
    work(ends[1]);
    ::_exit(0);
  }
  ::close(ends[1]);
  Ended ended;
  std::array<char, 64> buffer{};
  for (ssize_t got = 0; (got = ::read(ends[0], buffer.data(), buffer.size())) > 0;)
    ended.told.append(buffer.data(), static_cast<std::size_t>(got));
  ::close(ends[0]);
  ::waitpid(child, &ended.status, 0);
  return ended;
}

int exit_code(const Ended& ended) {
  return WIFEXITED(ended.status) ? WEXITSTATUS(ended.status) : -1;
}

void tell(int descriptor, const std::string& text) {
  EXPECT_EQ(::write(descriptor, text.data(), text.size()), static_cast<ssize_t>(text.size()));
}

TEST(Interrupts, EndAtOnceWhileNothingIsWritten) {
  const Ended ended = in_child([](int out) {
    (void)std::raise(SIGTERM);
    tell(out, "went on");
  });
  EXPECT_EQ(exit_code(ended), 143);
  EXPECT_EQ(ended.told, "");
}

TEST(Interrupts, WaitForTheMapBeingWritten) {
  const Ended ended = in_child([](int out) {
    {
      const Writing writing;
      (void)std::raise(SIGINT);
      tell(out, "complete");
    }
    tell(out, " and went on");
  });
  EXPECT_EQ(exit_code(ended), 130);
  EXPECT_EQ(ended.told, "complete");
}

TEST(Interrupts, WaitForAllMapsBeingWritten) {
  const Ended ended = in_child([](int out) {
    const Writing first;
    {
      const Writing second;
      (void)std::raise(SIGTERM);
    }
    tell(out, "first goes on");
  });
  EXPECT_EQ(exit_code(ended), 143);
  EXPECT_EQ(ended.told, "first goes on");
}

TEST(Interrupts, ASecondOneDoesNotWait) {
  const Ended ended = in_child([](int out) {
    const Writing writing;
    (void)std::raise(SIGINT);
    (void)std::raise(SIGINT);
    tell(out, "went on");
  });
  EXPECT_EQ(exit_code(ended), 130);
  EXPECT_EQ(ended.told, "");
}

TEST(Interrupts, BrokenPipesAndFullQuotasAreNoSignals) {
  const Ended ended = in_child([](int out) {
    (void)std::raise(SIGPIPE);
    (void)std::raise(SIGXFSZ);
    tell(out, "went on");
  });
  EXPECT_EQ(exit_code(ended), 0);
  EXPECT_EQ(ended.told, "went on");
}

}  // namespace
}  // namespace rutter::app
