#include "app/console.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace rutter::app {
namespace {

bool is_open(int descriptor) {
  return ::fcntl(descriptor, F_GETFD) != -1 || errno != EBADF;
}

/// Writes all bytes; 0, or the errno of the failure.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

bool guard_standard_streams() {
  const bool output_is_open = is_open(STDOUT_FILENO);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    while (!is_open(descriptor))
      if (::open("/dev/null", O_RDWR) < 0) break;  // takes the lowest free number: this one
  return output_is_open;
}

base::Diagnostic to_diagnostic(const base::Error& error) {
  const bool defect = error.kind() == base::ErrorKind::internal;
  const std::string text =
      defect ? fmt::format("internal error: {}\nthis is a defect of rutter: please report it", error.what()) : error.what();
  const std::size_t end = text.find('\n');
  base::Diagnostic diagnostic;
  diagnostic.message = text.substr(0, end);
  if (end != std::string::npos) diagnostic.hint = text.substr(end + 1);
  return diagnostic;
}

void Console::flush() {
  if (pending_.empty()) return;
  wipe_progress();
  const std::string text = std::exchange(pending_, {});
  const int failure = output_is_open_ ? write_all(STDOUT_FILENO, text) : EBADF;
  if (failure != 0)
    throw base::Error(
        base::ErrorKind::output,
        fmt::format("cannot write to standard output: {}\n{}", output_is_open_ ? std::strerror(failure) : "it is closed",
                    failure == ENOSPC ? "free space where it is redirected to"
                                      : "redirect it to a file, or use --quiet where offered"));
}

void Console::report(const base::Diagnostic& diagnostic) {
  if (quiet_ && diagnostic.severity != base::Severity::error) return;
  wipe_progress();
  (void)write_all(STDERR_FILENO, base::format(diagnostic, coloured()));
}

void Console::report(const base::Diagnostics& diagnostics) {
  for (const base::Diagnostic& diagnostic : diagnostics) report(diagnostic);
}

void Console::report(const base::Error& error) {
  report(to_diagnostic(error));
}

void Console::progress(std::size_t finished, std::size_t total) {
  if (quiet_ || ::isatty(STDERR_FILENO) == 0) return;
  const auto now = std::chrono::steady_clock::now();
  if (!progress_since_) progress_since_ = now;
  // The first map's time is not known: the others tell the rate.
  const double seconds = std::chrono::duration<double>(now - *progress_since_).count();
  std::string text = fmt::format("{} of {} maps", finished, total);
  if (finished > 1 && seconds > 0) {
    const double rate = static_cast<double>(finished - 1) / seconds;
    text += fmt::format(", {:.1f} a second, {:.0f} s left", rate, static_cast<double>(total - finished) / rate);
  }
  (void)write_all(STDERR_FILENO, "\r\033[K" + text);
  progress_shown_ = true;
  if (finished == total) {
    wipe_progress();
    progress_since_.reset();
  }
}

void Console::summarize(const std::string& text, bool something_failed) {
  if (quiet_ || (!something_failed && ::isatty(STDERR_FILENO) == 0)) return;
  wipe_progress();
  (void)write_all(STDERR_FILENO, text + "\n");
}

void Console::wipe_progress() {
  if (!progress_shown_) return;
  progress_shown_ = false;
  (void)write_all(STDERR_FILENO, "\r\033[K");
}

bool Console::coloured() const {
  if (color_ != Color::automatic) return color_ == Color::always;
  const char* no_color = std::getenv("NO_COLOR");
  const bool refused = no_color != nullptr && *no_color != '\0';
  return !refused && ::isatty(STDERR_FILENO) != 0;
}

}  // namespace rutter::app
