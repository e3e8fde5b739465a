#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "geo/feature.hpp"
#include "job/model.hpp"

namespace rutter::app {

/// The job's own layers, read by the plug-in librutter_layers.so, which is loaded when the first map names one.
struct UserLayers {
  std::vector<geo::Feature> features;  ///< each with the property "rutter:layer", the file as the job names it
  std::vector<std::string> warnings;
  base::Diagnostics problems;         ///< files that cannot be read, each told where the job names it
  std::vector<job::InputFile> files;  ///< what was read, for the record
};

/// Throws Error(data) when the plug-in is missing.
[[nodiscard]] UserLayers read_user_layers(const job::MapSpec& map);

}  // namespace rutter::app
