#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "draw/drawing.hpp"
#include "paint/shared_parts.hpp"
#include "text/font_collection.hpp"

namespace rutter::paint {

/// What a drawing needs of each face: the parts of its texts that the face draws.
using UsedFaces = std::map<std::uint32_t, std::vector<std::string_view>>;

/// Views into the drawing.
[[nodiscard]] UsedFaces used_faces(const draw::Drawing& drawing);

/// @font-face rules with the subsets embedded. A prefix is put before the families' names, so that the subsets of several
/// drawings in one page do not hide each other. `parts`: where subsets made before are, or nullptr.
[[nodiscard]] std::string font_css(const UsedFaces& used, const text::FontCollection& fonts, std::string_view prefix,
                                   SharedParts* parts);

/// The value of font-family for the whole drawing: each used family in the order of the collection, embedded before installed,
/// then sans-serif.
[[nodiscard]] std::string font_families(const UsedFaces& used, const text::FontCollection& fonts, std::string_view prefix);

/// RFC 4648, section 4, with padding.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace rutter::paint
