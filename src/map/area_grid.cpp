#include "map/area_grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "geo/page_polygon.hpp"
#include "map/occupancy.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

constexpr double least_step_pt = 2;
constexpr double most_cells = 20000;
constexpr double most_turn = 50 * std::numbers::pi / 180;
constexpr double steep = 10 * std::numbers::pi / 180;

/// The squared distances to the zeros of a row, in place, as the lower envelope of parabolas: Felzenszwalb and Huttenlocher,
/// "Distance transforms of sampled functions", Theory of Computing 8, 2012, algorithm 1.
class RowTransform {
 public:
  explicit RowTransform(std::size_t most) : from_(most), apex_(most), start_(most + 1), half_inverse_(most + 1) {
    for (std::size_t i = 1; i <= most; ++i) half_inverse_[i] = 0.5 / static_cast<double>(i);
  }

  /// `at(i)` is the i-th value of the row; beyond both of its ends all is outside. Between two zeros nothing beyond them is
  /// nearer, so each run of others is taken on its own, with the zeros at its ends.
  template <class At>
  void apply(std::size_t count, At at) {
    for (std::size_t first = 0; first < count; ++first) {
      if (!(at(first) > 0)) continue;
      std::size_t end = first + 1;
      while (end < count && at(end) > 0) ++end;
      apply_to_run(first, end, count, at);
      first = end;
    }
  }

 private:
  template <class At>
  void apply_to_run(std::size_t first, std::size_t end, std::size_t count, At at) {
    const std::size_t from = first > 0 ? first - 1 : 0;
    const std::size_t to = std::min(end + 1, count);
    for (std::size_t i = from; i < to; ++i) from_[i] = at(i);
    std::size_t last = 0;
    apex_[0] = from;
    start_[0] = -std::numeric_limits<double>::infinity();
    for (std::size_t q = from + 1; q < to; ++q) {
      double s = meeting(q, apex_[last]);
      while (last > 0 && s <= start_[last]) s = meeting(q, apex_[--last]);
      if (s <= start_[last]) {
        apex_[last] = q;
      } else {
        apex_[++last] = q;
        start_[last] = s;
      }
    }
    for (std::size_t q = first, k = 0; q < end; ++q) {
      while (k < last && start_[k + 1] < static_cast<double>(q)) ++k;
      const double d = static_cast<double>(q) - static_cast<double>(apex_[k]);
      const double edge = static_cast<double>(std::min(q + 1, count - q));
      at(q) = std::min(d * d + from_[apex_[k]], edge * edge);
    }
  }

  /// Where the parabolas of a and b < a meet. Its last bits do not count: near a whole number both have the same whole value.
  [[nodiscard]] double meeting(std::size_t a, std::size_t b) const {
    const auto p = static_cast<double>(a);
    const auto q = static_cast<double>(b);
    return ((from_[a] + p * p) - (from_[b] + q * q)) * half_inverse_[a - b];
  }

  std::vector<double> from_;
  std::vector<std::size_t> apex_;
  std::vector<double> start_;
  std::vector<double> half_inverse_;  ///< 1 / 2n
};

}  // namespace

PagePoint AreaAxis::at(double along, double across) const {
  const double right = across + bend * along * along;
  return middle + direction * along + PagePoint{-direction.y, direction.x} * right;
}

bool is_read_forwards(PagePoint direction) {
  if (std::abs(std::atan2(direction.x, std::abs(direction.y))) < steep) return direction.y < 0;
  return direction.x > 0;
}

AreaGrid::AreaGrid(const geo::MultiPolygon<PagePoint>& area, const std::vector<geo::Polygon<PagePoint>>& holes)
    : box_(geo::box_of(area)) {
  if (box_.empty()) return;
  box_ = {snapped(box_.min_x), snapped(box_.min_y), snapped(box_.max_x), snapped(box_.max_y)};
  if (!(box_.width() * box_.height() > 0)) return;
  step_ = std::max(least_step_pt, std::sqrt(box_.width() * box_.height() / most_cells));
  columns_ = static_cast<std::size_t>(std::ceil(box_.width() / step_));
  rows_ = static_cast<std::size_t>(std::ceil(box_.height() / step_));
  cells_.assign(columns_ * rows_, 0);
  for (const auto& polygon : area.polygons) fill(polygon, 1);
  for (const auto& hole : holes)
    if (geo::box_of(hole).intersects(box_)) fill(hole, 0);
  keep_largest_part();
  measure_clearance();
  middle_ = weighted_middle();
  axis_ = principal_axis();
}

template <class Visit>
void AreaGrid::for_each_inside(Visit visit) const {
  for (std::size_t row = 0, cell = 0; row < rows_; ++row) {
    const double y = box_.min_y + (static_cast<double>(row) + 0.5) * step_;
    for (std::size_t column = 0; column < columns_; ++column, ++cell)
      if (cells_[cell] != 0)
        visit(PagePoint{box_.min_x + (static_cast<double>(column) + 0.5) * step_, y}, clearance_[cell] * clearance_[cell]);
  }
}

