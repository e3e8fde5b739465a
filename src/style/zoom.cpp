#include "style/zoom.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rutter::style {

double zoom_for(double metres_per_px, double latitude) {
  if (!(metres_per_px > 0) || !std::isfinite(metres_per_px) || !std::isfinite(latitude)) return 0;
  const double radians = std::clamp(latitude, -89.9, 89.9) * std::numbers::pi / 180;
  constexpr double equator_m = 40075016.686;  // WGS84 equatorial circumference, the width of zoom 0
  constexpr double tile_px = 512;
  return std::log2(equator_m * std::cos(radians) / (tile_px * metres_per_px));
}

}  // namespace rutter::style
