#pragma once

#include <string>
#include <string_view>

namespace rutter::text {

/// Packs a TrueType or OpenType font (one, not a collection) as WOFF2 (W3C Recommendation of 2022-03-10, section 4): tables as
/// they are, none transformed, in one Brotli stream of quality 5. Throws Error(internal) when it is no font.
[[nodiscard]] std::string pack_woff2(std::string_view sfnt);

}  // namespace rutter::text
