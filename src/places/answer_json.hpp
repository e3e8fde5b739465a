#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "places/answer.hpp"

namespace rutter::places {

/// Whether the evidence for each candidate is told, as `--explain` asks.
enum class Reasons { left_out, told };

/// The answer as `rutter geocode --json` prints it: query, status, place (null unless resolved), match, matched_name,
/// confidence, margin, candidates. `country` is the ISO code, `admin1` and `admin2` are names. Candidates are places
/// without their other names, with match, matched_name, confidence, score and, when asked, evidence [{what, weight}].
[[nodiscard]] nlohmann::ordered_json to_json(const std::string& query, const Answer& answer,
                                             Reasons reasons = Reasons::left_out);

/// A place as in the answer's `place`.
[[nodiscard]] nlohmann::ordered_json to_json(const Place& place);

}  // namespace rutter::places
