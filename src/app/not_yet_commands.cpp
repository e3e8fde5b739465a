#include "app/command_line.hpp"
#include "app/commands.hpp"

namespace rutter::app {

ExitCode reverse_command(const Arguments&, Console&) {
  refuse_not_yet("reverse", "use 'rutter geocode' for names; a stop may be given as at = { lat = 36.65, lon = 37.21 }");
}

ExitCode geoparse_command(const Arguments&, Console&) {
  refuse_not_yet("geoparse", "write the job by hand: 'rutter new' prints one to start from");
}

}  // namespace rutter::app
