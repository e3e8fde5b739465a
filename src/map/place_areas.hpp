#pragma once

#include "map/place_labels.hpp"

namespace rutter::map {

/// Names of countries, provinces, disputed areas and lakes, the larger first, each inside the visible part of its area: along
/// its axis where it is elongated (a gentle arc), level where it is not or where the axis is steep, its letters spaced out to
/// three times the style's spacing where there is room. What finds no free place at the style's size is tried smaller, and then
/// left out with the reason in the report. Names of countries and provinces keep off lakes while they can.
///
/// Places are weighed as Imhof 1975 and Barrault 2001 (see AreaGrid::axis) do: near the middle, far from the outline, spread
/// over the area, level rather than sloping, over few other lines. Work is bounded: at most about 60 lines across an area, 25
/// places on each stretch of one, and 200 places compared with what is taken.
void place_areas(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out);

}  // namespace rutter::map
