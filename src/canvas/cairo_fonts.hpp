#pragma once

#include <map>
#include <utility>

#include "canvas/cairo_objects.hpp"
#include "text/font_collection.hpp"

namespace rutter::canvas {

/// The collection's faces as Cairo reads them, each opened by FreeType when it is first used; unhinted.
class CairoFonts {
 public:
  explicit CairoFonts(text::FontCollection fonts) : fonts_(std::move(fonts)) {}

  /// Throws Error(data) when FreeType cannot read the font.
  [[nodiscard]] cairo_font_face_t* face(std::uint32_t index);

 private:
  text::FontCollection fonts_;
  std::map<std::uint32_t, FontFace> faces_;
};

}  // namespace rutter::canvas
