#pragma once

#include <string>

namespace rutter::app {

/// "0.1.0"
[[nodiscard]] std::string version();
/// "rutter 0.1.0" and a line end.
[[nodiscard]] std::string version_line();

}  // namespace rutter::app
