#pragma once

#include <string>

namespace rutter::app {

/// "0.1.0"
[[nodiscard]] inline std::string version() {
  return RUTTER_VERSION;
}
/// "rutter 0.1.0" and a line end.
[[nodiscard]] inline std::string version_line() {
  return "rutter " RUTTER_VERSION "\n";
}

}  // namespace rutter::app
