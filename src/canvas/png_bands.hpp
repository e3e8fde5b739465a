#pragma once

#include <string>

#include "draw/drawing.hpp"
#include "text/font_collection.hpp"

namespace rutter::canvas {

/// to_png, drawn in bands of this many rows; 0: as many as fit in 12 MB. The height of the bands shows in no byte.
[[nodiscard]] std::string to_png_in_bands(const draw::Drawing& drawing, const text::FontCollection& fonts, int rows_in_band);

}  // namespace rutter::canvas
