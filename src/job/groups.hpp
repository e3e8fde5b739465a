#pragma once

#include "base/diagnostic.hpp"
#include "job/model.hpp"

namespace rutter::job {

/// Finds the group that each stop and leg names. Problems: two groups of one id; an id that no group has.
void complete_groups(MapSpec& map, base::Diagnostics& problems);

/// A warning for each pair of groups whose colours some reader cannot tell apart (draw::distance_for_all_eyes).
void warn_of_like_colors(const std::vector<Group>& groups, base::Diagnostics& warnings);

}  // namespace rutter::job
