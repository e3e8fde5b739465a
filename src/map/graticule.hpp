#pragma once

#include <string>
#include <vector>

#include "geo/projector.hpp"
#include "map/words.hpp"

namespace rutter::map {

/// A meridian or parallel where it meets the frame.
struct GraticuleMark {
  std::string text;      ///< "40° E"
  geo::PagePoint point;  ///< on the frame's border
  bool meridian = false;
};

struct Graticule {
  std::vector<geo::Line<geo::PagePoint>> lines;
  std::vector<GraticuleMark> marks;  ///< meridians at the lower edge, parallels at the left one
};

/// Lines of round degrees (or minutes) so that about five cross the map's smaller side's worth of ground.
[[nodiscard]] Graticule graticule_for(const geo::Projector& projector, const Words& words);

}  // namespace rutter::map
