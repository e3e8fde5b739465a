#include "basemap/relief.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/checksum.hpp"
#include "base/error.hpp"
#include "basemap/file.hpp"
#include "basemap/relief_format.hpp"
#include "basemap/tile_code.hpp"
#include "geo/lon_lat_box.hpp"

namespace rutter::basemap {
namespace {

constexpr std::size_t most_levels = 16;
constexpr std::size_t most_samples = 1U << 20U;
constexpr unsigned grey_per_step = 256 / shade_steps;

struct ReliefLevel {
  std::size_t width = 0;
  std::size_t height = 0;
  std::vector<Section> tiles;
  [[nodiscard]] double degrees_per_sample() const { return 360.0 / static_cast<double>(width); }
};

ReliefLevel read_level(ByteReader& in, std::string_view file) {
  ReliefLevel level;
  level.width = in.varint();
  level.height = in.varint();
  if (level.width < 2 || level.width > most_samples || level.height != level.width / 2)
    throw Damaged("a level has an odd size");
  const std::size_t tiles = tiles_along(level.width) * tiles_along(level.height);
  if (tiles > in.remaining() / 16) throw Damaged("its directory ends too early");
  for (std::size_t i = 0; i < tiles; ++i) level.tiles.push_back(Section::read(in, file));
  return level;
}

struct ReliefDirectory {
  std::string credit;
  std::vector<ReliefLevel> levels;
};

ReliefDirectory read_relief_directory(std::string_view file) {
  if (file.size() < relief_header_size || !file.starts_with(relief_magic)) throw Damaged("it is no relief file");
  ByteReader header(file.substr(relief_magic.size(), relief_header_size - relief_magic.size()));
  const std::uint32_t version = header.u32();
  if (version != relief_version) throw Damaged(fmt::format("it has version {} instead of {}", version, relief_version));
  const std::uint32_t directory_crc = header.u32();
  const std::uint64_t file_size = header.u64();
  const std::uint64_t offset = header.u64();
  const std::uint64_t size = header.u64();
  header.skip(4);
  if (header.u32() != base::checksum(file.substr(0, relief_header_size - 4))) throw Damaged("its header is damaged");
  if (file_size != file.size()) throw Damaged(fmt::format("it has {} bytes instead of {}", file.size(), file_size));
  if (offset > file.size() || size > file.size() - offset) throw Damaged("its directory lies outside of it");
  const std::string_view directory = file.substr(offset, size);
  if (base::checksum(directory) != directory_crc) throw Damaged("its directory is damaged");
  ByteReader in(directory);
  ReliefDirectory out{std::string(in.text()), {}};
  const std::uint64_t count = in.varint();
  if (count == 0 || count > most_levels) throw Damaged("it has no levels, or too many");
  for (std::uint64_t i = 0; i < count; ++i) out.levels.push_back(read_level(in, file));
  return out;
}

/// Copies the tile's part of the window; `first` counts the level's columns from 180 degrees west and may wrap round.
void copy_tile(const ReliefLevel& level, std::size_t column, std::size_t row, std::size_t first, std::size_t top,
               ReliefWindow& out) {
  const std::vector<std::uint8_t> shades = unpack_tile(level.tiles[row * tiles_along(level.width) + column].bytes());
  const std::size_t begin = column * tile_side;
  const std::size_t end = std::min(begin + tile_side, level.width);
  const std::size_t last_row = std::min(row * tile_side + tile_side, top + out.height);
  for (std::size_t y = std::max(row * tile_side, top); y < last_row; ++y)
    for (std::size_t x = begin; x < end; ++x) {
      const std::size_t to = (x + level.width - first) % level.width;
      if (to < out.width)
        out.shades[(y - top) * out.width + to] =
            static_cast<std::uint8_t>(shades[(y % tile_side) * tile_side + x % tile_side] * grey_per_step);
    }
}

ReliefWindow read_window(const ReliefLevel& level, const geo::LonLatBox& box) {
  const double degrees = level.degrees_per_sample();
  const auto row_at = [&](double lat) { return (90 - lat) / degrees; };
  const auto top = static_cast<std::size_t>(std::clamp(std::floor(row_at(box.north)) - 1, 0.0, double(level.height - 1)));
  const auto bottom =
      static_cast<std::size_t>(std::clamp(std::ceil(row_at(box.south)) + 1, double(top + 1), double(level.height)));
  const double west = std::floor((geo::normalised_lon(box.west) + 180) / degrees) - 1;
  const double wide = std::ceil(geo::width_deg(box) / degrees) + 3;
  const auto width = static_cast<std::size_t>(std::min(wide, double(level.width)));
  const auto first = static_cast<std::size_t>(std::fmod(west + double(level.width), double(level.width)));
  ReliefWindow out{-180 + degrees * static_cast<double>(first),
                   90 - degrees * static_cast<double>(top),
                   degrees,
                   width,
                   bottom - top,
                   std::vector<std::uint8_t>(width * (bottom - top), neutral_shade * grey_per_step)};
  for (std::size_t row = top / tile_side; row <= (bottom - 1) / tile_side; ++row)
    for (std::size_t column = 0; column < tiles_along(level.width); ++column) {
      const std::size_t begin = column * tile_side;
      const std::size_t end = std::min(begin + tile_side, level.width);
      // The tile is touched when it holds the window's first column, or when the window holds the tile's.
      const bool touched = (first >= begin && first < end) || (begin + level.width - first) % level.width < width;
      if (touched) copy_tile(level, column, row, first, top, out);
    }
  return out;
}

}  // namespace

double ReliefWindow::at(geo::LonLat p) const {
  // Whole turns are taken away so that half a sample west of the window counts as its first column.
  double column = p.lon - west;
  column -= 360 * std::floor((column + degrees_per_sample) / 360);
  const double x = std::clamp(column / degrees_per_sample - 0.5, 0.0, static_cast<double>(width - 1));
  const double y = std::clamp((north - p.lat) / degrees_per_sample - 0.5, 0.0, static_cast<double>(height - 1));
  const auto x0 = static_cast<std::size_t>(x);
  const auto y0 = static_cast<std::size_t>(y);
  // All round the Earth the first column follows the last.
  const bool round = static_cast<double>(width) * degrees_per_sample > 359.999;
  const std::size_t x1 = x0 + 1 < width ? x0 + 1 : round ? 0 : x0;
  const std::size_t y1 = std::min(y0 + 1, height - 1);
  const double fx = x - static_cast<double>(x0);
  const double fy = y - static_cast<double>(y0);
  const double upper = shades[y0 * width + x0] * (1 - fx) + shades[y0 * width + x1] * fx;
  const double lower = shades[y1 * width + x0] * (1 - fx) + shades[y1 * width + x1] * fx;
  return upper * (1 - fy) + lower * fy;
}

struct Relief::File {
  std::filesystem::path path;
  base::MappedFile mapped;
  ReliefDirectory directory;

