#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "job/model.hpp"
#include "text/font_collection.hpp"

namespace rutter::app {

/// The fonts of one map: the desk's own, in the job's order, before the bundled ones.
struct UserFonts {
  text::FontCollection fonts;
  base::Diagnostics problems;         ///< what cannot be read, told where the job names it
  std::vector<job::InputFile> files;  ///< the desk's own that were opened, for the record
};

/// Costs nothing for a map that names no fonts.
[[nodiscard]] UserFonts read_user_fonts(const job::MapSpec& map, const text::FontCollection& bundled);

}  // namespace rutter::app
