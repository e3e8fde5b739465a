#include "map/pixel_mask.hpp"

#include <algorithm>
#include <cmath>

namespace rutter::map {
namespace {

/// Where an edge crosses the line through the centres of a row of pixels.
struct Crossing {
  std::size_t row = 0;
  double x = 0;  ///< in pixels
  bool operator<(const Crossing& other) const { return row != other.row ? row < other.row : x < other.x; }
};

/// The first pixel whose centre lies at `x` or to the right (or below), at most `count`.
std::size_t first_from(double x, std::size_t count) {
  return static_cast<std::size_t>(std::clamp(std::ceil(x - 0.5), 0.0, static_cast<double>(count)));
}

void add_crossings(geo::PagePoint a, geo::PagePoint b, std::size_t rows, std::vector<Crossing>& to) {
  if (a.y > b.y) std::swap(a, b);
  // Half open: of two edges that meet at a row's height one crosses it.
  for (std::size_t row = first_from(a.y, rows); row < first_from(b.y, rows); ++row) {
    const double share = (static_cast<double>(row) + 0.5 - a.y) / (b.y - a.y);
    to.push_back({row, a.x + share * (b.x - a.x)});
  }
}

}  // namespace

PixelGrid grid_over(const geo::PageBox& box, double pixels_per_pt, double most_pixels) {
  const double pixels = box.width() * box.height() * pixels_per_pt * pixels_per_pt;
  if (pixels > most_pixels) pixels_per_pt *= std::sqrt(most_pixels / pixels);
  const auto count = [&](double pt) { return static_cast<std::size_t>(std::max(1.0, std::round(pt * pixels_per_pt))); };
  return {box, count(box.width()), count(box.height())};
}

void PixelMask::add(const geo::Polygon<geo::PagePoint>& polygon) {
  const double across = static_cast<double>(grid_.width) / grid_.box.width();
  const double down = static_cast<double>(grid_.height) / grid_.box.height();
  const auto in_pixels = [&](geo::PagePoint p) {
    return geo::PagePoint{(p.x - grid_.box.min_x) * across, (p.y - grid_.box.min_y) * down};
  };
  std::vector<Crossing> crossings;
  for (const auto& ring : polygon.rings)
    for (std::size_t i = 1; i < ring.size(); ++i)
      add_crossings(in_pixels(ring[i - 1]), in_pixels(ring[i]), grid_.height, crossings);
  std::sort(crossings.begin(), crossings.end());
  for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
    std::uint8_t* row = inside_.data() + crossings[i].row * grid_.width;
    std::fill(row + first_from(crossings[i].x, grid_.width), row + first_from(crossings[i + 1].x, grid_.width),
              std::uint8_t{1});
  }
}

bool PixelMask::has_any(std::size_t left, std::size_t top, std::size_t side) const {
  const std::size_t right = std::min(left + side, grid_.width);
  for (std::size_t y = top; y < std::min(top + side, grid_.height); ++y)
    for (std::size_t x = left; x < right; ++x)
      if (has(x, y)) return true;
  return false;
}

}  // namespace rutter::map
