#pragma once

#include <stdexcept>
#include <string>

namespace rutter::base {

/// What a failure ends, and with it the exit code it leads to (docs/exit-codes.md).
enum class ErrorKind {
  usage,     ///< asked wrongly: exit 2, nothing is drawn
  map,       ///< one map cannot be drawn, the others go on: exit 1
  data,      ///< bundled data missing or damaged: exit 4
  output,    ///< an output cannot be written, or the disk is full: exit 4
  internal,  ///< a defect of the program: exit 70
};

/// Ends a map or a run. The message is complete: what failed, on which file, and the way out.
/// Problems in files of the user are not thrown but collected as Diagnostic.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }

 private:
  ErrorKind kind_;
};

}  // namespace rutter::base
