#include "app/version.hpp"

namespace rutter::app {

std::string version() {
  return RUTTER_VERSION;
}

std::string version_line() {
  return "rutter " RUTTER_VERSION "\n";
}

}  // namespace rutter::app
