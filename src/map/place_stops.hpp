#pragma once

#include <optional>
#include <string>

#include "map/label.hpp"
#include "map/place_labels.hpp"

namespace rutter::map {

/// The style's label for a stop, `text` being its name: by its symbol layer on the route's stops that has a text without a
/// number. None when the style names no stops.
[[nodiscard]] std::optional<Label> stop_label(const LabelInputs& in, std::size_t stop, const std::string& text,
                                              text::Shaper& shaper, bool with_second_name = true);

/// The part of place_labels for stops that have a marker: their names. All are chosen together (choose_labels):
/// at the eight positions of Imhof ("Positioning names on maps", The American Cartographer 2(2), 1975) beside the marker, or a
/// little further out; a name that finds no free place there stands further out, joined to its marker by a straight leader line
/// that crosses no leg, leader, marker or text; above or below the line's end it may stand aside. Costs: Imhof's order, lines
/// of the base map below the name, a leg between name and marker, another marker nearer than its own. `label_at` of the job
/// leaves one side. Where the map is too full even for leader lines, a numbered stop is named by the key alone, another's name
/// is left out with a warning; with `label_at` it takes the place that covers least. The report says so. Appends to `out`, and
/// to `taken`.
void place_stops(const LabelInputs& in, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out);

/// What is taken, and the names of stops where place_stops puts them now: for what has more places to choose from than they.
[[nodiscard]] Occupancy with_stop_names(const LabelInputs& in, Occupancy taken, const text::Shaper& shaper);

}  // namespace rutter::map
