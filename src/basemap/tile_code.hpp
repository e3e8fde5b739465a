#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rutter::basemap {

/// Packs the shades of a tile (tile_side x tile_side values below shade_steps) without loss: each is predicted from its
/// neighbours as LOCO-I does (Weinberger, Seroussi and Sapiro 2000), and the error written as a Rice code (Rice 1979) whose
/// parameter follows the mean of the errors before. A tile of one value is that one byte.
[[nodiscard]] std::string pack_tile(const std::vector<std::uint8_t>& shades);

/// The shades again. Throws Damaged when the bytes end too early or give an impossible value.
[[nodiscard]] std::vector<std::uint8_t> unpack_tile(std::string_view bytes);

}  // namespace rutter::basemap
