#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/batch.hpp"
#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/fingerprint.hpp"
#include "app/planned_jobs.hpp"
#include "app/recorded.hpp"
#include "app/up_to_date.hpp"

namespace rutter::app {
namespace {

using Folders = std::vector<std::filesystem::path>;

struct Request {
  std::vector<std::filesystem::path> jobs;
  std::vector<std::string> maps;
  Folders folders;
  RenderOptions options;
};

std::optional<Request> read_request(const Arguments& arguments, CommandLine& line, Console& console) {
  Request request;
  std::vector<std::string> folders;
  std::string formats;
  line.texts("--out", "DIR", folders, "folder that holds the maps (may be repeated; default: out)");
  line.text("--format", "LIST", formats, "svg,pdf,png,svg-outlines instead of what the jobs say, as 'render' was told");
  line.texts("--map", "NAME", request.maps, "look after this map only (may be repeated)");
  if (!line.parse(arguments, console)) return std::nullopt;
  if (line.positionals().empty()) throw base::Error(base::ErrorKind::usage, "'verify' needs the job file of the maps");
  request.jobs.assign(line.positionals().begin(), line.positionals().end());
  if (folders.empty()) folders.emplace_back("out");
  for (const std::string& folder : folders) {
    if (!std::filesystem::is_directory(folder))
      throw base::Error(base::ErrorKind::usage,
                        fmt::format("there is no folder '{}'\nname the one given to 'render' with --out", folder));
    request.folders.emplace_back(folder);
  }
  if (!formats.empty()) request.options.formats = parse_formats(formats);
  return request;
}

/// What is wrong with one page of a map over all folders; empty: it is there once, complete and of this job.
std::string why_wrong(const Folders& folders, const std::string& output_name, const std::vector<job::Format>& formats,
                      const std::string& fingerprint) {
  Folders holders;
  for (const std::filesystem::path& folder : folders)
    if (std::filesystem::exists(folder / (output_name + ".json"))) holders.push_back(folder);
  if (holders.size() > 1)
    return fmt::format("it is there twice, in '{}' and in '{}'", holders[0].string(), holders[1].string());
  return why_stale(holders.empty() ? folders.front() : holders.front(), output_name, formats, fingerprint);
}

base::Diagnostic message(base::Severity severity, std::string text) {
  return {severity, {}, std::move(text), {}, {}};
}

/// Tells of records of other maps and of what an interrupted run left: neither makes a map invalid.
void report_strays(const Folders& folders, const std::set<std::string>& expected, Console& console) {
  for (const std::filesystem::path& folder : folders) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
    std::ranges::sort(files);
    for (const std::filesystem::path& file : files) {
      const std::string name = file.filename().string();
      if (name.find(".part.") != std::string::npos) {
        console.report(
            message(base::Severity::warning, fmt::format("'{}' is unfinished: a run was interrupted", file.string())));
      } else if (file.extension() == ".json" && expected.count(file.stem().string()) == 0) {
        const auto record = read_record(file);
        if (record && record->contains("rutter"))
          console.report(message(base::Severity::warning, fmt::format("'{}' belongs to no map of these jobs", file.string())));
      }
    }
  }
}

}  // namespace

ExitCode verify_command(const Arguments& arguments, Console& console) {
  CommandLine line(
      "verify JOB.toml... [options]",
      "Checks that every map of the job files is there exactly once, complete, and made of these jobs, this data and\n"
      "this program; draws nothing.");
  const std::optional<Request> request = read_request(arguments, line, console);
  if (!request) return ExitCode::done;
  const DataFolder data = find_data(line.data(), line.gazetteer());
  const PlannedJobs jobs = read_and_plan(request->jobs, request->maps, Shard{}, data, console);
  if (!jobs.are_good()) return ExitCode::usage;
  const Plan& planned = jobs.maps;
  const SharedData shared = SharedData::open(data);

  std::set<std::string> expected;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < planned.size(); ++i) {
    const PlannedMap map = planned.map(i);
    const auto& formats = formats_of(map.spec, request->options);
    const std::string print = fingerprint(map, formats, shared.version);
    std::string reason;
    for (const job::Page& page : map.spec.pages) {
      const std::string output = job::output_name(map.spec, page);
      expected.insert(output);
      if (reason.empty()) reason = why_wrong(request->folders, output, formats, print);
    }
    if (reason.empty()) continue;
    ++wrong;
    console.report(message(base::Severity::error, fmt::format("map '{}': {}", map.spec.name, reason)));
  }
  if (request->maps.empty()) report_strays(request->folders, expected, console);
  console.print(fmt::format("{} of {} maps are there and valid\n", planned.size() - wrong, planned.size()));
  return wrong == 0 ? ExitCode::done : ExitCode::some_maps;
}

}  // namespace rutter::app
