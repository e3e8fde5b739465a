#include <malloc.h>

#include <chrono>
#include <cstdlib>
#include <optional>
#include <thread>

#include "app/batch.hpp"
#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/interrupts.hpp"
#include "app/planned_jobs.hpp"
#include "app/watched_files.hpp"
#include "base/output_file.hpp"

namespace rutter::app {
namespace {

/// What `render` was asked.
struct Request {
  std::vector<std::filesystem::path> jobs;
  std::vector<std::string> maps;
  Shard shard;
  int threads = 1;
  RenderOptions options;
  std::string log;
  bool watch = false;
};

std::optional<Request> read_request(const Arguments& arguments, CommandLine& line, Console& console) {
  Request request;
  std::string folder = "out";
  std::string formats;
  std::string shard;
  line.text("--out", "DIR", folder, "folder for the files (made when missing; default: out)");
  line.text("--format", "LIST", formats, "svg,pdf,png,svg-outlines instead of what the jobs say");
  line.texts("--map", "NAME", request.maps, "draw this map only (may be repeated)");
  line.number("--jobs", 1, 256, request.threads, "maps drawn at the same time (default: 1)");
  line.text("--shard", "I/N", shard, "draw part I of N, from 0, chosen by the maps' names; auto, auto/N: from the job array");
  line.flag("--force", request.options.force, "draw also what is up to date");
  line.flag("--draft", request.options.draft, "draw maps with unknown places, the gaps listed and DRAFT across");
  line.text("--log", "FILE", request.log, "write a line of JSON for each map");
  line.flag("--watch", request.watch, "stay, and draw again what changes in jobs, styles, layers and fonts");
  if (!line.parse(arguments, console)) return std::nullopt;
  if (line.positionals().empty())
    throw base::Error(base::ErrorKind::usage, "'render' needs a job file\n'rutter new' prints one to start from");
  request.jobs.assign(line.positionals().begin(), line.positionals().end());
  if (folder.empty()) throw base::Error(base::ErrorKind::usage, "'--out' takes a folder, not an empty name");
  if (request.watch && std::ranges::find(request.jobs, "-") != request.jobs.end())
    throw base::Error(base::ErrorKind::usage, "'--watch' cannot watch standard input\ngive it a file");
  request.options.folder = folder;
  if (!formats.empty()) request.options.formats = parse_formats(formats);
  if (!shard.empty()) request.shard = parse_shard(shard, ::getenv);
  return request;
}

/// Reads the jobs, checks all of them and draws. The files that the outcome depends on are added to `watched`.
ExitCode render_once(const Request& request, const DataFolder& data, std::optional<SharedData>& shared, WatchedFiles& watched,
                     Console& console) {
  for (const std::filesystem::path& job : request.jobs) watched.add(job);
  const PlannedJobs planned = read_and_plan(request.jobs, request.maps, request.shard, data, console);
  if (request.watch)  // else all maps would be read once more for nothing
    for (const job::OpenJob& job : planned.jobs) watched.add(job);
  // A fault may stand in an include or a table that only the job knows.
  for (const base::Diagnostic& problem : planned.problems)
    if (!problem.at.file.empty()) watched.add(std::filesystem::path(problem.at.file));
  if (!planned.are_good()) return ExitCode::usage;
  // The texts and trees of the jobs go back: the threads that draw have heaps of their own and could not use their room again.
  // A single map is drawn in this one, which can, and would lose its huge pages.
  if (planned.maps.size() > 1) ::malloc_trim(0);

  if (!shared) shared = SharedData::open(data);
  base::make_folder(request.options.folder);
  std::optional<BatchLog> log;
  if (!request.log.empty()) log.emplace(request.log);
  announce_maps_at_interrupt();
  return draw_maps(planned.maps, *shared, request.options, request.threads, log ? &*log : nullptr, console);
}

/// Draws again whenever a file changes, until the program is interrupted. What is asked wrongly is told, and waits for its
/// mending.
[[noreturn]] void keep_rendering(const Request& request, const DataFolder& data, std::optional<SharedData>& shared,
                                 WatchedFiles watched, Console& console) {
  constexpr auto pause = std::chrono::milliseconds(300);
  for (;;) {
    while (!watched.have_changed()) std::this_thread::sleep_for(pause);
    watched.settle();
    watched.renew();  // before reading: what changes meanwhile is drawn in the next round
    try {
      (void)render_once(request, data, shared, watched, console);
    } catch (const base::Error& error) {
      console.report(error);
    }
  }
}

}  // namespace

ExitCode render_command(const Arguments& arguments, Console& console) {
  CommandLine line(
      "render JOB.toml... [options]",
      "Draws every map of the job files ('-' is standard input) that is not up to date and prints the names of the\n"
      "files written. All jobs are checked before the first map is drawn.");
  const std::optional<Request> request = read_request(arguments, line, console);
  if (!request) return ExitCode::done;
  const DataFolder data = find_data(line.data(), line.gazetteer());
  std::optional<SharedData> shared;
  WatchedFiles watched;
  const ExitCode code = render_once(*request, data, shared, watched, console);
  if (request->watch) keep_rendering(*request, data, shared, std::move(watched), console);
  return code;
}

}  // namespace rutter::app
