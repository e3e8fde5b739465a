#pragma once

#include "base/error.hpp"

namespace rutter::app {

/// How the program ends (docs/exit-codes.md). Scripts act on these numbers; they never change.
enum class ExitCode {
  done = 0,            ///< everything asked for is done and valid
  some_maps = 1,       ///< some or all maps could not be drawn, the others are complete
  usage = 2,           ///< asked wrongly, nothing was drawn
  not_found = 3,       ///< geocode, reverse, check: a name was not found or is ambiguous
  data_or_output = 4,  ///< data missing or damaged, output not writable, disk or memory full
  internal = 70,       ///< a defect of the program
};

/// The code that an error leads to when it ends the run.
[[nodiscard]] constexpr ExitCode exit_code_of(base::ErrorKind kind) {
  switch (kind) {
    case base::ErrorKind::usage:
      return ExitCode::usage;
    case base::ErrorKind::map:
      return ExitCode::some_maps;
    case base::ErrorKind::data:
    case base::ErrorKind::output:
      return ExitCode::data_or_output;
    case base::ErrorKind::internal:
      break;
  }
  return ExitCode::internal;
}

/// The graver of two: a defect before data and output, before asked wrongly, before maps not drawn.
[[nodiscard]] constexpr ExitCode graver(ExitCode a, ExitCode b) {
  constexpr auto rank = [](ExitCode code) {
    switch (code) {
      case ExitCode::done:
        return 0;
      case ExitCode::some_maps:
        return 1;
      case ExitCode::not_found:
        return 2;
      case ExitCode::usage:
        return 3;
      case ExitCode::data_or_output:
        return 4;
      case ExitCode::internal:
        break;
    }
    return 5;
  };
  return rank(a) >= rank(b) ? a : b;
}

}  // namespace rutter::app
