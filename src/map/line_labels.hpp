#pragma once

#include "map/place_labels.hpp"

namespace rutter::map {

/// Which names along lines: of lines that the style also draws (rivers), which stand beside them, or of lines made for names
/// (seas, mountain ranges, deserts), which stand on them.
enum class LineNamesOf { drawn_lines, name_lines };

/// Names of the symbol layers with `symbol-placement: line`, each once, the longest line first: see places_beside and
/// places_on. The letters of a name on its own line are spaced out to three times the style's spacing, as far as the line
/// reaches. A sea's name touches no coast. What finds no free and smooth stretch is left out with the reason.
void place_line_names(LineNamesOf which, const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out);

}  // namespace rutter::map
