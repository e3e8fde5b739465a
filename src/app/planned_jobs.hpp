#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/console.hpp"
#include "app/planned_map.hpp"

namespace rutter::app {

/// The jobs that a command was given, read and checked, and those of their maps that it is to look after.
struct PlannedJobs {
  std::vector<job::OpenJob> jobs;
  Plan maps;
  base::Diagnostics problems;  ///< told already; with an error among them nothing may be done
  [[nodiscard]] bool are_good() const { return !base::has_errors(problems); }
};

/// Reads and checks job files and tells all that is wrong or to be warned of. Throws what plan_maps throws.
[[nodiscard]] PlannedJobs read_and_plan(const std::vector<std::filesystem::path>& paths, const std::vector<std::string>& names,
                                        const Shard& shard, const DataFolder& data, Console& console);

}  // namespace rutter::app
