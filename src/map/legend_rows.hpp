#pragma once

#include <string>
#include <vector>

#include "map/furniture.hpp"

namespace rutter::map {

/// More disputed lines than this are not named: their names would fill the map.
inline constexpr std::size_t most_disputed_names = 6;

/// How long the sample of a line is.
inline constexpr double sample_width_pt = 30;

/// A sample of the legend, drawn round its middle at (0, 0), and what it stands for.
struct LegendRow {
  std::vector<draw::Node> sample;
  std::string meaning;
};

/// One row for each class of the contents, in the order of the legend. Modes of movement that a style draws alike share a row;
/// what has no stated certainty has none.
[[nodiscard]] std::vector<LegendRow> legend_rows(const MapInputs& inputs, const LegendContents& contents, double zoom,
                                                 text::Shaper& shaper);

}  // namespace rutter::map
