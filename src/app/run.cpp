#include "app/run.hpp"

#include <fmt/format.h>

#include <array>
#include <new>
#include <string_view>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/interrupts.hpp"
#include "app/plugins.hpp"
#include "app/version.hpp"
#include "base/edit_distance.hpp"

namespace rutter::app {
namespace {

constexpr std::string_view overview =
    "usage: rutter COMMAND ...\n"
    "\n"
    "Turns the places named in reports into maps for print, without a network.\n"
    "\n"
    "  render JOB.toml...    draw every map of the job files\n"
    "  check JOB.toml...     parse, resolve, report; draw nothing\n"
    "  verify JOB.toml...    check that every map is there once, complete and up to date\n"
    "  diff OLD NEW          what changed between two records of a map\n"
    "  geocode NAME...       place names to places\n"
    "  reverse LAT,LON...    what is at a point\n"
    "  gazetteer build IN... --out FILE | info [FILE]\n"
    "  list styles|pages|layers|languages\n"
    "  new [NAME]            a commented job file to start from\n"
    "\n"
    "Not yet supported: geoparse.\n"
    "'-' reads standard input. 'rutter COMMAND --help' tells the options, 'rutter --version' the version.\n"
    "\n"
    "exit codes: 0 done, 1 some maps could not be drawn, 2 asked wrongly, 3 a name not found or ambiguous,\n"
    "4 data missing or output not writable, 70 a defect of the program, 130 and 143 interrupted\n";

struct Command {
  std::string_view name;
  ExitCode (*run)(const Arguments&, Console&);
};

constexpr std::array<Command, 10> commands{{{"render", render_by_plugin},
                                            {"check", check_by_plugin},
                                            {"verify", verify_by_plugin},
                                            {"diff", diff_command},
                                            {"geocode", geocode_command},
                                            {"reverse", reverse_by_plugin},
                                            {"geoparse", geoparse_command},
                                            {"gazetteer", gazetteer_command},
                                            {"list", list_command},
                                            {"new", new_command}}};

/// Index of the command's name: options for all commands may stand before it.
std::size_t command_index(const std::vector<std::string>& arguments) {
  std::size_t at = 0;
  while (at < arguments.size() && arguments[at].starts_with('-'))
    at += arguments[at] == "--data" || arguments[at] == "--color" ? 2U : 1U;
  return at;
}

[[noreturn]] void refuse_command(const std::string& name) {
  std::vector<std::string> names;
  for (const Command& command : commands) names.emplace_back(command.name);
  const std::string nearest = base::nearest(name, names);
  throw base::Error(base::ErrorKind::usage,
                    fmt::format("unknown command '{}'\n{}", name,
                                nearest.empty() ? "run 'rutter --help'" : fmt::format("did you mean '{}'?", nearest)));
}

/// Options without a command: --help and --version are answered, anything else lacks a command.
ExitCode run_bare(const std::vector<std::string>& arguments, Console& console) {
  if (arguments.empty()) throw base::Error(base::ErrorKind::usage, "no command given\nrun 'rutter --help'");
  for (const std::string& argument : arguments) {
    if (argument == "--help" || argument == "-h") {
      console.print(overview);
      return ExitCode::done;
    }
    if (argument == "--version") {
      console.print(version_line());
      return ExitCode::done;
    }
  }
  CommandLine line("", "");
  (void)line.parse(arguments, console);  // a misspelt option is told before a missing command
  throw base::Error(base::ErrorKind::usage, "no command given\nrun 'rutter --help'");
}

ExitCode run_command(std::vector<std::string> arguments, Console& console) {
  const std::size_t at = command_index(arguments);
  if (at >= arguments.size()) return run_bare(arguments, console);
  const std::string name = arguments[at];
  if (name == "help") {
    console.print(overview);
    return ExitCode::done;
  }
  arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(at));
  for (const Command& command : commands)
    if (command.name == name) return command.run(arguments, console);
  refuse_command(name);
}

ExitCode tell(Console& console, const base::Error& error) {
  console.report(error);
  return exit_code_of(error.kind());
}

/// Runs `work` and turns what escapes it into a message and an exit code.
template <class Work>
ExitCode guarded(Console& console, Work work) {
  try {
    return work();
  } catch (const base::Error& error) {
    return tell(console, error);
  } catch (const std::bad_alloc&) {
    console.report(base::Error(base::ErrorKind::output, "out of memory\nuse fewer --jobs, or a machine with more memory"));
    return ExitCode::data_or_output;
  } catch (const std::exception& error) {
    return tell(console, base::Error(base::ErrorKind::internal, error.what()));
  }
}

}  // namespace

int run(std::vector<std::string> arguments) {
  Console console(guard_standard_streams());
  handle_interrupts();
  const ExitCode result = guarded(console, [&] { return run_command(std::move(arguments), console); });
  const ExitCode written = guarded(console, [&] {
    console.flush();
    return ExitCode::done;
  });
  return static_cast<int>(graver(result, written));
}

}  // namespace rutter::app
