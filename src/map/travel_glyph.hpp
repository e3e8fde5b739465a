#pragma once

#include <vector>

#include "draw/drawing.hpp"
#include "geo/page_line.hpp"
#include "style/additions.hpp"

namespace rutter::map {

/// Length of the signs for an aircraft and a ship, seen from above.
inline constexpr double travel_glyph_pt = 10;

/// An aircraft or a ship with its middle at a point of a line, its nose or bow in the direction of travel: a halo `halo_pt`
/// wide on each side, and the filled outline. Nothing for other glyphs.
[[nodiscard]] std::vector<draw::Node> travel_glyph(style::Glyph glyph, const geo::PointOnLine& at, const draw::Color& color,
                                                   const draw::Color& halo, double halo_pt);

/// Whether a glyph is one of those, which stand on a line and need room on it.
[[nodiscard]] inline bool is_travel_glyph(style::Glyph glyph) {
  return glyph == style::Glyph::aircraft || glyph == style::Glyph::ship;
}

}  // namespace rutter::map
