#pragma once

#include <optional>
#include <string_view>

#include "draw/color.hpp"

namespace rutter::draw {

/// A colour as CSS writes it: #rgb, #rgba, #rrggbb, #rrggbbaa, rgb(), rgba(), hsl(), hsla() with commas or spaces and per
/// cents, or one of the 148 names and "transparent"; the case does not matter (CSS Color 4, sections 4 to 7). Nothing else.
[[nodiscard]] std::optional<Color> parse_color(std::string_view css);

}  // namespace rutter::draw
