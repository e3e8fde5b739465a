#include "map/legend_place.hpp"

#include <array>
#include <utility>

#include "map/map_places.hpp"
#include "map/panel.hpp"

namespace rutter::map {
namespace {

/// On a flat map a wider legend, of fewer lines, may find a place where a narrow one does not.
constexpr std::array<std::pair<double, int>, 5> legend_shapes{{{legend_width_pt, 1}, {205, 1}, {300, 2}, {430, 3}, {560, 4}}};
constexpr double most_legend_share = 0.7;

}  // namespace

using geo::PageBox;
using geo::PagePoint;

std::optional<LegendPlace> place_legend(const MapInputs& inputs, const LegendContents& contents, const FrameFacts& facts,
                                        const Occupancy& taken, const PageBox& map, const std::vector<PagePoint>& near,
                                        text::Shaper& shaper) {
  const double wider = type_scale(inputs.style, inputs.page).body / inputs.style.furniture().body_size_pt;
  for (const auto& [width, columns] : legend_shapes) {
    if (width * wider > map.width() * most_legend_share && columns > 1) continue;
    Block block = legend_block(inputs, contents, facts, shaper, width * wider, columns);
    if (block.nodes.empty()) return std::nullopt;
    if (inputs.spec.legend.at)
      return LegendPlace{place_at(map, block.width_pt, block.height_pt, *inputs.spec.legend.at), std::move(block)};
    if (const auto box = free_place(taken, map, block.width_pt, block.height_pt, near))
      return LegendPlace{*box, std::move(block)};
  }
  return std::nullopt;
}

}  // namespace rutter::map
