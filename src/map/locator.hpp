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

/// A globe seen from above the map's middle (orthographic), with what the map shows marked on it; a town's map is marked by a
/// dot. No text.
[[nodiscard]] Block locator_block(const MapInputs& inputs, const MapFrame& frame, double diameter_pt);

/// Degrees by which north at the map's middle is turned clockwise from the top of the page; nothing within 5 degrees, where no
/// arrow is wanted, and on maps that show much of the globe, where north has no single direction.
[[nodiscard]] std::optional<double> north_deg(const MapFrame& frame);

/// An arrow that points north, with an N at its tip.
[[nodiscard]] Block north_arrow_block(const MapInputs& inputs, double turn_deg, text::Shaper& shaper);

}  // namespace rutter::map
