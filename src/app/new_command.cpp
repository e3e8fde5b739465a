#include <fmt/format.h>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "job/name.hpp"
#include "job/read.hpp"

namespace rutter::app {

ExitCode new_command(const Arguments& arguments, Console& console) {
  CommandLine line("new [NAME] [options]",
                   "Prints a commented job file to start from; NAME is the name of its map:\n"
                   "  rutter new border-crossings > border-crossings.toml");
  if (!line.parse(arguments, console)) return ExitCode::done;
  if (line.positionals().size() > 1)
    throw base::Error(base::ErrorKind::usage, "'new' takes one name\nquote a name that has spaces");
  const std::string name = line.positionals().empty() ? "my-map" : line.positionals().front();
  if (const std::string why = job::why_illegal_name(name); !why.empty())
    throw base::Error(base::ErrorKind::usage,
                      fmt::format("'{}' cannot be the name of a map: it {}\nuse letters, digits, '-' and '_'", name, why));
  console.print(job::to_template(name));
  return ExitCode::done;
}

}  // namespace rutter::app
