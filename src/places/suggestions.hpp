#pragma once

#include <string_view>
#include <vector>

#include "places/candidate.hpp"
#include "places/place_reader.hpp"

namespace rutter::places {

/// What Gazetteer::suggestions promises, from the trie of strict keys.
[[nodiscard]] std::vector<Candidate> suggestions_for(PlaceReader& reader, std::string_view trie, const Query& query,
                                                     const std::vector<geo::LonLat>& stops);

}  // namespace rutter::places
