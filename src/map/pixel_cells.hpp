#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "map/pixel_mask.hpp"

namespace rutter::map {

/// What lies at the corners of a cell of pixels: upper left, upper right, lower left, lower right.
template <class Place>
using CellCorners = std::array<std::optional<Place>, 4>;

/// Finds what lies under each pixel of a grid, without asking a projection for each: it is asked at the corners of cells, and
/// inside places are interpolated; where they bend the cell is quartered, down to cells of which every pixel is asked.
/// A `Rule` has
///   Place                                        the type of a place;
///   std::optional<Place> ask(double x, double y) what lies at a position in pixels;
///   Place between(corners, fx, fy)               between corners that are all known, at shares of the cell's sides;
///   bool is_smooth(corners, middle, side)        whether `between` will do in a cell of so many pixels, given its middle;
///   bool wants(left, top, side)                  whether any pixel of the cell matters.
template <class Rule>
class PixelCells {
 public:
  using Place = typename Rule::Place;
  using Corners = CellCorners<Place>;

  static constexpr std::size_t cell_side = 16;
  static constexpr std::size_t smallest_cell_side = 4;

  PixelCells(const PixelGrid& grid, const Rule& rule) : grid_(grid), rule_(rule) {}

  /// Calls see(x, y, place) for the pixels of all cells that are wanted and whose place is known.
  template <class See>
  void visit_pixels(See see) const {
    visit_cells(
        [&](std::size_t left, std::size_t top, const Corners& corner) { paint_cell(left, top, cell_side, corner, see); });
  }

  /// Calls see(left, top, corners) for every cell of the whole size; the last ones may reach beyond the grid.
  template <class See>
  void visit_cells(See see) const {
    const std::size_t columns = (grid_.width + cell_side - 1) / cell_side;
    std::vector<std::optional<Place>> upper = corners(0, columns);
    for (std::size_t top = 0; top < grid_.height; top += cell_side) {
      std::vector<std::optional<Place>> lower = corners(top + cell_side, columns);
      for (std::size_t i = 0; i < columns; ++i)
        see(i * cell_side, top, Corners{upper[i], upper[i + 1], lower[i], lower[i + 1]});
      upper = std::move(lower);
    }
  }

 private:
  [[nodiscard]] std::vector<std::optional<Place>> corners(std::size_t y, std::size_t columns) const {
    std::vector<std::optional<Place>> out;
    for (std::size_t i = 0; i <= columns; ++i)
      out.push_back(rule_.ask(static_cast<double>(i * cell_side), static_cast<double>(y)));
    return out;
  }

  template <class See>
  void paint_cell(std::size_t left, std::size_t top, std::size_t side, const Corners& corner, See& see) const {
    if (!rule_.wants(left, top, side)) return;
    const double half = static_cast<double>(side) / 2;
    const double x = static_cast<double>(left);
    const double y = static_cast<double>(top);
    const std::optional<Place> middle = rule_.ask(x + half, y + half);
    const bool smooth = rule_.is_smooth(corner, middle, side);
    if (smooth || side <= smallest_cell_side) return paint_pixels(left, top, side, smooth ? &corner : nullptr, see);
    const std::optional<Place> above = rule_.ask(x + half, y);
    const std::optional<Place> on_left = rule_.ask(x, y + half);
    const std::optional<Place> on_right = rule_.ask(x + 2 * half, y + half);
    const std::optional<Place> below = rule_.ask(x + half, y + 2 * half);
    paint_cell(left, top, side / 2, {corner[0], above, on_left, middle}, see);
    paint_cell(left + side / 2, top, side / 2, {above, corner[1], middle, on_right}, see);
    paint_cell(left, top + side / 2, side / 2, {on_left, middle, corner[2], below}, see);
    paint_cell(left + side / 2, top + side / 2, side / 2, {middle, on_right, below, corner[3]}, see);
  }

  /// Places come from the corners, or without any from the rule.
  template <class See>
  void paint_pixels(std::size_t left, std::size_t top, std::size_t side, const Corners* corner, See& see) const {
    for (std::size_t y = top; y < std::min(top + side, grid_.height); ++y)
      for (std::size_t x = left; x < std::min(left + side, grid_.width); ++x) {
        const auto share = [&](std::size_t from) { return (static_cast<double>(from) + 0.5) / static_cast<double>(side); };
        const std::optional<Place> p = corner != nullptr
                                           ? std::optional<Place>(rule_.between(*corner, share(x - left), share(y - top)))
                                           : rule_.ask(static_cast<double>(x) + 0.5, static_cast<double>(y) + 0.5);
        if (p) see(x, y, *p);
      }
  }

  const PixelGrid& grid_;
  const Rule& rule_;
};

}  // namespace rutter::map
