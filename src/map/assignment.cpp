#include "map/assignment.hpp"

#include <limits>

namespace rutter::map {

std::vector<std::size_t> least_cost_assignment(const std::vector<std::vector<double>>& cost) {
  const std::size_t rows = cost.size();
  const std::size_t columns = rows == 0 ? 0 : cost.front().size();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  // Rows and columns count from 1; column 0 is where each search begins.
  std::vector<double> row_potential(rows + 1, 0);
  std::vector<double> column_potential(columns + 1, 0);
  std::vector<std::size_t> row_of(columns + 1, 0);
  for (std::size_t row = 1; row <= rows; ++row) {
    row_of[0] = row;
    std::size_t at = 0;
    std::vector<double> least(columns + 1, infinity);
    std::vector<std::size_t> came_from(columns + 1, 0);
    std::vector<bool> done(columns + 1, false);
    while (row_of[at] != 0) {
      done[at] = true;
      const std::size_t current = row_of[at];
      double step = infinity;
      std::size_t next = 0;
      for (std::size_t c = 1; c <= columns; ++c) {
        if (done[c]) continue;
        const double reduced = cost[current - 1][c - 1] - row_potential[current] - column_potential[c];
        if (reduced < least[c]) {
          least[c] = reduced;
          came_from[c] = at;
        }
        if (least[c] < step) {
          step = least[c];
          next = c;
        }
      }
      for (std::size_t c = 0; c <= columns; ++c) {
        if (done[c]) {
          row_potential[row_of[c]] += step;
          column_potential[c] -= step;
        } else {
          least[c] -= step;
        }
      }
      at = next;
    }
    while (at != 0) {
      row_of[at] = row_of[came_from[at]];
      at = came_from[at];
    }
  }
  std::vector<std::size_t> out(rows, 0);
  for (std::size_t c = 1; c <= columns; ++c)
    if (row_of[c] != 0) out[row_of[c] - 1] = c - 1;
  return out;
}

}  // namespace rutter::map
