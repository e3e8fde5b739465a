#include "app/version.hpp"

#include "app/code_revision.hpp"

namespace rutter::app {

std::string version() {
  return RUTTER_VERSION;
}

std::string code_revision() {
  return RUTTER_CODE_REVISION;
}

std::string version_line() {
  return "rutter " RUTTER_VERSION "\n";
}

}  // namespace rutter::app
