#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/planned_map.hpp"

namespace rutter::app {

/// What is wrong with the files of one page of a map, as its record tells of them; empty: nothing, they are there, complete
/// and made of what the fingerprint stands for. "there is no NAME.json", "NAME.svg is not the file that the record tells of"...
[[nodiscard]] std::string why_stale(const std::filesystem::path& folder, const std::string& output_name,
                                    const std::vector<job::Format>& formats, const std::string& fingerprint);

/// The same for all pages of a map: whether it need not be drawn again.
[[nodiscard]] bool is_up_to_date(const PlannedMap& planned, const std::vector<job::Format>& formats,
                                 const std::string& fingerprint, const std::filesystem::path& folder);

/// The warnings that the records of a map's pages hold.
[[nodiscard]] std::vector<std::string> recorded_warnings(const PlannedMap& planned, const std::filesystem::path& folder);

/// "NAME.outlines.svg" of a base name and a format.
[[nodiscard]] std::string file_name(const std::string& output_name, job::Format format);

}  // namespace rutter::app
