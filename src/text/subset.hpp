#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/font_collection.hpp"

namespace rutter::text {

/// What shaping these texts in this face may look up, each character once, by number: theirs, what they compose to, their
/// mirror images, and the parts of those that the face has no glyph for.
[[nodiscard]] std::u32string letters_for(const FontCollection& fonts, std::size_t face,
                                         const std::vector<std::string_view>& texts);

/// A WOFF2 font with what is needed to shape texts of these letters (see letters_for) in this face and nothing else: their
/// glyphs, those they can turn into, kerning, joining and mark placement; no hinting. A browser shapes the texts with it to the
/// same glyphs as Shaper does with the whole face. Throws Error(internal) when the library refuses.
[[nodiscard]] std::string subset_woff2(const FontCollection& fonts, std::size_t face, std::u32string_view letters);

}  // namespace rutter::text
