#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/planned_map.hpp"
#include "map/draw_map.hpp"
#include "route/route.hpp"

namespace rutter::app {

/// A finished file of a map, still in memory.
struct OutputFile {
  std::string name;  ///< "transit-chain.svg"
  std::string bytes;
};

/// What a record tells about one page of a map.
struct RecordInputs {
  const PlannedMap& planned;
  const job::Page& page;
  const route::Route& route;
  const map::MapReport& report;
  const std::vector<job::InputFile>& own_files;  ///< the user's layers and fonts
  std::string fingerprint;                       ///< of app/fingerprint.hpp; empty of a draft
  std::string gazetteer_version;
  std::string basemap_version;
};

/// NAME.json: how every place was found and what was drawn, with the keys of docs/record.md, indented by two spaces. No time,
/// no absolute path, nothing about the machine.
[[nodiscard]] std::string to_record(const RecordInputs& inputs, const std::vector<OutputFile>& outputs);

/// A file of the user as a record names it: relative to the folder of the job file, so that neither where the program was
/// started nor anything about the machine shows; of an absolute path outside that folder only the name; "-" for standard input.
[[nodiscard]] std::string record_path(const std::filesystem::path& path, const job::Job& job);

}  // namespace rutter::app
