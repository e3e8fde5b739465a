#include "geo/clip.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "geo/clip_box.hpp"
#include "geo/page_polygon.hpp"

namespace rutter::geo {

std::vector<Line<PagePoint>> clip_line(const Line<PagePoint>& line, const PageBox& box) {
  std::vector<Line<PagePoint>> parts;
  if (line.empty() || box.empty()) return parts;
  parts.push_back(line);
  for (const HalfPlane<PagePoint>& half : sides_of(box)) parts = clip_lines(std::move(parts), half);
  std::erase_if(parts, [](const Line<PagePoint>& part) {
    return std::all_of(part.begin(), part.end(), [&](PagePoint p) { return p == part[0]; });
  });
  return parts;
}

MultiPolygon<PagePoint> clip_polygon(const Polygon<PagePoint>& polygon, const PageBox& box) {
  if (box.empty()) return {};
  std::vector<Line<PagePoint>> rings = polygon.rings;
  for (const HalfPlane<PagePoint>& half : sides_of(box)) rings = clip_rings(std::move(rings), half);
  return nested(std::move(rings));
}

}  // namespace rutter::geo
