#pragma once

#include <string>

#include "draw/drawing.hpp"
#include "text/font_collection.hpp"

/// A finished picture to the bytes of a file, by way of Cairo. All functions are pure: the same drawing and fonts give the same
/// bytes, whatever the locale, zone, thread or what was drawn before. `fonts` is the collection that shaped the drawing's
/// texts.
///
/// All throw Error(map) when the page is empty or larger than 20,000 pt a side, and Error(internal) when a coordinate is not
/// finite or beyond 1e6 pt, or a library reports an error.
namespace rutter::canvas {

/// SVG whose texts are outlines, for programs that read no fonts. No groups.
[[nodiscard]] std::string to_outlines_svg(const draw::Drawing& drawing, const text::FontCollection& fonts);

/// PDF 1.5 with embedded fonts, text selectable in whole words, title, subject and keywords.
[[nodiscard]] std::string to_pdf(const draw::Drawing& drawing, const text::FontCollection& fonts);

/// The most pixels of a PNG, and the most a side.
inline constexpr double max_png_pixels = 200e6;
inline constexpr double max_png_side = 32767;

/// PNG at drawing.dpi with its resolution, title and description; RGB on opaque paper, else RGBA. Throws Error(map) above
/// max_png_pixels or max_png_side.
[[nodiscard]] std::string to_png(const draw::Drawing& drawing, const text::FontCollection& fonts);

}  // namespace rutter::canvas
