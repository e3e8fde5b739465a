#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "job/model.hpp"
#include "map/draw_map.hpp"

namespace rutter::app {

/// The job's own layers, read by the plug-in librutter_layers.so, which is loaded when the first map names one.
struct UserLayers {
  std::vector<map::UserLayer> layers;  ///< in the job's order
  base::Diagnostics warnings;          ///< what was skipped or repaired, told where the job names the file
  base::Diagnostics problems;          ///< files that cannot be read, told likewise
  std::vector<job::InputFile> files;   ///< what was read, for the record
};

/// Throws Error(data) when the plug-in is missing.
[[nodiscard]] UserLayers read_user_layers(const job::MapSpec& map);

}  // namespace rutter::app
