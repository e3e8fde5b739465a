#pragma once

#include <filesystem>

#include "app/batch_log.hpp"
#include "app/console.hpp"
#include "app/data_folder.hpp"
#include "app/render_map.hpp"

namespace rutter::app {

/// What all threads of a run draw from: mapped or shared read-only, opened once.
struct SharedData {
  /// Opens all that maps need, so that missing data is told once, before the first is drawn. Throws Error(data).
  [[nodiscard]] static SharedData open(const DataFolder& data);

  std::filesystem::path gazetteer;
  basemap::Basemap basemap;
  text::FontCollection fonts;
  std::filesystem::path relief;
  std::string version;  ///< bundled_version
};

/// Draws the maps on so many threads, tells what became of each in the order of the jobs as soon as it may, and at the end, on
/// a terminal or when something went wrong, how many were drawn. With `log`, a line for each map goes there. The gravest of the
/// maps' codes.
[[nodiscard]] ExitCode draw_maps(const Plan& planned, const SharedData& data, const RenderOptions& options, int threads,
                                 BatchLog* log, Console& console);

}  // namespace rutter::app