/// Cells whose centre lies in the polygon; a twentieth of a cell more at both ends of a row closes the seams between polygons.
void AreaGrid::fill(const geo::Polygon<PagePoint>& polygon, char value) {
  struct Crossing {
    std::size_t row;
    double x;
    auto operator<=>(const Crossing&) const = default;
  };
  std::vector<Crossing> crossings;
  for (const auto& ring : polygon.rings)
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const PagePoint p = snapped(ring[i - 1]);
      const PagePoint q = snapped(ring[i]);
      const PagePoint& a = p.y < q.y ? p : q;
      const PagePoint& b = p.y < q.y ? q : p;
      const double first = std::max(0.0, std::ceil((a.y - box_.min_y) / step_ - 0.5));
      for (auto row = static_cast<std::size_t>(first); row < rows_; ++row) {
        const double y = box_.min_y + (static_cast<double>(row) + 0.5) * step_;
        if (y >= b.y) break;
        crossings.push_back({row, a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)});
      }
    }
  std::sort(crossings.begin(), crossings.end());
  const double seam = value != 0 ? 0.05 : 0;
  // A closed ring crosses every row an even number of times.
  for (std::size_t i = 1; i < crossings.size(); i += 2) {
    const double from = std::ceil((crossings[i - 1].x - box_.min_x) / step_ - 0.5 - seam);
    const double to = std::floor((crossings[i].x - box_.min_x) / step_ - 0.5 + seam);
    const double last = std::min(to, static_cast<double>(columns_) - 1);
    char* const row = cells_.data() + crossings[i].row * columns_;
    for (double c = std::max(from, 0.0); c <= last; ++c) row[static_cast<std::size_t>(c)] = value;
  }
}

/// Runs of cells in a row, joined where they touch those of the row above: He, Chao and Suzuki, "A run-based two-scan labeling
/// algorithm", IEEE Transactions on Image Processing 17, 2008, with union by order, so that a part is named by its first run.
void AreaGrid::keep_largest_part() {
  struct Run {
    std::size_t from, to;  // cells
    std::size_t part;
    std::size_t size;
  };
  std::vector<Run> runs;
  const auto part_of = [&](std::size_t run) {
    while (runs[run].part != run) run = runs[run].part = runs[runs[run].part].part;
    return run;
  };
  std::size_t above = 0;
  for (std::size_t row = 0; row < rows_; ++row) {
    const std::size_t first = runs.size();
    const std::size_t end = (row + 1) * columns_;
    for (std::size_t cell = row * columns_; cell < end; ++cell) {
      if (cells_[cell] == 0) continue;
      const std::size_t from = cell;
      while (cell < end && cells_[cell] != 0) ++cell;
      const std::size_t number = runs.size();
      runs.push_back({from, cell, number, cell - from});
      while (above < first && runs[above].to + columns_ <= from) ++above;
      for (std::size_t other = above; other < first && runs[other].from + columns_ < cell; ++other) {
        const std::size_t a = part_of(other);
        const std::size_t b = part_of(number);
        if (a == b) continue;
        runs[std::max(a, b)].part = std::min(a, b);
        runs[std::min(a, b)].size += runs[std::max(a, b)].size;
      }
    }
    above = first;
  }
  std::size_t largest = 0;
  for (std::size_t run = 0; run < runs.size(); ++run)
    if (runs[run].part == run && runs[run].size > inside_) {
      inside_ = runs[run].size;
      largest = run;
    }
  for (std::size_t run = 0; run < runs.size(); ++run)
    if (part_of(run) != largest)
      std::fill(cells_.begin() + std::ptrdiff_t(runs[run].from), cells_.begin() + std::ptrdiff_t(runs[run].to), char{0});
}

/// Within one row a step to the right and one to the left do.
void AreaGrid::squared_distances_in(std::size_t row) {
  const char* inside = cells_.data() + row * columns_;
  double* out = clearance_.data() + row * columns_;
  double steps = 0;
  for (std::size_t i = 0; i < columns_; ++i) out[i] = steps = inside[i] != 0 ? steps + 1 : 0;
  steps = 0;
  for (std::size_t i = columns_; i-- > 0;) {
    steps = inside[i] != 0 ? std::min(steps + 1, out[i]) : 0;
    out[i] = steps * steps;
  }
}

void AreaGrid::measure_clearance() {
  clearance_.resize(cells_.size());
  for (std::size_t row = 0; row < rows_; ++row) squared_distances_in(row);
  RowTransform transform(rows_);
  for (std::size_t column = 0; column < columns_; ++column)
    transform.apply(rows_, [&](std::size_t i) -> double& { return clearance_[i * columns_ + column]; });
  for (double& c : clearance_) {
    if (!(c > 0)) continue;
    // From the middle of a cell to the edge of one outside.
    c = (std::sqrt(c) - 0.5) * step_;
    most_clearance_ = std::max(most_clearance_, c);
  }
}

