#include "app/command_line.hpp"
#include "app/commands.hpp"

namespace rutter::app {

ExitCode geoparse_command(const Arguments&, Console&) {
  refuse_not_yet("geoparse", "write the job by hand: 'rutter new' prints one to start from");
}

}  // namespace rutter::app
