#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/command_line.hpp"
#include "app/data_folder.hpp"
#include "job/model.hpp"
#include "map/words.hpp"
#include "style/style.hpp"

namespace rutter::app {

/// `--shard I/N`: this run draws the maps whose name falls into part I of N, counted from 0, whatever else is in the batch.
struct Shard {
  int part = 0;
  int parts = 1;
  /// By the name's hash (SHA-256), so that a map keeps its shard when others come and go.
  [[nodiscard]] bool takes(const std::string& map_name) const;
};

/// Reads "2/4"; throws Error(usage).
[[nodiscard]] Shard parse_shard(const std::string& text);

/// Reads "svg,pdf"; throws Error(usage) for a format that there is not.
[[nodiscard]] std::vector<job::Format> parse_formats(const std::string& text);

/// A map that will be drawn, with all that can be checked before the first one is.
struct PlannedMap {
  const job::Job* job = nullptr;
  job::MapSpec spec;
  style::Style style;
  std::string style_sha256;
  map::Words words;
  std::string words_sha256;  ///< of the user's file of words; empty without one
};

/// The maps that `--map` and `--shard` leave, in the order of the jobs; throws Error(usage) for a name that no job has.
[[nodiscard]] std::vector<PlannedMap> plan_maps(const std::vector<job::Job>& jobs, const std::vector<std::string>& names,
                                                const Shard& shard, const DataFolder& data, base::Diagnostics& problems);

}  // namespace rutter::app
