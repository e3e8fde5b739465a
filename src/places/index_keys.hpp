#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "places/tables.hpp"

namespace rutter::places {

/// The keys under which a place is found, each with whether it is a strict one (typing errors are searched among those): of
/// each of its names the two of fold.hpp, of areas and rivers also without the word for their kind. Airports have more, each
/// with a prefix that no name can have: "airport:heathrow" for a name without the words common to airports and for what stands
/// in it behind the town that is served, "iata:lhr", "icao:egll", and "airport@51,-1" for the degree it lies in. Never an empty
/// key.
[[nodiscard]] std::map<std::string, bool> keys_of(const Row& row);

/// Whether a name of such a place is found under the key; of an airport's only the keys that other places have as well.
[[nodiscard]] bool has_key(std::string_view name, Kind kind, std::string_view key);

/// How well known the bearer of a name is, from 0 to 255, so that of thousands of near names the likely ones are looked at
/// first.
[[nodiscard]] std::uint8_t fame_of(const Row& row);

}  // namespace rutter::places
