#pragma once

#include <string>

namespace rutter::app {

/// "0.1.0"
[[nodiscard]] std::string version();
/// "rutter 0.1.0" and a line end.
[[nodiscard]] std::string version_line();
/// A digest of the sources of this program, 16 hexadecimal digits: other code of the same version has another one.
[[nodiscard]] std::string code_revision();

}  // namespace rutter::app
