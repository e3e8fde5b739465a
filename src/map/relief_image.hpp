#pragma once

#include <optional>
#include <vector>

#include "basemap/relief.hpp"
#include "draw/drawing.hpp"
#include "geo/projector.hpp"
#include "style/style.hpp"

namespace rutter::map {

/// The relief is not drawn at larger scales than this: its samples are 3.7 km wide, and slopes made of a few of them would be
/// blots without meaning.
inline constexpr double least_relief_denominator = 1e6;

/// Whether the style draws the relief at some zoom or other.
[[nodiscard]] bool may_draw_relief(const style::Style& style);

/// The relief of what is seen, brought to the page by the projection's inverse at 150 dots an inch (less on very large pages):
/// dark where slopes lie in shade, white where they are lit, clear in plains and wherever `land` (on the page) is not. Its box
/// is the projector's. `metres_per_pt` on the ground decides the level. Nothing when the projection has no inverse or
/// no slope is seen. Throws base::Error(data) when the relief is damaged.
[[nodiscard]] std::optional<draw::Image> relief_image(const basemap::Relief& relief, const geo::Projector& projector,
                                                      const std::vector<geo::Polygon<geo::PagePoint>>& land,
                                                      double metres_per_pt, double opacity);

}  // namespace rutter::map
