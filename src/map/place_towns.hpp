#pragma once

#include <cstddef>

#include "map/place_labels.hpp"

namespace rutter::map {

/// Context towns of a map, and airports: fewer than twelve, so that none competes with the stops. Names
/// asked for with `show` come on top.
inline constexpr std::size_t most_towns = 11;
inline constexpr std::size_t most_inset_towns = 4;

/// The part of place_labels for the towns, or airports, of one label source: a name beside a dot, neither without the other.
/// Whose dot and name find a free place are chosen together (choose_labels): the more important a town, by the style's
/// symbol-sort-key and then by its people, the dearer to leave it out; names stand in Imhof's order round the dot, away from
/// coasts and borders; dots keep apart. At most `limit`, unless `show` asks for more. What is left out is in the report with
/// its reason. Appends to `out`, and to `taken`.
void place_towns(const LabelInputs& in, const LabelSource& source, std::size_t limit, Occupancy& taken, text::Shaper& shaper,
                 PlacedLabels& out);

}  // namespace rutter::map
