#pragma once

#include <vector>

#include "places/candidate.hpp"

namespace rutter::places {

class PlaceReader;

/// The desk's places that bear the name asked.
struct OwnPlaces {
  std::vector<Candidate> fitting;       ///< nothing asked beside the name contradicts them: they win over the index
  std::vector<Candidate> contradicted;  ///< not in the context given, or no area where one is asked
};

/// Those of the query's desk, which must be there, in no order, each with its evidence. "Hawar Kilis, Syria" is read as in the
/// index: the name, and behind the comma what it lies in. Divisions, which a desk's table does not tell, are those of the
/// populated place nearest to the point, within 25 km and in the same country, as far as `in` asks for them.
[[nodiscard]] OwnPlaces own_places(PlaceReader& reader, const Query& query);

}  // namespace rutter::places