  explicit File(const std::filesystem::path& p) : path(p), mapped(p, "relief") {}

  /// Runs `read`, turning damage into the error that names the file.
  template <class Read>
  auto guarded(Read read) const {
    try {
      return read();
    } catch (const Damaged& damage) {
      throw base::Error(base::ErrorKind::data,
                        fmt::format("{}: the relief cannot be read: {}; install or build it again, or draw without relief",
                                    path.string(), damage.what()));
    }
  }
};

Relief::Relief(std::unique_ptr<File> file) : file_(std::move(file)) {}
Relief::~Relief() = default;
Relief::Relief(Relief&&) noexcept = default;
Relief& Relief::operator=(Relief&&) noexcept = default;

Relief Relief::open(const std::filesystem::path& path) {
  auto file = std::make_unique<File>(path);
  file->guarded([&] { file->directory = read_relief_directory(file->mapped.bytes()); });
  return Relief(std::move(file));
}

const std::string& Relief::credit() const {
  return file_->directory.credit;
}

ReliefWindow Relief::window(const geo::LonLatBox& box, double metres_per_px) const {
  const ReliefLevel* level = &file_->directory.levels.front();
  for (const ReliefLevel& coarser : file_->directory.levels)
    if (coarser.degrees_per_sample() * metres_per_degree <= metres_per_px) level = &coarser;
  return file_->guarded([&] { return read_window(*level, box); });
}

}  // namespace rutter::basemap
