#pragma once

#include "draw/drawing.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// A measured text as a node of a drawing, at the page's origin, black, without halo and class: the caller sets origin, angle,
/// css_class, colours and plain.
[[nodiscard]] draw::Text to_draw(const text::Shaped& shaped);

}  // namespace rutter::map
