#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace rutter::places {

/// What an index of place names holds.
struct IndexSummary {
  std::string data_version;
  std::size_t places = 0;
  std::size_t names = 0;                                       ///< spellings besides the main names
  std::vector<std::pair<std::string, std::size_t>> kinds;      ///< places of each kind, in the order of Kind
  std::vector<std::pair<std::string, std::size_t>> languages;  ///< spellings known to be of a language, by code
};

/// Reads through the whole index and compares its checksum (half a second). Throws as Gazetteer::open does.
[[nodiscard]] IndexSummary summarise(const std::filesystem::path& path);

}  // namespace rutter::places
