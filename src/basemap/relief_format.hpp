#pragma once

// The relief file, version 2; docs/relief-format.md has the same with the reasons. Numbers are little-endian.
//
//   header, 48 bytes   magic "RUTTERRF" | u32 version | u32 directory checksum | u64 file size | u64 directory offset
//                      | u64 directory size | u32 0 | u32 checksum of the 44 bytes before
//   tiles              packed, see tile_code.hpp
//   directory          text credit | varint levels | per level: varint width, varint height, and per tile, row by row from the
//   north-west:
//                      u64 offset | u32 size | u32 checksum

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rutter::basemap {

inline constexpr std::string_view relief_magic = "RUTTERRF";
inline constexpr std::uint32_t relief_version = 2;
inline constexpr std::size_t relief_header_size = 48;
/// Samples a side of a tile; those at the right and lower edge of a level are filled up with neutral ones.
inline constexpr std::size_t tile_side = 256;
/// Shades are stored in 64 steps: 0 darkest, 32 neither lit nor in shade (plains and water), 63 brightest.
inline constexpr std::uint8_t shade_steps = 64;
inline constexpr std::uint8_t neutral_shade = 32;

/// Tiles along a side of so many samples.
[[nodiscard]] constexpr std::size_t tiles_along(std::size_t samples) {
  return (samples + tile_side - 1) / tile_side;
}

}  // namespace rutter::basemap
