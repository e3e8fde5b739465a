#include "app/planned_jobs.hpp"

#include "job/read.hpp"

namespace rutter::app {

PlannedJobs read_and_plan(const std::vector<std::filesystem::path>& paths, const std::vector<std::string>& names,
                          const Shard& shard, const DataFolder& data, Console& console) {
  PlannedJobs out;
  if (auto jobs = job::open_jobs(paths)) {
    out.jobs = std::move(*jobs);
    out.maps = plan_maps(out.jobs, names, shard, data, out.problems);
  } else {
    out.problems = jobs.problems();
  }
  console.report(out.problems);
  if (out.are_good())
    for (const job::OpenJob& job : out.jobs) console.report(job.job().warnings);
  return out;
}

}  // namespace rutter::app
