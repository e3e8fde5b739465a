// A job in memory: it is read, or refused with a reason for every problem.

#include "base/diagnostic.hpp"
#include "base/utf8.hpp"
#include "job/read.hpp"
#include "target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace rutter;
  // The folder does not exist: includes and layers are named, never read.
  const auto job = job::read_job_text(fuzz::text_of(data, size), "/nonexistent/fuzz/job.toml");
  if (job.ok()) return 0;
  fuzz::require(!job.problems().empty(), "a refused job has a problem");
  for (const base::Diagnostic& problem : job.problems()) {
    fuzz::require(!problem.message.empty(), "a problem has a message");
    fuzz::require(base::is_valid_utf8(base::format(problem)), "a message is UTF-8");
  }
  return 0;
}