void AreaGrid::sum_clearances(const AreaAxis& axis, double from, double across, std::size_t count,
                              std::vector<double>& sums) const {
  sums.resize(count + 1);
  sums[0] = 0;
  const auto column_of = [&](double x) { return std::min(columns_ - 1, static_cast<std::size_t>((x - box_.min_x) / step_)); };
  if (axis.direction == PagePoint{1, 0} && !(std::abs(axis.bend) > 0)) {  // all in one row
    const double* const row = clearances_at(axis.middle.y + across);
    for (std::size_t i = 0; i < count; ++i) {
      const double x = axis.middle.x + (from + static_cast<double>(i) * step_);
      const bool inside = row != nullptr && x >= box_.min_x && x <= box_.max_x;
      sums[i + 1] = sums[i] + (inside ? row[column_of(x)] : 0);
    }
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const PagePoint p = axis.at(from + static_cast<double>(i) * step_, across);
    const double* const row = clearances_at(p.y);
    const bool inside = row != nullptr && p.x >= box_.min_x && p.x <= box_.max_x;
    sums[i + 1] = sums[i] + (inside ? row[column_of(p.x)] : 0);
  }
}

const double* AreaGrid::clearances_at(double y) const {
  if (empty() || !(y >= box_.min_y && y <= box_.max_y)) return nullptr;
  return clearance_.data() + std::min(rows_ - 1, static_cast<std::size_t>((y - box_.min_y) / step_)) * columns_;
}

PagePoint AreaGrid::weighted_middle() const {
  PagePoint sum{0, 0};
  double weights = 0;
  for_each_inside([&](PagePoint centre, double weight) {
    sum = sum + centre * weight;
    weights += weight;
  });
  return weights > 0 ? sum * (1 / weights) : box_.centre();
}

AreaAxis AreaGrid::level() const {
  return {middle_, {1, 0}, 0, 1};
}

AreaAxis AreaGrid::principal_axis() const {
  AreaAxis out = level();
  double xx = 0;
  double xy = 0;
  double yy = 0;
  for_each_inside([&](PagePoint centre, double weight) {
    const PagePoint d = centre - out.middle;
    xx += weight * d.x * d.x;
    xy += weight * d.x * d.y;
    yy += weight * d.y * d.y;
  });
  const double half_difference = std::hypot((xx - yy) / 2, xy);
  const double mean = (xx + yy) / 2;
  if (!(mean - half_difference > 0)) return out;
  out.elongation = std::sqrt((mean + half_difference) / (mean - half_difference));
  const double angle = std::atan2(2 * xy, xx - yy) / 2;
  out.direction = {std::cos(angle), std::sin(angle)};
  if (!is_read_forwards(out.direction)) out.direction = out.direction * -1;
  bend(out);
  return out;
}

/// Least squares for v = a + b u + c u^2 over the cells; the axis is moved so that a and b vanish.
void AreaGrid::bend(AreaAxis& axis) const {
  std::array<double, 5> s{};
  std::array<double, 3> t{};
  double longest = 0;
  for_each_inside([&](PagePoint centre, double weight) {
    const PagePoint d = centre - axis.middle;
    const double u = d.x * axis.direction.x + d.y * axis.direction.y;
    const double v = d.y * axis.direction.x - d.x * axis.direction.y;
    longest = std::max(longest, std::abs(u));
    double power = weight;
    for (std::size_t k = 0; k < s.size(); ++k, power *= u) {
      s[k] += power;
      if (k < t.size()) t[k] += power * v;
    }
  });
  // Cramer's rule on the normal equations.
  const auto determinant = [](const std::array<double, 3>& a, const std::array<double, 3>& b, const std::array<double, 3>& c) {
    return a[0] * (b[1] * c[2] - b[2] * c[1]) - b[0] * (a[1] * c[2] - a[2] * c[1]) + c[0] * (a[1] * b[2] - a[2] * b[1]);
  };
  const std::array<double, 3> one{s[0], s[1], s[2]};
  const std::array<double, 3> linear{s[1], s[2], s[3]};
  const std::array<double, 3> square{s[2], s[3], s[4]};
  const double all = determinant(one, linear, square);
  if (!(std::abs(all) > 0) || longest <= 0) return;
  const double a = determinant(t, linear, square) / all;
  const double most = std::tan(most_turn / 2) / (2 * longest);
  axis.bend = std::clamp(determinant(one, linear, t) / all, -most, most);
  axis.middle = axis.middle + PagePoint{-axis.direction.y, axis.direction.x} * a;
}

}  // namespace rutter::map
