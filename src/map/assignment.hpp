#pragma once

#include <cstddef>
#include <vector>

namespace rutter::map {

/// The assignment of rows to different columns with the least sum of costs: for each row its column. Needs at least as many
/// columns as rows. Kuhn 1955 and Munkres 1957 in the form with potentials and shortest augmenting paths (Jonker and Volgenant
/// 1987), O(rows^2 columns). Costs must be finite. Of equally good assignments always the same one.
[[nodiscard]] std::vector<std::size_t> least_cost_assignment(const std::vector<std::vector<double>>& cost);

}  // namespace rutter::map
