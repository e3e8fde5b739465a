#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/font_collection.hpp"

namespace rutter::text {

/// A WOFF2 font with what is needed to shape these texts in this face and nothing else: their characters, the glyphs these can
/// turn into, kerning, joining and mark placement; no hinting. A browser shapes the texts with it to the same glyphs as Shaper
/// does with the whole face. The same texts in any order give the same bytes. Throws Error(internal) when the library refuses.
[[nodiscard]] std::string subset_woff2(const FontCollection& fonts, std::size_t face,
                                       const std::vector<std::string_view>& texts);

}  // namespace rutter::text
