#pragma once

#include <vector>

#include "places/candidate.hpp"

namespace rutter::places {

class PlaceReader;

/// What Gazetteer::candidates promises: the places that the query may mean, best first, with their evidence.
[[nodiscard]] std::vector<Candidate> search(PlaceReader& reader, const Query& query);

}  // namespace rutter::places
