#pragma once

#include <cstdint>
#include <string_view>

namespace rutter::base {

/// A checksum against damage, not against forgers: the lower 32 bits of XXH3 (xxHash 0.8, 64 bits, no seed), which reads bytes
/// as fast as memory gives them; a CRC-32 took a thirtieth of a map's time. The same on every machine.
[[nodiscard]] std::uint32_t checksum(std::string_view bytes);

}  // namespace rutter::base
