#include "basemap/hillshade.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "basemap/format.hpp"
#include "basemap/relief_format.hpp"

namespace rutter::basemap {
namespace {

/// Heights are drawn so many times too high at a sample of 3.7 km: what a map shows is valleys and ridges, whose true slopes
/// are lost in samples of this size. Twice as coarse samples have about half of the slope, and are given twice as much.
constexpr double exaggeration = 9;
constexpr double reference_m = 3706;
/// Light that differs less than this from a plain's is taken as a plain's.
constexpr double dead_zone = 0.04;
/// Near the poles samples are slivers; narrower ones than at this share of the equator's width count as that wide.
constexpr double narrowest = 0.15;

struct Slope {
  double east = 0;  ///< rise per run towards the east
  double north = 0;
};

/// How much brighter (to 1) or darker (to -1) than a plain.
double relative_light(Slope s) {
  const double flat = std::numbers::sqrt2 / 2;
  // The light comes from (-1/2, 1/2, sqrt(1/2)), the surface looks towards (-east, -north, 1).
  const double light = (0.5 * s.east - 0.5 * s.north + flat) / std::sqrt(1 + s.east * s.east + s.north * s.north);
  const double relative = light < flat ? (light - flat) / flat : (light - flat) / (1 - flat);
  const double beyond = std::max(0.0, std::abs(relative) - dead_zone) / (1 - dead_zone);
  return std::copysign(std::min(beyond, 1.0), relative);
}

void soften_row(float* row, std::size_t width, std::vector<float>& before) {
  before.assign(row, row + width);
  for (std::size_t x = 0; x < width; ++x) {
    const auto at = [&](std::size_t steps) { return before[(x + width + steps - 2) % width]; };
    row[x] = (at(0) + 4 * at(1) + 6 * at(2) + 4 * at(3) + at(4)) / 16;
  }
}

template <class T, class Sum>
GlobeGrid<T> means(const GlobeGrid<T>& grid) {
  GlobeGrid<T> out{grid.width / 2, grid.height / 2, {}};
  out.values.reserve(out.width * out.height);
  for (std::size_t y = 0; y < out.height; ++y) {
    const T* upper = grid.row(2 * y);
    const T* lower = grid.row(2 * y + 1);
    for (std::size_t x = 0; x < out.width; ++x)
      out.values.push_back(
          static_cast<T>((static_cast<Sum>(upper[2 * x]) + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1]) / 4));
  }
  return out;
}

}  // namespace

void soften(GlobeGrid<float>& heights) {
  std::vector<float> before;
  for (std::size_t y = 0; y < heights.height; ++y) soften_row(heights.row(y), heights.width, before);
  // Downwards in place: of the two rows above the values before softening are kept.
  std::vector<float> second(heights.row(0), heights.row(0) + heights.width);
  std::vector<float> first = second;
  std::vector<float> current;
  for (std::size_t y = 0; y < heights.height; ++y) {
    float* row = heights.row(y);
    current.assign(row, row + heights.width);
    const float* below = heights.row(std::min(y + 1, heights.height - 1));
    const float* further = heights.row(std::min(y + 2, heights.height - 1));
    for (std::size_t x = 0; x < heights.width; ++x)
      row[x] = (second[x] + 4 * first[x] + 6 * current[x] + 4 * below[x] + further[x]) / 16;
    second.swap(first);
    first.swap(current);
  }
}

GlobeGrid<float> halved(const GlobeGrid<float>& grid) {
  return means<float, float>(grid);
}
GlobeGrid<std::uint8_t> halved(const GlobeGrid<std::uint8_t>& grid) {
  return means<std::uint8_t, unsigned>(grid);
}

GlobeGrid<std::uint8_t> hillshade(const GlobeGrid<float>& heights, const GlobeGrid<std::uint8_t>& land) {
  const std::size_t w = heights.width;
  const double degrees = 360.0 / static_cast<double>(w);
  const double metres = degrees * metres_per_degree;
  const double z = exaggeration * metres / reference_m;
  GlobeGrid<std::uint8_t> out{w, heights.height, std::vector<std::uint8_t>(w * heights.height, neutral_shade)};
  for (std::size_t y = 0; y < heights.height; ++y) {
    const double lat = 90 - (static_cast<double>(y) + 0.5) * degrees;
    const double per_east = z / (8 * metres * std::max(narrowest, std::cos(lat * std::numbers::pi / 180)));
    const double per_north = z / (8 * metres);
    const std::array<const float*, 3> rows{heights.row(y > 0 ? y - 1 : 0), heights.row(y),
                                           heights.row(std::min(y + 1, heights.height - 1))};
    for (std::size_t x = 0; x < w; ++x) {
      const unsigned covered = land.row(y)[x];
      if (covered == 0) continue;
      const std::size_t l = x > 0 ? x - 1 : w - 1;
      const std::size_t r = x + 1 < w ? x + 1 : 0;
      const auto across = [&](std::size_t column) {
        return double{rows[0][column]} + 2 * double{rows[1][column]} + double{rows[2][column]};
      };
      const auto along = [&](const float* row) { return double{row[l]} + 2 * double{row[x]} + double{row[r]}; };
      const Slope slope{(across(r) - across(l)) * per_east, (along(rows[0]) - along(rows[2])) * per_north};
      const double shade = neutral_shade + (shade_steps - 1 - neutral_shade) * relative_light(slope) * covered / 255;
      out.row(y)[x] = static_cast<std::uint8_t>(std::lround(shade));
    }
  }
  return out;
}

}  // namespace rutter::basemap
