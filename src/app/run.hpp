#pragma once

#include <string>
#include <vector>

namespace rutter::app {

/// The whole program after its name: finds the command, runs it, reports what ends it, and gives the exit code.
[[nodiscard]] int run(std::vector<std::string> arguments);

}  // namespace rutter::app
