#pragma once

#include <vector>

#include "map/area_grid.hpp"
#include "map/area_lines.hpp"
#include "map/soft_counts.hpp"

namespace rutter::map {

/// A place in an area, and the size of type, as a number of `types`, that it is for.
struct AreaChoice {
  AreaPlace place;
  bool sloping = false;  ///< beside the area's own axis, not the level one
  std::size_t type = 0;
};

/// Where a name may stand in an area, whatever else stands on the map.
struct AreaChoices {
  AreaAxis level;
  AreaAxis sloping;
  std::vector<AreaChoice> cheapest;  ///< at most 200, the cheapest first; none when the name is too large
  SoftCounts soft;                   ///< of their bands

  [[nodiscard]] const AreaAxis& axis(const AreaChoice& choice) const { return choice.sloping ? sloping : level; }
};

/// How a text may run through an area: level only; also along the area's own axis; there along its arc too, which not every
/// script allows.
enum class AreaRun { level, straight, arc };

/// `types`: the sizes of type tried, the dearer the later.
[[nodiscard]] AreaChoices area_choices(const AreaGrid& grid, const std::vector<AreaType>& types, AreaRun run);

}  // namespace rutter::map
