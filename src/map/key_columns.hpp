#pragma once

#include <cstddef>
#include <vector>

namespace rutter::map {

/// Divides entries, in their order, among at most `columns` columns so that the tallest column is as low as possible; earlier
/// columns are filled first. `gap` stands between two entries of a column. Returns the index of each column's first entry;
/// no column is empty. The least height is found by bisection: whether a height suffices is told by filling greedily.
[[nodiscard]] std::vector<std::size_t> balanced_columns(const std::vector<double>& heights, double gap, int columns);

}  // namespace rutter::map
