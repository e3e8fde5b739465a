#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "job/model.hpp"

namespace rutter::job {

/// Reads and checks job files ("-" is standard input) with what they include. Either every job, or all the problems of all
/// files in the order of the files and lines; a TOML syntax error ends the reading of its file only. Map names are unique over
/// all files given. Reads nothing but the jobs and their includes.
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
