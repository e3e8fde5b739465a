#pragma once

#include <string>

#include "job/model.hpp"
#include "map/place_labels.hpp"
#include "map/words.hpp"

namespace rutter::map {

/// What is written along a leg: its own label, else its date and how many people, as far as they are stated:
/// "since 23 September 2020 · 300 people".
[[nodiscard]] std::string words_along(const Words& words, const job::Leg& leg);

/// Texts of legs, beside them: along the leg where it is long and smooth enough and all is free there, else a label of the
/// job's own level beside its middle; the text of an arrow that leads nowhere known level at its end. What finds no place is
/// told by the key alone, and the report says so.
void place_leg_texts(const LabelInputs& inputs, Occupancy& taken, text::Shaper& shaper, PlacedLabels& out);

}  // namespace rutter::map
