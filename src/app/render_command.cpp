#include <fmt/format.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/interrupts.hpp"
#include "app/render_map.hpp"
#include "base/output_file.hpp"
#include "job/read.hpp"

namespace rutter::app {
namespace {

/// What `render` was asked.
struct Request {
  std::vector<std::filesystem::path> jobs;
  std::vector<std::string> maps;
  Shard shard;
  int threads = 1;
  RenderOptions options;
};

std::optional<Request> read_request(const Arguments& arguments, CommandLine& line, Console& console) {
  Request request;
  std::string folder = "out";
  std::string formats;
  std::string shard;
  bool force = false;
  line.text("--out", "DIR", folder, "folder for the files (made when missing; default: out)");
  line.text("--format", "LIST", formats, "svg,pdf,png,svg-outlines instead of what the jobs say");
  line.texts("--map", "NAME", request.maps, "draw this map only (may be repeated)");
  line.number("--jobs", 1, 256, request.threads, "maps drawn at the same time (default: 1)");
  line.text("--shard", "I/N", shard, "draw part I of N, from 0, chosen by the maps' names");
  line.flag("--force", force, "draw also what is up to date (so far every run draws all)");
  line.flag("--draft", request.options.draft, "draw maps with unknown places, the gaps listed and DRAFT across");
  if (!line.parse(arguments, console)) return std::nullopt;
  if (line.positionals().empty())
    throw base::Error(base::ErrorKind::usage, "'render' needs a job file\n'rutter new' prints one to start from");
  request.jobs.assign(line.positionals().begin(), line.positionals().end());
  if (folder.empty()) throw base::Error(base::ErrorKind::usage, "'--out' takes a folder, not an empty name");
  request.options.folder = folder;
  if (!formats.empty()) request.options.formats = parse_formats(formats);
  if (!shard.empty()) request.shard = parse_shard(shard);
  return request;
}

/// What all threads draw from.
struct SharedData {
  std::filesystem::path gazetteer;
  basemap::Basemap basemap;
  text::FontCollection fonts;
  std::filesystem::path relief;
};

/// Draws the maps on some threads and tells what became of each in the order of the jobs, as soon as it may.
class Batch {
 public:
  Batch(const std::vector<PlannedMap>& planned, const SharedData& data, const RenderOptions& options)
      : planned_(planned), data_(data), options_(options), outcomes_(planned.size()) {}

  ExitCode draw(int threads, Console& console) {
    std::vector<std::thread> workers;
    const std::size_t count = std::min(planned_.size(), static_cast<std::size_t>(threads));
    for (std::size_t i = 0; i < count; ++i) workers.emplace_back([this] { work(); });
    ExitCode code = ExitCode::done;
    std::optional<base::Error> silenced;
    for (std::size_t next = 0; next < planned_.size(); ++next) {
      const MapOutcome outcome = wait_for(next);
      try {
        tell(outcome, console);
      } catch (const base::Error& error) {
        silenced = error;  // standard output is gone; the maps are drawn all the same
      }
      console.progress(next + 1, planned_.size());
      code = graver(code, outcome.code);
    }
    for (std::thread& worker : workers) worker.join();
    if (!silenced) return code;
    console.report(*silenced);
    return graver(code, exit_code_of(silenced->kind()));
  }

 private:
  /// One thread's part: whichever map is next, with a gazetteer of its own.
  void work() {
    std::optional<places::Gazetteer> gazetteer;
    for (std::size_t i = next_++; i < planned_.size(); i = next_++) {
      MapOutcome outcome;
      try {
        if (!gazetteer) gazetteer.emplace(places::Gazetteer::open(data_.gazetteer));
        outcome = render_map(planned_[i], {*gazetteer, data_.basemap, data_.fonts, data_.relief}, options_);
      } catch (const base::Error& error) {
        outcome = {exit_code_of(error.kind()), {to_diagnostic(error)}, {}};
      }
      const std::lock_guard hold(mutex_);
      outcomes_[i] = std::move(outcome);
      finished_.notify_one();
    }
  }

  MapOutcome wait_for(std::size_t index) {
    std::unique_lock hold(mutex_);
    finished_.wait(hold, [&] { return outcomes_[index].has_value(); });
    return *std::exchange(outcomes_[index], std::nullopt);
  }

  static void tell(const MapOutcome& outcome, Console& console) {
    console.report(outcome.messages);
    if (console.quiet()) return;
    for (const std::filesystem::path& file : outcome.files) console.print(file.string() + "\n");
    console.flush();
  }

  const std::vector<PlannedMap>& planned_;
  const SharedData& data_;
  const RenderOptions& options_;
  std::vector<std::optional<MapOutcome>> outcomes_;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::condition_variable finished_;
};

}  // namespace

ExitCode render_command(const Arguments& arguments, Console& console) {
  CommandLine line("render JOB.toml... [options]",
                   "Draws every map of the job files ('-' is standard input) and prints the files' names. All jobs are\n"
                   "checked before the first map is drawn.");
  const std::optional<Request> request = read_request(arguments, line, console);
  if (!request) return ExitCode::done;

  const auto jobs = job::read_jobs(request->jobs);
  if (!jobs) {
    console.report(jobs.problems());
    return ExitCode::usage;
  }
  const DataFolder data = find_data(line.data());
  base::Diagnostics problems;
  const std::vector<PlannedMap> planned = plan_maps(*jobs, request->maps, request->shard, data, problems);
  console.report(problems);
  if (base::has_errors(problems)) return ExitCode::usage;
  for (const job::Job& job : *jobs) console.report(job.warnings);

  // What all maps need is opened before the first is drawn: missing data is told once.
  (void)places::Gazetteer::open(data.gazetteer());
  const SharedData shared{data.gazetteer(), basemap::Basemap::open(data.basemap()), text::FontCollection::open(data.fonts()),
                          data.relief()};
  base::make_folder(request->options.folder);
  announce_maps_at_interrupt();
  return Batch(planned, shared, request->options).draw(request->threads, console);
}

}  // namespace rutter::app
