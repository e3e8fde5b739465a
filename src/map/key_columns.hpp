#pragma once

#include <cstddef>
#include <vector>

namespace rutter::map {

/// Divides entries, in their order, among at most `columns` columns so that the tallest column is as low as possible; earlier
/// columns are filled first. `gap` stands between two entries of a column. Returns the index of each column's first entry;
/// no column is empty. The least height is found by bisection: whether a height suffices is told by filling greedily.
[[nodiscard]] std::vector<std::size_t> balanced_columns(const std::vector<double>& heights, double gap, int columns);

/// The same where the last of exactly `columns` columns has a height of its own, `last_limit`: the least height of the others
/// and the index of each column's first entry. Empty when an entry is higher than `most`, or all do not fit at that height.
struct UnevenColumns {
  std::vector<std::size_t> starts;
  double height = 0;
};
[[nodiscard]] UnevenColumns uneven_columns(const std::vector<double>& heights, double gap, int columns, double last_limit,
                                           double most);

}  // namespace rutter::map
