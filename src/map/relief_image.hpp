#pragma once

#include <optional>

#include "basemap/relief.hpp"
#include "draw/drawing.hpp"
#include "geo/projector.hpp"

namespace rutter::map {

/// The relief is drawn no stronger than this, and not at larger scales than this: its samples are 3.7 km wide.
inline constexpr double most_relief_opacity = 0.35;
inline constexpr double least_relief_denominator = 2e6;

/// The relief of what is seen, brought to the page by the projection's inverse at 150 dots an inch (less on very large pages):
/// dark where slopes lie in shade, white where they are lit, clear in plains, on water and outside of the globe. Its box is
/// the projector's. `metres_per_pt` on the ground decides the level. Nothing when the projection has no inverse or
/// no slope is seen. Throws base::Error(data) when the relief is damaged.
[[nodiscard]] std::optional<draw::Image> relief_image(const basemap::Relief& relief, const geo::Projector& projector,
                                                      double metres_per_pt, double opacity);

}  // namespace rutter::map
