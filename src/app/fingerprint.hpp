#pragma once

#include <string>
#include <vector>

#include "app/data_folder.hpp"
#include "app/planned_map.hpp"
#include "text/font_collection.hpp"

namespace rutter::app {

/// Identifies the bundled data of a run: gazetteer, base map, relief, fonts. Read once, cheap: versions and headers that hold
/// checksums, not the content.
[[nodiscard]] std::string bundled_version(const DataFolder& data, const std::string& gazetteer_version,
                                          const std::string& basemap_version, const text::FontCollection& fonts);

/// The digest (SHA-256) of all that a map is made of: the program's version and code, the bundled data, what the job says of
/// the map, its style, its words, the user's layers with the files beside them that share their name, the user's fonts, the
/// formats. Equal digests mean equal files. Empty when a file that the map needs cannot be read: such a map is never up to
/// date.
[[nodiscard]] std::string fingerprint(const PlannedMap& planned, const std::vector<job::Format>& formats,
                                      const std::string& bundled);

}  // namespace rutter::app
