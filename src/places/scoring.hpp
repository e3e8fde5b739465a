#pragma once

#include <optional>
#include <string>
#include <vector>

#include "places/asked_name.hpp"
#include "places/candidate.hpp"
#include "places/container.hpp"

namespace rutter::places {

// Weights are logarithms of odds: a candidate whose score is higher by 2.3 is ten times as likely meant. What the context says
// and how a name agrees outweigh what a place is. Set by hand: tests/gazetteer/queries.tsv says what must come out.

/// Whether the place lies in the area: by its codes for countries, provinces and districts; by distance from the middle (1.3
/// radii) for other areas, and for districts where the place's own district is not known.
[[nodiscard]] bool lies_in(const Place& place, const Place& area);

/// Adds the evidence of the agreement of names, of population or size, and of the kind.
void weigh_name_and_place(Candidate& candidate, const Agreement& agreement, std::optional<Kind> area_kind);

/// Adds the evidence of what the query says beside the name.
void weigh_query(Candidate& candidate, const Query& query, const std::vector<Container>& containers);

}  // namespace rutter::places
