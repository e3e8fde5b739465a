#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rutter::base {

/// "36.58" for "36,58": a number as it is written in much of the world, for a hint. Nothing when the text is anything else.
[[nodiscard]] std::optional<std::string> with_decimal_point(std::string_view text);

/// "write a point for the decimals: 36.58", or empty.
[[nodiscard]] std::string decimal_hint(std::string_view text);

}  // namespace rutter::base
