#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/error.hpp"

namespace rutter::app {

/// When messages are coloured. `automatic`: on a terminal, unless NO_COLOR is set.
enum class Color { automatic, always, never };

/// Where the program speaks: results to standard output, messages and progress to standard error. Not for several threads at
/// once; workers hand their messages over (app::OrderedReports).
class Console {
 public:
  /// `output_is_open`: as guard_standard_streams found it.
  explicit Console(bool output_is_open = true) : output_is_open_(output_is_open) {}

  void set_quiet(bool quiet) { quiet_ = quiet; }
  void set_color(Color color) { color_ = color; }
  [[nodiscard]] bool quiet() const { return quiet_; }

  /// Keeps a result for standard output; `flush` writes it.
  void print(std::string_view text) { pending_ += text; }
  /// Writes what was printed. Throws Error(output) when standard output is closed, full or broken.
  void flush();

  /// A message to standard error. Warnings and notes are left out when quiet. Failures are ignored: there is nowhere to tell.
  void report(const base::Diagnostic& diagnostic);
  void report(const base::Diagnostics& diagnostics);
  /// An error that ended something: its first line is the message, the others are the way out.
  void report(const base::Error& error);
  /// "12 of 100 maps, 3.1 a second, 28 s left" in one line that overwrites itself, only on a terminal; the last one wipes it.
  void progress(std::size_t finished, std::size_t total);
  /// What a run did, to standard error: on a terminal, and elsewhere when something went wrong.
  void summarize(const std::string& text, bool something_failed);

 private:
  [[nodiscard]] bool coloured() const;
  void wipe_progress();

  bool output_is_open_;
  bool quiet_ = false;
  bool progress_shown_ = false;
  Color color_ = Color::automatic;
  std::string pending_;
  std::optional<std::chrono::steady_clock::time_point> progress_since_;
};

/// Puts /dev/null on standard streams that are closed, so that no file that is opened later takes their number, and tells
/// whether standard output was open: writing there must fail when it was not. Call first of all.
[[nodiscard]] bool guard_standard_streams();

/// An error as a diagnostic: the first line the message, the others the way out. A defect of the program says so.
[[nodiscard]] base::Diagnostic to_diagnostic(const base::Error& error);

}  // namespace rutter::app
