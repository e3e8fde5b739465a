#pragma once

#include "app/user_fonts.hpp"
#include "app/user_layers.hpp"
#include "app/user_logo.hpp"

namespace rutter::app {

/// What one map is drawn with of the desk's own: typefaces, layers, logo.
struct OwnFiles {
  UserFonts fonts;
  UserLayers layers;
  UserLogo logo;

  /// What cannot be read, told where the job names it.
  [[nodiscard]] base::Diagnostics problems() const;
  /// What was read, for the record.
  [[nodiscard]] std::vector<job::InputFile> files() const;
};

/// Whether the map names any.
[[nodiscard]] bool names_own_files(const job::MapSpec& map);

/// Reads them all, also when one cannot be read. Throws Error(data) when a map names layers and their plug-in is missing.
[[nodiscard]] OwnFiles read_own_files(const job::MapSpec& map, const text::FontCollection& bundled);

}  // namespace rutter::app
