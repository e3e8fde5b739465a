#pragma once

#include <filesystem>

#include "app/render_map.hpp"
#include "job/map_entry.hpp"

namespace rutter::app {

/// `--log FILE`: a JSON object a line and map, written as soon as the map is done, in the order of the jobs:
/// {map, status: "drawn" | "up-to-date" | "failed", hash, files, dropped, doubts, messages}. `hash` is the fingerprint of the
/// record; `dropped` the texts of labels that found no place; `doubts` {stop, query, place_id, name, match, confidence,
/// uncertainty_km} of the stops that were not found by an exact name, a pin or coordinates, or lie within a ring.
class BatchLog {
 public:
  /// Makes the file, or empties it. Throws Error(output) when it cannot be written.
  explicit BatchLog(const std::filesystem::path& path);
  ~BatchLog();
  BatchLog(const BatchLog&) = delete;
  BatchLog& operator=(const BatchLog&) = delete;

  /// Throws Error(output).
  void add(const job::MapEntry& map, const MapOutcome& outcome, const std::filesystem::path& folder);

 private:
  std::filesystem::path path_;
  int descriptor_ = -1;
};

}  // namespace rutter::app
