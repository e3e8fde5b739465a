#pragma once

#include <string>
#include <vector>

#include "places/candidate.hpp"
#include "places/container.hpp"
#include "places/place_reader.hpp"

namespace rutter::places {

/// The airports that "airport of NAME" may mean, with their evidence: those whose own name is NAME without the words common to
/// airports, and those within 60 km of the towns that NAME may mean. `towns` are what NAME is by itself; of more than eight the
/// first eight that are towns count, and are read whole. `air_base`: one of an air force is asked for.
[[nodiscard]] std::vector<Candidate> airports_of(PlaceReader& reader, const Query& query, std::vector<Candidate> towns,
                                                 const std::vector<Container>& containers, bool air_base);

/// The airport of a code's key ("iata:gzt"); none or one.
[[nodiscard]] std::vector<Candidate> airport_with_code(PlaceReader& reader, const std::string& code_key,
                                                       const std::string& code);

}  // namespace rutter::places
