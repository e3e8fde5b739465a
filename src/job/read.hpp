#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "job/map_entry.hpp"
#include "job/model.hpp"

namespace rutter::job {

class JobReader;

/// One job that has been read and checked, held as the text that it was: its maps, of which there may be many thousands, are
/// made from it when they are wanted. Nothing is read from disk again. Copies share the text.
class OpenJob {
 public:
  explicit OpenJob(std::shared_ptr<const JobReader> reader) : reader_(std::move(reader)) {}

  /// All of the job but its maps.
  [[nodiscard]] const Job& job() const;
  /// The maps, in the order of the text.
  [[nodiscard]] const std::vector<MapEntry>& maps() const;
  /// One of them. Several threads may ask.
  [[nodiscard]] MapSpec spec(const MapEntry& map) const;

 private:
  std::shared_ptr<const JobReader> reader_;
};

/// Reads and checks job files ("-" is standard input) with what they include. Either every job, or all the problems of all
/// files in the order of the files and lines; a TOML syntax error ends the reading of its file only. Map names are unique over
/// all files given. Reads nothing but the jobs, their includes and their tables.
[[nodiscard]] base::Result<std::vector<OpenJob>> open_jobs(const std::vector<std::filesystem::path>& paths);

/// The same with all maps made.
[[nodiscard]] base::Result<std::vector<Job>> read_jobs(const std::vector<std::filesystem::path>& paths);

/// The same for one job held in memory; `display_path` names it in messages and relative paths start from its folder.
[[nodiscard]] base::Result<Job> read_job_text(std::string_view text, const std::string& display_path);

/// A commented job file to start from, for `rutter new NAME`; it reads without errors. An illegal name is replaced by "my-map".
[[nodiscard]] std::string to_template(std::string_view name);

/// Named pages, for `rutter list pages`.
[[nodiscard]] const std::vector<Page>& named_pages();

/// Whether the page follows a template in which each piece has its place: "humanitarian-a3".
[[nodiscard]] bool has_fixed_boxes(const Page& page);

}  // namespace rutter::job
