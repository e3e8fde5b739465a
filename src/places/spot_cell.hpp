#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "geo/point.hpp"

namespace rutter::places {

// The grid of the table `spot`: rows from the south, columns from 180 degrees west, cell = row * cell_columns + column.
inline constexpr double cells_per_degree = 4;
inline constexpr std::int64_t cell_rows = 720;
inline constexpr std::int64_t cell_columns = 1440;

[[nodiscard]] inline std::int64_t cell_row(double lat) {
  return std::clamp(static_cast<std::int64_t>(std::floor((lat + 90) * cells_per_degree)), std::int64_t{0}, cell_rows - 1);
}

/// Any longitude; 180 counts as -180.
[[nodiscard]] inline std::int64_t cell_column(double lon) {
  const auto column = static_cast<std::int64_t>(std::floor((lon + 180) * cells_per_degree)) % cell_columns;
  return column < 0 ? column + cell_columns : column;
}

[[nodiscard]] inline std::int64_t cell_of(geo::LonLat point) {
  return cell_row(point.lat) * cell_columns + cell_column(point.lon);
}

}  // namespace rutter::places
