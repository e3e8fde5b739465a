#pragma once

#include <cstddef>
#include <string_view>

namespace rutter::toml {

/// Behind the string that begins at `at`: TOML 1.0, "String". A single-line string ends at the line's end at the latest.
[[nodiscard]] std::size_t behind_string(std::string_view text, std::size_t at);

}  // namespace rutter::toml
