#include "basemap/relief_writer.hpp"

#include <algorithm>

#include "base/checksum.hpp"
#include "basemap/bytes.hpp"
#include "basemap/relief_format.hpp"
#include "basemap/tile_code.hpp"

namespace rutter::basemap {
namespace {

std::vector<std::uint8_t> tile_of(const GlobeGrid<std::uint8_t>& level, std::size_t column, std::size_t row) {
  std::vector<std::uint8_t> shades(tile_side * tile_side, neutral_shade);
  const std::size_t left = column * tile_side;
  const std::size_t top = row * tile_side;
  const std::size_t width = std::min(tile_side, level.width - left);
  for (std::size_t y = 0; y < tile_side && top + y < level.height; ++y)
    std::copy_n(level.row(top + y) + left, width, shades.data() + y * tile_side);
  return shades;
}

}  // namespace

std::string relief_bytes(std::string_view credit, const std::vector<GlobeGrid<std::uint8_t>>& levels) {
  ByteWriter tiles;
  ByteWriter directory;
  directory.text(credit);
  directory.varint(levels.size());
  for (const GlobeGrid<std::uint8_t>& level : levels) {
    directory.varint(level.width);
    directory.varint(level.height);
    for (std::size_t row = 0; row < tiles_along(level.height); ++row)
      for (std::size_t column = 0; column < tiles_along(level.width); ++column) {
        const std::string packed = pack_tile(tile_of(level, column, row));
        directory.u64(relief_header_size + tiles.size());
        directory.u32(static_cast<std::uint32_t>(packed.size()));
        directory.u32(base::checksum(packed));
        tiles.raw(packed);
      }
  }
  ByteWriter out;
  out.raw(relief_magic);
  out.u32(relief_version);
  out.u32(base::checksum(directory.bytes()));
  out.u64(relief_header_size + tiles.size() + directory.size());
  out.u64(relief_header_size + tiles.size());
  out.u64(directory.size());
  out.u32(0);
  out.u32(base::checksum(out.bytes()));
  out.raw(tiles.bytes());
  out.raw(directory.bytes());
  return out.bytes();
}

}  // namespace rutter::basemap
