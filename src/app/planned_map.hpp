#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/command_line.hpp"
#include "app/data_folder.hpp"
#include "app/shard.hpp"
#include "job/model.hpp"
#include "map/words.hpp"
#include "places/desk_gazetteer.hpp"
#include "style/style.hpp"

namespace rutter::app {

/// Reads "svg,pdf"; throws Error(usage) for a format that there is not.
[[nodiscard]] std::vector<job::Format> parse_formats(const std::string& text);

/// A map that will be drawn, with all that can be checked before the first one is.
struct PlannedMap {
  const job::Job* job = nullptr;
  const job::MapSpec& spec;  ///< the job's
  std::shared_ptr<const style::Style> style;
  std::string style_sha256;
  map::Words words;
  std::string words_sha256;  ///< of the user's file of words, else of the bundled one; empty for English
  std::shared_ptr<const places::DeskGazetteer> desk;  ///< the desk's own places; nullptr: the map names no table of them
};

/// The maps that `--map` and `--shard` leave, in the order of the jobs; throws Error(usage) for a name that no job has.
[[nodiscard]] std::vector<PlannedMap> plan_maps(const std::vector<job::Job>& jobs, const std::vector<std::string>& names,
                                                const Shard& shard, const DataFolder& data, base::Diagnostics& problems);

}  // namespace rutter::app
