#include "app/batch.hpp"

#include <fmt/format.h>

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <new>
#include <optional>
#include <thread>
#include <utility>

#include "app/fingerprint.hpp"
#include "app/up_to_date.hpp"
#include "base/huge_pages.hpp"
#include "base/output_file.hpp"

namespace rutter::app {
namespace {

/// How many maps ended in which way.
struct Counts {
  std::size_t drawn = 0;
  std::size_t up_to_date = 0;
  std::size_t failed = 0;

  void add(const MapOutcome& outcome) { ++(outcome.up_to_date ? up_to_date : outcome.failed() ? failed : drawn); }

  [[nodiscard]] std::string text() const {
    const auto maps = [](std::size_t count) { return fmt::format("{} {}", count, count == 1 ? "map" : "maps"); };
    std::string text = maps(drawn) + " drawn";
    if (up_to_date > 0) text += fmt::format(", {} up to date", up_to_date);
    if (failed > 0) text += fmt::format(", {} not drawn", failed);
    return text;
  }
};

class Batch {
 public:
  Batch(const Plan& planned, const SharedData& data, const RenderOptions& options)
      : planned_(planned), data_(data), options_(options), left_(options.folder), shared_(data.fonts), parts_(data.fonts) {}

  ExitCode draw(int threads, BatchLog* log, Console& console) {
    std::vector<std::thread> workers;
    const std::size_t count = std::min(planned_.size(), static_cast<std::size_t>(threads));
    // A single map is drawn here: a thread would have a heap of its own to begin.
    for (std::size_t i = 0; planned_.size() > 1 && i < count; ++i)
      workers.emplace_back([this] {
        base::use_huge_pages_in_this_thread();
        work();
      });
    if (planned_.size() == 1) work();
    const ExitCode code = tell_all(log, console);
    for (std::thread& worker : workers) worker.join();
    clear_left_files();
    return code;
  }

 private:
  ExitCode tell_all(BatchLog* log, Console& console) {
    ExitCode code = ExitCode::done;
    Counts counts;
    std::optional<base::Error> silenced;
    for (std::size_t next = 0; next < planned_.size(); ++next) {
      const MapOutcome outcome = wait_for(next);
      try {
        // First the log: it is kept also when nobody listens any more.
        if (log != nullptr) log->add(planned_.entry(next), outcome, options_.folder);
        tell(outcome, console);
      } catch (const base::Error& error) {
        silenced = error;  // standard output or the log is gone; the maps are drawn all the same
      }
      console.progress(next + 1, planned_.size());
      counts.add(outcome);
      code = graver(code, outcome.code);
    }
    if (silenced) {
      console.report(*silenced);
      code = graver(code, exit_code_of(silenced->kind()));
    }
    if (planned_.size() > 1 || counts.up_to_date > 0) console.summarize(counts.text(), counts.failed > 0);
    return code;
  }

  /// One thread's part: whichever map is next, with a gazetteer of its own.
  void work() {
    std::optional<places::Gazetteer> gazetteer;
    std::string gazetteer_version;
    for (std::size_t i = next_++; i < planned_.size(); i = next_++) {
      MapOutcome outcome;
      try {
        if (!gazetteer) {
          gazetteer.emplace(places::Gazetteer::open(data_.gazetteer));
          gazetteer_version = gazetteer->data_version();
        }
        outcome = render_map(
            planned_.map(i),
            {*gazetteer, data_.basemap, data_.fonts, data_.relief, gazetteer_version, data_.version, shared_, parts_}, options_,
            left_);
      } catch (const base::Error& error) {
        outcome.code = exit_code_of(error.kind());
        outcome.messages = {to_diagnostic(error)};
      } catch (const std::bad_alloc&) {
        const base::Error error(
            base::ErrorKind::map,
            fmt::format("map '{}': not enough memory to read it\nask for fewer --jobs", planned_.entry(i).name));
        outcome.code = exit_code_of(error.kind());
        outcome.messages = {to_diagnostic(error)};
      } catch (const std::exception& error) {
        const base::Error told(base::ErrorKind::internal, fmt::format("map '{}': {}", planned_.entry(i).name, error.what()));
        outcome.code = exit_code_of(told.kind());
        outcome.messages = {to_diagnostic(told)};
      }
      const std::lock_guard hold(mutex_);
      outcomes_.emplace(i, std::move(outcome));
      finished_.notify_one();
    }
  }

  MapOutcome wait_for(std::size_t index) {
    std::unique_lock hold(mutex_);
    finished_.wait(hold, [&] { return outcomes_.count(index) > 0; });
    return std::move(outcomes_.extract(index).mapped());
  }

  /// What a killed run left of these maps: parts, when both wrote to the folder at the same time, and locks, also of maps that
  /// are up to date, because it had written them.
  void clear_left_files() const {
    const base::LeftFiles left(options_.folder);
    if (left.empty()) return;
    for (std::size_t i = 0; i < planned_.size(); ++i) {
      const job::MapSpec spec = planned_.spec(i);
      for (const std::string& name : job::output_names(planned_.entry(i))) {
        left.remove_lock(name);
        left.remove_parts(options_.folder / (name + ".json"));
        for (const job::Format format : formats_of(spec, options_))
          left.remove_parts(options_.folder / file_name(name, format));
      }
    }
  }

  static void tell(const MapOutcome& outcome, Console& console) {
    console.report(outcome.messages);
    if (console.quiet()) return;
    for (const std::filesystem::path& file : outcome.files) console.print(file.string() + "\n");
    console.flush();
  }

  const Plan& planned_;
  const SharedData& data_;
  const RenderOptions& options_;
  const base::LeftFiles left_;
  map::SharedWork shared_;  ///< of maps whose styles planned_ keeps
  paint::SharedParts parts_;
  std::map<std::size_t, MapOutcome> outcomes_;  ///< of maps that are done and not yet told
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::condition_variable finished_;
};

}  // namespace

SharedData SharedData::open(const DataFolder& data) {
  const std::string gazetteer_version = places::Gazetteer::open(data.gazetteer()).data_version();
  SharedData shared{
      data.gazetteer(), basemap::Basemap::open(data.basemap()), text::FontCollection::open(data.fonts()), data.relief(), {}};
  shared.version = bundled_version(data, gazetteer_version, shared.basemap.data_version(), shared.fonts);
  return shared;
}

ExitCode draw_maps(const Plan& planned, const SharedData& data, const RenderOptions& options, int threads, BatchLog* log,
                   Console& console) {
  return Batch(planned, data, options).draw(threads, log, console);
}

}  // namespace rutter::app
