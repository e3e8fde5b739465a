#pragma once

#include <memory>
#include <vector>

#include "base/diagnostic.hpp"
#include "job/desk_table.hpp"
#include "places/desk_gazetteer.hpp"
#include "places/gazetteer.hpp"

namespace rutter::route {

/// The places of a desk's own tables, to be asked before the gazetteer, which tells their countries. Rows that are no place
/// are told with file, line and column: a name without letters, a country or a kind that there is not, a place that an earlier
/// row has already (the same name at the same point). Nothing is returned when there are any, and none without tables.
[[nodiscard]] std::shared_ptr<const places::DeskGazetteer> desk_gazetteer(
    const std::vector<std::shared_ptr<const job::DeskTable>>& tables, const places::Gazetteer& gazetteer,
    base::Diagnostics& problems);

}  // namespace rutter::route
