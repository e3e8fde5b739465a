#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rutter::places {

/// Packs the places of a key that very many bear with what ranks them, so that a look-up weighs those that may be among the
/// best and reads the rows of those alone that it tells. `rows`: the bytes in which their rows stand, and where each does.
[[nodiscard]] std::string crowd_of(std::string_view key, std::string_view rows, const std::vector<std::uint64_t>& places);

}  // namespace rutter::places
