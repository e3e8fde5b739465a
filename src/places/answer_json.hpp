#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "places/answer.hpp"

namespace rutter::places {

/// The answer as `rutter geocode --json` prints it: query, status, place (null unless resolved), match, matched_name,
/// confidence, margin, candidates. `country` is the ISO code, `admin1` and `admin2` are names. Candidates carry score and
/// evidence instead of all names.
[[nodiscard]] nlohmann::ordered_json to_json(const std::string& query, const Answer& answer);

/// A place as in the answer's `place`.
[[nodiscard]] nlohmann::ordered_json to_json(const Place& place);

}  // namespace rutter::places
