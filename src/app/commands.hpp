#pragma once

#include <string>
#include <vector>

#include "app/console.hpp"
#include "app/exit_code.hpp"

/// The commands, each with what follows its name on the command line. What ends them is thrown as base::Error.
namespace rutter::app {

using Arguments = std::vector<std::string>;

[[nodiscard]] ExitCode render_command(const Arguments& arguments, Console& console);
[[nodiscard]] ExitCode verify_command(const Arguments& arguments, Console& console);
[[nodiscard]] ExitCode diff_command(const Arguments& arguments, Console& console);
[[nodiscard]] ExitCode check_command(const Arguments& arguments, Console& console);
[[nodiscard]] ExitCode geocode_command(const Arguments& arguments, Console& console);
[[nodiscard]] ExitCode reverse_command(const Arguments& arguments, Console& console);
[[nodiscard]] ExitCode geoparse_command(const Arguments& arguments, Console& console);
[[nodiscard]] ExitCode gazetteer_command(const Arguments& arguments, Console& console);
[[nodiscard]] ExitCode list_command(const Arguments& arguments, Console& console);
[[nodiscard]] ExitCode new_command(const Arguments& arguments, Console& console);

}  // namespace rutter::app
