#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/box.hpp"
#include "geo/shape.hpp"

namespace rutter::map {

/// A box of the page divided into pixels, rows from the top.
struct PixelGrid {
  geo::PageBox box;
  std::size_t width = 0;
  std::size_t height = 0;
  /// Position in pixels, may be between them; (0.5, 0.5) is the first pixel's centre.
  [[nodiscard]] geo::PagePoint at(double x, double y) const {
    return {box.min_x + box.width() * x / static_cast<double>(width),
            box.min_y + box.height() * y / static_cast<double>(height)};
  }
};

/// A grid of square pixels over the box, so many a point, or as many as make `most_pixels` in all; at least one.
[[nodiscard]] PixelGrid grid_over(const geo::PageBox& box, double pixels_per_pt, double most_pixels);

/// Which pixels of a grid lie in areas: those whose centre does.
class PixelMask {
 public:
  explicit PixelMask(const PixelGrid& grid) : grid_(grid), inside_(grid.width * grid.height) {}

  /// Adds a polygon (even-odd rule), also one that is larger than the grid. Polygons may overlap.
  void add(const geo::Polygon<geo::PagePoint>& polygon);

  [[nodiscard]] bool has(std::size_t x, std::size_t y) const { return inside_[y * grid_.width + x] != 0; }
  /// Whether any pixel of the square at (left, top) is inside; what lies beyond the grid is not.
  [[nodiscard]] bool has_any(std::size_t left, std::size_t top, std::size_t side) const;

 private:
  PixelGrid grid_;
  std::vector<std::uint8_t> inside_;
};

}  // namespace rutter::map
