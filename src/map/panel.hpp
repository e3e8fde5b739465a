#pragma once

#include "map/block.hpp"
#include "map/frame.hpp"
#include "map/furniture.hpp"

namespace rutter::map {

/// Key and legend as they stand in the layout's panel, from its upper left corner. `legend` null: the key alone.
[[nodiscard]] Block panel_block(const MapInputs& in, const LegendContents* legend, const FrameFacts& facts,
                                text::Shaper& shaper, const PageLayout& layout, const Told& told);

/// What the furniture needs in each place where it may stand. Before the frame is known its facts are taken as wide as they can
/// be, so that nothing grows afterwards.
[[nodiscard]] FurnitureSizes measured(const MapInputs& in, const geo::ProjectionChoice& projection,
                                      const LegendContents* legend, text::Shaper& shaper, const Told& told);

/// Width of a legend below the map.
inline constexpr double legend_width_pt = 150;

}  // namespace rutter::map
