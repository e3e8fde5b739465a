#include <fmt/format.h>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/data_folder.hpp"
#include "places/index_summary.hpp"

namespace rutter::app {
namespace {

std::string described(const std::string& path, const places::IndexSummary& summary) {
  std::string text = fmt::format("index      {}\nversion    {}\nplaces     {}\n", path, summary.data_version, summary.places);
  for (const auto& [kind, count] : summary.kinds) text += fmt::format("  {:<15} {:>7}\n", kind, count);
  text += fmt::format("spellings  {}\nlanguages  {}\n", summary.names, summary.languages.size());
  return text;
}

}  // namespace

ExitCode gazetteer_command(const Arguments& arguments, Console& console) {
  CommandLine line("gazetteer info [FILE] [options]", "Describes the bundled index of place names, or another one.");
  std::string out;
  line.text("--out", "FILE", out, "of 'gazetteer build', which is not yet supported");
  if (!line.parse(arguments, console)) return ExitCode::done;
  const std::vector<std::string>& words = line.positionals();
  if (words.empty()) throw base::Error(base::ErrorKind::usage, "'gazetteer' needs a task\nwrite 'rutter gazetteer info'");
  require_one_of("task of 'gazetteer'", words.front(), {"info", "build"});
  if (words.front() == "build")
    refuse_not_yet("gazetteer build", "the bundled index is used; --data DIR chooses another data folder");
  if (!out.empty()) throw base::Error(base::ErrorKind::usage, "'gazetteer info' takes no '--out'\nleave it out");
  if (words.size() > 2) throw base::Error(base::ErrorKind::usage, "'gazetteer info' describes one index\ngive one file");
  const std::filesystem::path path = words.size() == 2 ? std::filesystem::path(words[1]) : find_data(line.data()).gazetteer();
  console.print(described(path.string(), places::summarise(path)));
  return ExitCode::done;
}

}  // namespace rutter::app
