#pragma once

#include <cstdint>
#include <vector>

#include "draw/drawing.hpp"

namespace rutter::draw {

/// A glyph of a text along a path, where it stands on the page.
struct GlyphOnPath {
  std::uint32_t face = 0;
  std::uint32_t id = 0;
  geo::PagePoint origin;
  double angle_rad = 0;  ///< clockwise on the page
};

/// Whether the text may be set letter by letter: one direction, left to right, and no letters that join (Arabic, Syriac, N'Ko,
/// Mongolian ...), reorder or stack (the scripts of India and South-East Asia). Others stay straight.
[[nodiscard]] bool sets_along_path(const Text& text);

/// The glyphs on their path, as SVG 2 (11.8.3, text on a path layout rules) and with it the browsers put them: the middle of
/// each cluster's advance, letter spacing included, on the path, turned to the path's direction there. The path must not be
/// empty.
[[nodiscard]] std::vector<GlyphOnPath> glyphs_on_path(const PathText& label);

}  // namespace rutter::draw
