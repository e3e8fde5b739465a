#include "map/box_overlaps.hpp"

#include <algorithm>
#include <cmath>

namespace rutter::map {
namespace {

using geo::PageBox;

/// Cells over all boxes, each at least as large as a box on average, and no more of them than boxes.
class Cells {
 public:
  explicit Cells(const std::vector<PageBox>& boxes) {
    double width = 0;
    double height = 0;
    std::size_t count = 0;
    for (const PageBox& box : boxes) {
      if (box.empty()) continue;
      all_.add(box);
      width += box.width();
      height += box.height();
      ++count;
    }
    if (count == 0) return;
    const double most = std::max(1.0, std::sqrt(static_cast<double>(count)));
    const auto across = [&](double whole, double sum) {
      const double mean = sum / static_cast<double>(count);
      return static_cast<std::size_t>(std::clamp(mean > 0 ? whole / mean : most, 1.0, most));
    };
    columns_ = across(all_.width(), width);
    rows_ = across(all_.height(), height);
    members_.resize(columns_ * rows_);
  }

  struct Range {
    std::size_t first_column, last_column, first_row, last_row;
  };

  [[nodiscard]] Range range_of(const PageBox& box) const {
    return {index(box.min_x - all_.min_x, all_.width(), columns_), index(box.max_x - all_.min_x, all_.width(), columns_),
            index(box.min_y - all_.min_y, all_.height(), rows_), index(box.max_y - all_.min_y, all_.height(), rows_)};
  }
  std::vector<CandidateId>& at(std::size_t column, std::size_t row) { return members_[row * columns_ + column]; }

 private:
  static std::size_t index(double offset, double whole, std::size_t count) {
    if (whole <= 0) return 0;
    return static_cast<std::size_t>(
        std::clamp(offset / whole * static_cast<double>(count), 0.0, static_cast<double>(count - 1)));
  }

  PageBox all_;
  std::size_t columns_ = 1;
  std::size_t rows_ = 1;
  std::vector<std::vector<CandidateId>> members_;
};

}  // namespace

std::vector<std::pair<CandidateId, CandidateId>> overlapping_boxes(const std::vector<PageBox>& boxes,
                                                                   const std::vector<std::size_t>& owners) {
  std::vector<std::pair<CandidateId, CandidateId>> out;
  Cells cells(boxes);
  for (CandidateId b = 0; b < boxes.size(); ++b) {
    if (boxes[b].empty()) continue;
    const Cells::Range range = cells.range_of(boxes[b]);
    for (std::size_t row = range.first_row; row <= range.last_row; ++row)
      for (std::size_t column = range.first_column; column <= range.last_column; ++column) {
        std::vector<CandidateId>& members = cells.at(column, row);
        for (const CandidateId a : members) {
          if (owners[a] == owners[b] || !boxes[a].intersects(boxes[b])) continue;
          // A pair meets in several cells; it is told in the first that both are in.
          const Cells::Range other = cells.range_of(boxes[a]);
          if (std::max(range.first_column, other.first_column) == column && std::max(range.first_row, other.first_row) == row)
            out.emplace_back(a, b);
        }
        members.push_back(b);
      }
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace rutter::map
