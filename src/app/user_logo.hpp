#pragma once

#include <memory>
#include <vector>

#include "base/diagnostic.hpp"
#include "draw/drawing.hpp"
#include "job/model.hpp"

namespace rutter::app {

/// The logo of one map.
struct UserLogo {
  std::shared_ptr<const draw::Image> image;  ///< null for a map without one
  base::Diagnostics problems;                ///< why it cannot be read, told where the job names it
  std::vector<job::InputFile> files;         ///< what was read, for the record
};

[[nodiscard]] UserLogo read_user_logo(const job::MapSpec& map);

}  // namespace rutter::app
