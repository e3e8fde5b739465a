#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/console.hpp"
#include "app/exit_code.hpp"
#include "geo/point.hpp"
#include "places/gazetteer.hpp"

namespace rutter::app {

/// How the names of a table are looked up; `in`, `near` and `language` count where a row says nothing of its own.
struct BatchOptions {
  std::filesystem::path file;  ///< "-": standard input
  std::string in;
  std::optional<geo::LonLat> near;
  std::string language = "en";
  int limit = 5;  ///< candidates listed
  bool json = false;
  bool explain = false;
  const places::DeskGazetteer* desk = nullptr;  ///< asked first; nullptr: none
};

/// Answers a table row by row, in bounded memory: as CSV, the row's cells and behind them what was found; or as JSON, an object
/// a line. Columns: `name` or `place`, and if there `in`, `near` (LAT,LON) and `lang`. Repeated questions are answered once. A
/// broken row is told with line and column and left out (exit 2); names not found or ambiguous are counted at the end (exit 3).
/// Throws Error(usage) when the table cannot be read or has no such column.
[[nodiscard]] ExitCode geocode_batch(const BatchOptions& options, const places::Gazetteer& gazetteer, Console& console);

}  // namespace rutter::app
