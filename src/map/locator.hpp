#pragma once

#include <optional>

#include "map/block.hpp"
#include "map/draw_map.hpp"
#include "map/frame.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// Whether a locator would tell anything: not on a map that shows much of the globe itself.
[[nodiscard]] bool wants_locator(const MapFrame& frame);

/// Diameter of the locator on a page.
[[nodiscard]] double locator_size_pt(const job::Page& page);

/// Where the map lies, marked by its frame, or by a dot where that would be too small to see. No text. A globe seen from above
/// the map's middle (orthographic), as wide as the smaller side; for a map of less than 900 km, of which a globe would tell no
/// more than the continent, a map of the countries round it (azimuthal equal-area) that fills the size, in a style that paints
/// land.
[[nodiscard]] Block locator_block(const MapInputs& inputs, const MapFrame& frame, double width_pt, double height_pt);

/// Degrees by which north at the map's middle is turned clockwise from the top of the page; nothing within 5 degrees, where no
/// arrow is wanted, and on maps that show much of the globe, where north has no single direction.
[[nodiscard]] std::optional<double> north_deg(const MapFrame& frame);

/// An arrow that points north, with an N at its tip.
[[nodiscard]] Block north_arrow_block(const MapInputs& inputs, double turn_deg, text::Shaper& shaper);

}  // namespace rutter::map
