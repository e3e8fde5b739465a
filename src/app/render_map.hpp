#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/exit_code.hpp"
#include "app/planned_map.hpp"
#include "basemap/basemap.hpp"
#include "places/gazetteer.hpp"
#include "text/font_collection.hpp"

namespace rutter::app {

/// The bundled data that maps are drawn from.
struct Bundled {
  const places::Gazetteer& gazetteer;
  const basemap::Basemap& basemap;
  const text::FontCollection& fonts;
  const std::filesystem::path& relief;  ///< opened by the maps that show it
};

/// How `render` was asked to draw.
struct RenderOptions {
  std::filesystem::path folder = "out";
  std::vector<job::Format> formats;  ///< of --format; empty: as each map says
  bool draft = false;
};

/// What became of one map.
struct MapOutcome {
  ExitCode code = ExitCode::done;
  base::Diagnostics messages;
  std::vector<std::filesystem::path> files;  ///< written, complete
};

/// Draws one map: stages 2 to 9, all pages and formats in memory first, then the files, the record last. Never throws what one
/// map suffers from; it becomes the outcome's messages and code.
[[nodiscard]] MapOutcome render_map(const PlannedMap& planned, const Bundled& bundled, const RenderOptions& options);

}  // namespace rutter::app
