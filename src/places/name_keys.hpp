#pragma once

#include <set>
#include <string>

#include "places/tables.hpp"

namespace rutter::places {

/// The keys under which the index holds a row: of each of its names the two of fold.hpp, of areas also without the word for
/// their kind. Airports have more, each with a prefix that no name can have: "airport:heathrow" for a name without the words
/// that every airport's name has, "iata:lhr", "icao:egll", and "airport@51,-1" for the degree it lies in. Never an empty key.
[[nodiscard]] std::set<std::string> keys_of(const Row& row);

/// The key of the whole degree of latitude and longitude that a point lies in, for airports.
[[nodiscard]] std::string airport_cell_key(int lat, int lon);

}  // namespace rutter::places
