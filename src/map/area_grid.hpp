#pragma once

#include <vector>

#include "geo/box.hpp"
#include "geo/shape.hpp"

namespace rutter::map {

/// A gentle arc through an area: where its middle lies, which way it runs there, and how it bends.
struct AreaAxis {
  geo::PagePoint middle;
  geo::PagePoint direction{1, 0};  ///< of length 1, read from left to right, upwards where it is steep
  double bend = 0;  ///< the arc stands bend * u * u to the right of the straight axis (down on the page), u from the middle
  double elongation = 1;  ///< spread along the axis over the spread across it

  /// The point `along` the axis and `across` it, to the right of its direction.
  [[nodiscard]] geo::PagePoint at(double along, double across) const;
};

/// The largest connected part of an area, in square cells, with the distance of each from what lies outside. The area may be
/// given in polygons that touch: their seams do not count. At most about 20,000 cells, none smaller than 2 pt.
class AreaGrid {
 public:
  /// `holes` count as outside: lakes, for the name of a country.
  AreaGrid(const geo::MultiPolygon<geo::PagePoint>& area, const std::vector<geo::Polygon<geo::PagePoint>>& holes);

  [[nodiscard]] bool empty() const { return inside_ == 0; }
  [[nodiscard]] double step_pt() const { return step_; }
  [[nodiscard]] double area_pt2() const { return static_cast<double>(inside_) * step_ * step_; }
  /// How far points are from anything outside, to within a cell; 0 outside. Running sums of that at `count` points a step
  /// apart, beside an axis from `from` on: `sums` gets one more than that, the first is 0.
  void sum_clearances(const AreaAxis& axis, double from, double across, std::size_t count, std::vector<double>& sums) const;
  /// The clearance at the pole of inaccessibility, the inside point farthest from all outside (Garcia-Castellanos and Lombardo,
  /// "Poles of inaccessibility", Scottish Geographical Journal 123(3), 2007).
  [[nodiscard]] double most_clearance_pt() const { return most_clearance_; }
  [[nodiscard]] const geo::PageBox& box() const { return box_; }

  /// The axis of the area: the principal axis of its cells, each weighted with the square of its clearance so that broad parts
  /// count and tongues do not, and the parabola of least squares along it. Stands for the circular arc on the longest path of
  /// the skeleton of Barrault, "A methodology for placement and evaluation of area map labels", Computers, Environment and
  /// Urban Systems 25, 2001, section 3, at a fraction of the cost. No arc turns by more than 50 degrees within the area.
  [[nodiscard]] const AreaAxis& axis() const { return axis_; }
  /// The level line through the same middle.
  [[nodiscard]] AreaAxis level() const;

 private:
  void fill(const geo::Polygon<geo::PagePoint>& polygon, char value);
  void keep_largest_part();
  void squared_distances_in(std::size_t row);
  void measure_clearance();
  /// The clearances of the row of cells at this height; nullptr beyond the box.
  [[nodiscard]] const double* clearances_at(double y) const;
  /// `visit(centre, weight)` for every cell inside.
  template <class Visit>
  void for_each_inside(Visit visit) const;
  [[nodiscard]] geo::PagePoint weighted_middle() const;
  [[nodiscard]] AreaAxis principal_axis() const;
  void bend(AreaAxis& axis) const;

  geo::PageBox box_;
  double step_ = 2;
  std::size_t columns_ = 0;
  std::size_t rows_ = 0;
  std::size_t inside_ = 0;
  double most_clearance_ = 0;
  geo::PagePoint middle_;
  AreaAxis axis_;
  std::vector<char> cells_;
  std::vector<double> clearance_;
};

/// The direction in which a line is read: from left to right; lines within 10 degrees of the vertical from below upwards, as
/// Imhof 1975 has them.
[[nodiscard]] bool is_read_forwards(geo::PagePoint direction);

}  // namespace rutter::map
