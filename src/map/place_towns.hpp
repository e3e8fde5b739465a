#pragma once

#include <cstddef>

#include "map/place_labels.hpp"

namespace rutter::map {

/// Context towns of a map, and airports: fewer than twelve, so that none competes with the stops. Names
/// asked for with `show` come on top.
inline constexpr std::size_t most_towns = 11;
inline constexpr std::size_t most_inset_towns = 4;

/// How many towns, or airports, a map or an inset names, and how they keep apart.
struct TownRules {
  std::size_t most = most_towns;  ///< beside those of `show`
  double spacing_pt = 34;         ///< between the dots of any two
  double dot_air_pt = 0.75;       ///< round each dot, where nothing else stands
  bool dense = false;             ///< names have twenty places instead of eight, dots stand up to the frame

  /// Those of the job's word for it: `few` keeps towns apart, with `many` only dots and names keep apart, `none` leaves what
  /// `show` asks for.
  [[nodiscard]] static TownRules of(job::Towns towns, bool inset);
};

/// The part of place_labels for the towns, or airports, of one label source: a name beside a dot, neither without the other.
/// Whose dot and name find a free place are chosen together (choose_labels): the more important a town, by the style's
/// symbol-sort-key and then by its people, the dearer to leave it out; names stand in Imhof's order round the dot, away from
/// coasts and borders; dots keep apart. What is left out is in the report with
/// its reason. Appends to `out`, and to `taken`.
void place_towns(const LabelInputs& in, const LabelSource& source, const TownRules& rules, Occupancy& taken,
                 text::Shaper& shaper, PlacedLabels& out);

}  // namespace rutter::map
