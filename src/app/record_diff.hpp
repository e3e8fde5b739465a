#pragma once

#include <string>
#include <vector>

#include "app/json_text.hpp"

namespace rutter::app {

/// One thing that a reader of two editions of a map would see or should know.
struct Change {
  std::string subject;  ///< "stop 'Azaz'", "leg camp to Azaz", "map", "data"
  std::string what;     ///< "moved", "status", "added", "removed", ...
  std::string before;   ///< as printed; empty: nothing
  std::string after;
};

/// What differs between two records of a map, in the order of a record: title and page, projection, scale, stops (matched by
/// handle, else by the name asked, else by number), legs (by their ends), insets, labels that lost or found their place,
/// warnings, inputs, data and program. Boxes of labels that stay are left out. Keys of another type than a record's count as
/// absent.
[[nodiscard]] std::vector<Change> changes_between(const nlohmann::json& before, const nlohmann::json& after);

/// "stop 'Azaz': status reported -> confirmed"
[[nodiscard]] std::string to_line(const Change& change);

}  // namespace rutter::app
