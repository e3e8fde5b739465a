#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/record_diff.hpp"
#include "base/text_file.hpp"

namespace rutter::app {
namespace {

nlohmann::json record_at(const std::string& path) {
  constexpr std::size_t most_bytes = 64U << 20U;
  const auto text = base::read_text_file(path, most_bytes);
  if (!text) throw base::Error(base::ErrorKind::usage, fmt::format("'{}' {}", path, text.problems().front().message));
  nlohmann::json json = nlohmann::json::parse(*text, nullptr, false);
  if (!json.is_object() || !json.contains("rutter") || !json.contains("stops"))
    throw base::Error(base::ErrorKind::usage,
                      fmt::format("'{}' is no record of a map\ngive the NAME.json that stands beside the map", path));
  return json;
}

Json to_json(const Change& change) {
  return {{"subject", change.subject}, {"what", change.what}, {"before", change.before}, {"after", change.after}};
}

}  // namespace

ExitCode diff_command(const Arguments& arguments, Console& console) {
  CommandLine line(
      "diff OLD.json NEW.json [options]",
      "Says what changed for a reader between two records of a map, a line each; nothing when they tell the same.");
  bool as_json = false;
  line.flag("--json", as_json, "print an array of {subject, what, before, after}");
  if (!line.parse(arguments, console)) return ExitCode::done;
  if (line.positionals().size() != 2)
    throw base::Error(base::ErrorKind::usage, "'diff' needs two records\nrun 'rutter diff OLD.json NEW.json'");
  const std::vector<Change> changes = changes_between(record_at(line.positionals()[0]), record_at(line.positionals()[1]));
  Json all = Json::array();
  for (const Change& change : changes) {
    if (as_json) all.push_back(to_json(change));
    if (!as_json) console.print(to_line(change) + "\n");
  }
  if (as_json) console.print(to_text(all));
  return ExitCode::done;
}

}  // namespace rutter::app
