#pragma once

// The base map file, version 3. docs/basemap-format.md has the same with the reasons; numbers are little-endian.
//
//   header, 48 bytes   magic "RUTTERBM" | u32 version | u32 directory checksum | u64 file size | u64 directory offset
//                      | u64 directory size | u32 0 | u32 checksum of the 44 bytes before
//   blocks             geometry blocks, attribute blocks, key indexes, tables, in any order
//   directory          data version | short credit | layers: name, kind, credit, licence, property names, feature count,
//   attribute table, key index,
//                      levels: tolerance in metres, block table
//
// varint: 7 bits a byte, low bits first. zigzag: signed numbers as varint. text: varint length, UTF-8 bytes.
// A table entry is 16 bytes (attributes) or 32 bytes (geometry): [i32 west, south, east, north] u64 offset | u32 size | u32
// checksum. Coordinates are integers of 1e-5 degree.
//
//   geometry block     parts until its end. A part: varint bytes that follow | varint feature | zigzag west, south
//                      | varint width, height | varint rings | rings. Of a point layer: width and height are 0, no rings.
//   ring or line       varint chunks | zigzag first point relative to west, south | chunks
//   chunk              varint points, which the chunk adds | zigzag box: west, south relative to the point before, width,
//   height
//                      | varint bytes | zigzag steps. The last point of a chunk can be had without the steps: its step from
//                      the point before the chunk stands first.
//   attribute block    of 64 features: varint bytes | varint count | (varint name, u8 type, value)...
//   key index          sorted: text key | varint features | per feature: varint number, varint blocks, varint block...
//
// Every table, block and index carries a checksum (base/checksum.hpp) that is checked when it is first used.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rutter::basemap {

inline constexpr std::string_view magic = "RUTTERBM";
inline constexpr std::uint32_t format_version = 3;
inline constexpr std::size_t header_size = 48;
inline constexpr double units_per_degree = 1e5;
/// Largest deviation of a level from the data, in metres; the last level is the data itself.
inline constexpr std::array<double, 8> level_tolerances_m = {30'000, 8000, 5000, 2400, 800, 240, 80, 0};
/// The level that strays at most that far; does not compile for a number that is none of theirs.
consteval std::size_t level_of(double tolerance_m) {
  std::size_t level = 0;
  while (level_tolerances_m[level] != tolerance_m) ++level;
  return level;
}
inline constexpr std::size_t features_per_attribute_block = 64;
inline constexpr std::size_t points_per_chunk = 64;
inline constexpr double metres_per_degree = 111'320;

enum class Kind : std::uint8_t { point = 0, line = 1, polygon = 2 };
enum class ValueType : std::uint8_t { none = 0, no = 1, yes = 2, number = 3, text = 4, integer = 5 };

/// A position in units of 1e-5 degree.
struct GridPoint {
  std::int32_t x = 0;
  std::int32_t y = 0;
  bool operator==(const GridPoint&) const = default;
  auto operator<=>(const GridPoint&) const = default;
};

/// A closed box on that grid.
struct GridBox {
  std::int32_t west = 0;
  std::int32_t south = 0;
  std::int32_t east = 0;
  std::int32_t north = 0;
  [[nodiscard]] bool touches(const GridBox& b) const {
    return west <= b.east && b.west <= east && south <= b.north && b.south <= north;
  }
  [[nodiscard]] bool contains(GridPoint p) const { return p.x >= west && p.x <= east && p.y >= south && p.y <= north; }
};

}  // namespace rutter::basemap
