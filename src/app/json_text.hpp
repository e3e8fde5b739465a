#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace rutter::app {

using Json = nlohmann::ordered_json;

/// A number as records and answers print it: rounded to so many decimals, never -0.
[[nodiscard]] double rounded(double value, int decimals);

/// JSON as the program writes it: indented by two spaces, a line end, broken UTF-8 replaced.
[[nodiscard]] std::string to_text(const Json& json);

}  // namespace rutter::app
