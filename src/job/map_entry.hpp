#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "toml/document.hpp"

namespace rutter::job {

/// What a run remembers of each map while it does not look at it: what tells it from the others and where it stands. There may
/// be many thousands; all else is read again from the text.
struct MapEntry {
  std::string name;
  std::vector<std::string> outputs;          ///< base names of its outputs, one for each page; empty: just `name`
  const toml::Document* document = nullptr;  ///< that the map stands in: its job's, or the table's of maps
  toml::Mark name_at;                        ///< in that document
  std::uint32_t table = 0;                   ///< which [[map]] or row
  std::uint32_t edition = 0;                 ///< which of the table's editions, from 1; 0: the table makes one map
};

/// The base names of its outputs, one for each page.
[[nodiscard]] std::vector<std::string> output_names(const MapEntry& entry);

}  // namespace rutter::job
