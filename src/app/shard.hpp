#pragma once

#include <functional>
#include <string>

namespace rutter::app {

/// `--shard I/N`: this run draws the maps whose name falls into part I of N, counted from 0, whatever else is in the batch.
struct Shard {
  int part = 0;
  int parts = 1;
  /// By the name's hash (SHA-256), so that a map keeps its shard when others come and go.
  [[nodiscard]] bool takes(const std::string& map_name) const;
};

/// An environment variable's value, or nullptr.
using Environment = std::function<const char*(const char* name)>;

/// Reads "2/4"; "auto": the part and the number of parts from Slurm's array variables (SLURM_ARRAY_TASK_ID, _MIN, _COUNT,
/// _STEP); "auto/4": the part from those, from JOB_COMPLETION_INDEX (a Kubernetes Indexed Job) or from
/// AWS_BATCH_JOB_ARRAY_INDEX, the first that is set. Throws Error(usage) for anything else, for variables that are missing, no
/// numbers or out of range.
[[nodiscard]] Shard parse_shard(const std::string& text, const Environment& environment);

}  // namespace rutter::app
