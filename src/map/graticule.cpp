#include "map/graticule.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/lon_lat_box.hpp"
#include "map/projection_words.hpp"

namespace rutter::map {
namespace {

using geo::LonLat;
using geo::PagePoint;

/// Steps in minutes of arc.
constexpr std::array<int, 12> steps_minutes{1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800};
constexpr double coarsest_deg = 30;
constexpr double wanted_lines = 5;
constexpr double edge_pt = 0.1;

int step_for(double span_deg) {
  for (const int step : steps_minutes)
    if (span_deg * 60 / step <= wanted_lines + 1) return step;
  return steps_minutes.back();
}

void add_marks(const std::vector<geo::Line<PagePoint>>& parts, const std::string& text, bool meridian,
               const geo::PageBox& frame, std::vector<GraticuleMark>& marks) {
  for (const auto& part : parts)
    for (const PagePoint p : {part.front(), part.back()})
      if (meridian ? frame.max_y - p.y < edge_pt : p.x - frame.min_x < edge_pt) {
        marks.push_back({text, p, meridian});
        return;
      }
}

}  // namespace

Graticule graticule_for(const geo::Projector& projector, const Words& words) {
  const geo::LonLatBox& box = projector.surroundings();
  const double width = geo::width_deg(box);
  const int step = step_for(std::min(width, 2 * (box.north - box.south)));
  const double step_deg = step / 60.0;
  // Round a pole all meridians are seen: a fine step would crowd them there.
  const bool round_pole = width > 300 && (box.north >= 90 || box.south <= -90);
  const double meridian_deg = round_pole ? std::max(step_deg, coarsest_deg) : step_deg;
  Graticule out;
  const auto add = [&](const geo::Line<LonLat>& line, double degrees, bool meridian) {
    auto parts = projector.line(line);
    add_marks(parts, degrees_words(words, degrees, meridian), meridian, projector.clip(), out.marks);
    out.lines.insert(out.lines.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
  };
  for (double lon = std::ceil(box.west / meridian_deg) * meridian_deg; lon <= box.west + width + 1e-9; lon += meridian_deg) {
    const double at = geo::normalised_lon(lon);
    if (width >= 360 && lon - box.west >= 360 - 1e-9) break;
    add({{at, box.south}, {at, (box.south + box.north) / 2}, {at, box.north}}, std::round(at * 60) / 60, true);
  }
  for (double lat = std::ceil(box.south / step_deg) * step_deg; lat <= box.north + 1e-9; lat += step_deg) {
    if (std::abs(lat) > 90 - 1e-9) continue;
    geo::Line<LonLat> parallel;
    const int pieces = std::max(2, static_cast<int>(std::ceil(width / 30)));
    for (int i = 0; i <= pieces; ++i) parallel.push_back({geo::normalised_lon(box.west + width * i / pieces), lat});
    add(parallel, std::round(lat * 60) / 60, false);
  }
  return out;
}

}  // namespace rutter::map
