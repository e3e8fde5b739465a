#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "geo/box.hpp"

namespace rutter::map {

/// Boxes on the page, found by the square cells that they lie in: for boxes of the size of letters and lines' segments, asked
/// often and in small windows, which a tree answers several times slower. Copies are cheap: three plain vectors. Boxes may
/// reach beyond the page: its outermost cells hold what lies outside.
class BoxGrid {
 public:
  explicit BoxGrid(const geo::PageBox& page, double cell_pt = 16)
      : left_(page.min_x),
        top_(page.min_y),
        cell_pt_(cell_pt),
        cells_a_pt_(1 / cell_pt),
        columns_(cells_along(page.width())),
        rows_(cells_along(page.height())),
        heads_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), none) {}

  /// The box's number is how many were added before it.
  void add(const geo::PageBox& box) {
    const auto number = static_cast<std::uint32_t>(boxes_.size());
    boxes_.push_back(box);
    const Range range = cells_of(box);
    for (int row = range.top; row <= range.bottom; ++row)
      for (int column = range.left; column <= range.right; ++column) {
        std::uint32_t& head = heads_[cell(column, row)];
        entries_.push_back({number, head});
        head = static_cast<std::uint32_t>(entries_.size() - 1);
      }
  }

  /// Calls `visit(number)` once for each box that touches the window, edges included, until it returns false.
  template <class Visit>
  void each_touching(const geo::PageBox& window, const Visit& visit) const {
    const Range range = cells_of(window);
    for (int row = range.top; row <= range.bottom; ++row)
      for (int column = range.left; column <= range.right; ++column)
        for (std::uint32_t at = heads_[cell(column, row)]; at != none; at = entries_[at].next) {
          const std::uint32_t number = entries_[at].number;
          const geo::PageBox& box = boxes_[number];
          if (box.max_x < window.min_x || box.min_x > window.max_x || box.max_y < window.min_y || box.min_y > window.max_y)
            continue;
          // Of the cells that both lie in only the first counts.
          if (column_of(std::max(box.min_x, window.min_x)) != column || row_of(std::max(box.min_y, window.min_y)) != row)
            continue;
          if (!visit(number)) return;
        }
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  static constexpr int most_cells = 1024;

  struct Range {
    int left;
    int top;
    int right;
    int bottom;
  };
  /// One box in one cell; those of a cell are a list.
  struct Entry {
    std::uint32_t number;
    std::uint32_t next;
  };

  [[nodiscard]] int cells_along(double length) const {
    return length > cell_pt_ ? static_cast<int>(std::min(length / cell_pt_, static_cast<double>(most_cells))) : 1;
  }
  /// Also of what is no number: the first.
  [[nodiscard]] static int place_among(double cells, int count) {
    return cells > 0 ? static_cast<int>(std::min(cells, static_cast<double>(count - 1))) : 0;
  }
  [[nodiscard]] int column_of(double x) const { return place_among((x - left_) * cells_a_pt_, columns_); }
  [[nodiscard]] int row_of(double y) const { return place_among((y - top_) * cells_a_pt_, rows_); }
  [[nodiscard]] Range cells_of(const geo::PageBox& box) const {
    return {column_of(box.min_x), row_of(box.min_y), column_of(box.max_x), row_of(box.max_y)};
  }
  [[nodiscard]] std::size_t cell(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
  }

  double left_;
  double top_;
  double cell_pt_;
  double cells_a_pt_;
  int columns_;
  int rows_;
  std::vector<std::uint32_t> heads_;  ///< by cell: its first entry
  std::vector<Entry> entries_;
  std::vector<geo::PageBox> boxes_;
};

}  // namespace rutter::map
