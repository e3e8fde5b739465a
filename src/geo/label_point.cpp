#include "geo/label_point.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <tuple>

#include "geo/page_line.hpp"
#include "geo/page_polygon.hpp"

namespace rutter::geo {
namespace {

// Distance to the nearest ring, negative outside.
double inside_distance(const Polygon<PagePoint>& polygon, PagePoint p) {
  double least = std::numeric_limits<double>::infinity();
  for (const Line<PagePoint>& ring : polygon.rings) least = std::min(least, distance_to(ring, p));
  return contains(polygon, p) ? least : -least;
}

struct Cell {
  PagePoint centre;
  double half = 0;
  double distance = 0;
  [[nodiscard]] double best_possible() const { return distance + half * 1.4142135623730951; }
  // The most promising first; of equal ones the upper left.
  bool operator<(const Cell& other) const {
    return std::tuple(best_possible(), -centre.y, -centre.x) <
           std::tuple(other.best_possible(), -other.centre.y, -other.centre.x);
  }
};

}  // namespace

LabelPoint pole_of_inaccessibility(const Polygon<PagePoint>& polygon, double precision_pt) {
  if (polygon.rings.empty() || polygon.rings.front().empty()) return {};
  const double precision = std::max(precision_pt, 0.01);
  const PageBox box = box_of(polygon);
  const double size = std::min(box.width(), box.height());
  const auto cell_at = [&](PagePoint p, double half) { return Cell{p, half, inside_distance(polygon, p)}; };

  Cell best = cell_at(centroid(polygon), 0);
  const Cell middle = cell_at(box.centre(), 0);
  if (middle.distance > best.distance) best = middle;
  // A sliver of a polygon has no room for a label: as many square cells as its length would ask for are not worth it.
  if (size < 2 * precision || std::max(box.width(), box.height()) > 1000 * size)
    return {best.centre, std::max(best.distance, 0.0)};

  std::priority_queue<Cell> cells;
  for (double x = box.min_x; x < box.max_x; x += size)
    for (double y = box.min_y; y < box.max_y; y += size) cells.push(cell_at({x + size / 2, y + size / 2}, size / 2));
  while (!cells.empty()) {
    const Cell cell = cells.top();
    cells.pop();
    if (cell.distance > best.distance) best = cell;
    if (cell.best_possible() - best.distance <= precision) continue;
    const double half = cell.half / 2;
    for (const double dx : {-half, half})
      for (const double dy : {-half, half}) cells.push(cell_at({cell.centre.x + dx, cell.centre.y + dy}, half));
  }
  return {best.centre, std::max(best.distance, 0.0)};
}

}  // namespace rutter::geo
