#include "app/interrupts.hpp"

#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <string_view>

namespace rutter::app {
namespace {

// The handler and the writers meet in these two: the handler first tells the signal and then looks for writers, a writer
// first counts itself and then looks for the signal. With sequential consistency one of them always sees the other.
std::atomic<int> caught{0};
std::atomic<int> writers{0};
std::atomic<bool> announce{false};
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free, "used in a signal handler");

[[noreturn]] void leave() {
  constexpr std::string_view message = "interrupted: finished maps are complete; run the same command again for the others\n";
  if (announce.load()) (void)!::write(STDERR_FILENO, message.data(), message.size());
  ::_exit(128 + caught.load());
}

extern "C" void on_interrupt(int signal) {
  int none = 0;
  const bool first = caught.compare_exchange_strong(none, signal);
  if (!first || writers.load() == 0) leave();
}

}  // namespace

void handle_interrupts() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;
  action.sa_flags = SA_RESTART;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

void announce_maps_at_interrupt() {
  announce = true;
}

Writing::Writing() {
  writers.fetch_add(1);
  if (caught.load() == 0) return;
  if (writers.fetch_sub(1) == 1) leave();
  for (;;) ::pause();  // another map is being written; its end is the program's
}

Writing::~Writing() {
  if (writers.fetch_sub(1) == 1 && caught.load() != 0) leave();
}

}  // namespace rutter::app
