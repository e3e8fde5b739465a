#pragma once

#include <optional>
#include <vector>

#include "map/draw_map.hpp"
#include "map/furniture.hpp"
#include "map/occupancy.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// The legend where the job puts it, else where it covers least.
struct LegendPlace {
  geo::PageBox box;
  Block block;
};
[[nodiscard]] std::optional<LegendPlace> place_legend(const MapInputs& inputs, const LegendContents& contents,
                                                      const FrameFacts& facts, const Occupancy& taken, const geo::PageBox& map,
                                                      const std::vector<geo::PagePoint>& near, text::Shaper& shaper);

}  // namespace rutter::map
