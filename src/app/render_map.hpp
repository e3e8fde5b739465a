#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/exit_code.hpp"
#include "app/planned_map.hpp"
#include "base/output_file.hpp"
#include "basemap/basemap.hpp"
#include "map/shared_work.hpp"
#include "paint/shared_parts.hpp"
#include "places/gazetteer.hpp"
#include "text/font_collection.hpp"

namespace rutter::app {

/// The bundled data that maps are drawn from, and what they share of the work on it.
struct Bundled {
  const places::Gazetteer& gazetteer;
  const basemap::Basemap& basemap;
  const text::FontCollection& fonts;
  const std::filesystem::path& relief;  ///< opened by the maps that show it
  const std::string& gazetteer_version;
  const std::string& version;  ///< bundled_version of all that
  map::SharedWork& shared;
  paint::SharedParts& parts;
};

/// How `render` was asked to draw.
struct RenderOptions {
  std::filesystem::path folder = "out";
  std::vector<job::Format> formats;  ///< of --format; empty: as each map says
  bool draft = false;
  bool force = false;  ///< draw also what is up to date
};

/// What became of one map.
struct MapOutcome {
  ExitCode code = ExitCode::done;
  base::Diagnostics messages;
  std::vector<std::filesystem::path> files;  ///< written, complete
  bool up_to_date = false;                   ///< its files were there, complete and made of the same: nothing was drawn
  std::string fingerprint;                   ///< empty when it failed before that was known, and of drafts

  /// Whether files that were asked for are missing. A draft with gaps is drawn, though its code is not `done`.
  [[nodiscard]] bool failed() const { return !up_to_date && (files.empty() || code == ExitCode::data_or_output); }
};

/// The formats that a map is asked for: those of --format, else its own.
[[nodiscard]] const std::vector<job::Format>& formats_of(const job::MapSpec& spec, const RenderOptions& options);

/// Draws one map that is not up to date: stages 2 to 9, all pages and formats in memory first, then the files, the record last.
/// Of a map that is up to date the warnings that its records hold are told again. Never throws what one map suffers from; it
/// becomes the outcome's messages and code. Of `left` the parts of the files that are written are removed.
[[nodiscard]] MapOutcome render_map(const PlannedMap& planned, const Bundled& bundled, const RenderOptions& options,
                                    const base::LeftFiles& left);

}  // namespace rutter::app
