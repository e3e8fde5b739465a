#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "places/tables.hpp"

namespace rutter::places {

/// The keys under which a place is found, each with whether it is a strict one (typing errors are searched among those).
[[nodiscard]] std::map<std::string, bool> keys_of(const Row& row);

/// How well known the bearer of a name is, from 0 to 255, so that of thousands of near names the likely ones are looked at
/// first.
[[nodiscard]] std::uint8_t fame_of(const Row& row);

}  // namespace rutter::places
