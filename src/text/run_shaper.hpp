#pragma once

// Private to the folder: one analysed line to glyphs at places.

#include "text/font_files.hpp"
#include "text/paragraph.hpp"
#include "text/shaper.hpp"

namespace rutter::text {

/// Chooses a face for every letter, shapes runs of one face, script and direction, and sets them in visual order.
[[nodiscard]] Shaped shape_paragraph(const FontFiles& files, const Paragraph& paragraph, const TextStyle& style,
                                     hb_buffer_t* scratch);

}  // namespace rutter::text
