#pragma once

#include <string>
#include <vector>

#include "geo/projector.hpp"

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
[[nodiscard]] Graticule graticule_for(const geo::Projector& projector);

/// "40° E", "12°30′ S", "0°", "180°".
[[nodiscard]] std::string degrees_text(double degrees, bool meridian);

}  // namespace rutter::map
