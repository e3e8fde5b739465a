#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "geo/box.hpp"
#include "map/label_search.hpp"

namespace rutter::map {

/// Pairs of boxes of different owners that overlap (touching edges do not), for `LabelProblem::conflicts`; smaller number
/// first, in order. `owners`: one number for each box. An empty box overlaps nothing. By a grid whose cells are as large as the
/// boxes on average: near-linear unless many lie on each other.
[[nodiscard]] std::vector<std::pair<CandidateId, CandidateId>> overlapping_boxes(const std::vector<geo::PageBox>& boxes,
                                                                                 const std::vector<std::size_t>& owners);

}  // namespace rutter::map
