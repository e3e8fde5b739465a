#pragma once

#include <string>

#include "draw/drawing.hpp"
#include "paint/shared_parts.hpp"
#include "text/font_collection.hpp"

/// A finished picture to the bytes of an SVG; canvas_source.hpp tells of the other formats. The function is pure: the same
/// drawing and fonts give the same bytes, whatever the locale, zone, thread or what was drawn before. `fonts` is the collection
/// that shaped the drawing's texts.
///
/// Throws Error(map) when the page is empty or larger than 20,000 pt a side, and Error(internal) when a coordinate is not
/// finite or beyond 1e6 pt, two groups have the same id, or a library reports an error.
namespace rutter::paint {

/// SVG 1.1 with live text in embedded subset fonts, groups and ids as the drawing names them; written directly. `parts`: of the
/// drawings written with it; changes no byte.
[[nodiscard]] std::string to_svg(const draw::Drawing& drawing, const text::FontCollection& fonts, SharedParts* parts = nullptr);

}  // namespace rutter::paint
