#include "geo/page_polygon.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#include "geo/page_line.hpp"

namespace rutter::geo {
namespace {

// Twice the area and six times the moments, reckoned from the ring's first point for precision.
struct Moments {
  double area2 = 0;
  double x = 0;
  double y = 0;
};

Moments moments(const Line<PagePoint>& ring) {
  Moments m;
  if (ring.empty()) return m;
  const PagePoint o = ring.front();
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const PagePoint a = ring[i - 1] - o;
    const PagePoint b = ring[i] - o;
    const double cross = a.x * b.y - b.x * a.y;
    m.area2 += cross;
    m.x += cross * (a.x + b.x);
    m.y += cross * (a.y + b.y);
  }
  m.x += 3 * m.area2 * o.x;
  m.y += 3 * m.area2 * o.y;
  return m;
}

// A point inside a ring with area: the middle of the first stretch of a horizontal line between two of its vertices' heights.
PagePoint interior_point(const Line<PagePoint>& ring) {
  std::vector<double> heights;
  for (const PagePoint p : ring) heights.push_back(p.y);
  std::sort(heights.begin(), heights.end());
  double y = heights.front();
  double widest = 0;
  for (std::size_t i = 1; i < heights.size(); ++i)
    if (heights[i] - heights[i - 1] > widest) {
      widest = heights[i] - heights[i - 1];
      y = (heights[i] + heights[i - 1]) / 2;
    }
  std::vector<double> crossings;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const PagePoint a = ring[i - 1];
    const PagePoint b = ring[i];
    if ((a.y > y) != (b.y > y)) crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
  }
  std::sort(crossings.begin(), crossings.end());
  PagePoint inside = ring.front();
  double longest = -1;
  for (std::size_t i = 1; i < crossings.size(); i += 2)
    if (crossings[i] - crossings[i - 1] > longest) {
      longest = crossings[i] - crossings[i - 1];
      inside = {(crossings[i] + crossings[i - 1]) / 2, y};
    }
  return inside;
}

struct Nest {
  Line<PagePoint> ring;
  PageBox box;
  double area = 0;
  std::size_t depth = 0;
  std::size_t parent = std::numeric_limits<std::size_t>::max();  // the smallest ring round it
};

}  // namespace

double signed_area(const Line<PagePoint>& ring) {
  return moments(ring).area2 / 2;
}

double area(const Polygon<PagePoint>& polygon) {
  double sum = 0;
  for (std::size_t i = 0; i < polygon.rings.size(); ++i) sum += (i == 0 ? 1 : -1) * std::abs(signed_area(polygon.rings[i]));
  return sum;
}

double area(const MultiPolygon<PagePoint>& polygons) {
  double sum = 0;
  for (const Polygon<PagePoint>& polygon : polygons.polygons) sum += area(polygon);
  return sum;
}

PagePoint centroid(const Polygon<PagePoint>& polygon) {
  Moments sum;
  for (std::size_t i = 0; i < polygon.rings.size(); ++i) {
    const Moments m = moments(polygon.rings[i]);
    const double sign = (m.area2 < 0) == (i == 0) ? -1 : 1;
    sum.area2 += sign * m.area2;
    sum.x += sign * m.x;
    sum.y += sign * m.y;
  }
  if (!(sum.area2 > 0)) return polygon.rings.empty() ? PagePoint{} : box_of(polygon.rings.front()).centre();
  return {sum.x / (3 * sum.area2), sum.y / (3 * sum.area2)};
}

bool contains(const Line<PagePoint>& ring, PagePoint p) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const PagePoint a = ring[i - 1];
    const PagePoint b = ring[i];
    if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
  }
  return inside;
}

bool contains(const Polygon<PagePoint>& polygon, PagePoint p) {
  bool inside = false;
  for (const Line<PagePoint>& ring : polygon.rings) inside ^= contains(ring, p);
  return inside;
}

PageBox box_of(const Polygon<PagePoint>& polygon) {
  return polygon.rings.empty() ? PageBox{} : box_of(polygon.rings.front());
}

PageBox box_of(const MultiPolygon<PagePoint>& polygons) {
  PageBox box;
  for (const Polygon<PagePoint>& polygon : polygons.polygons) box.add(box_of(polygon));
  return box;
}

MultiPolygon<PagePoint> nested(std::vector<Line<PagePoint>> rings) {
  std::vector<Nest> nests;
  for (Line<PagePoint>& ring : rings) {
    const double a = ring.size() < 4 ? 0 : std::abs(signed_area(ring));
    if (!(a > 0)) continue;
    const PageBox box = box_of(ring);
    nests.push_back({std::move(ring), box, a});
  }
  // From large to small: what lies round a ring comes before it, the smallest such last.
  std::stable_sort(nests.begin(), nests.end(), [](const Nest& a, const Nest& b) { return a.area > b.area; });
  for (std::size_t i = 1; i < nests.size(); ++i) {
    const PagePoint inside = interior_point(nests[i].ring);
    for (std::size_t j = 0; j < i; ++j)
      if (nests[j].box.contains(nests[i].box) && contains(nests[j].ring, inside)) {
        ++nests[i].depth;
        nests[i].parent = j;
      }
  }
  MultiPolygon<PagePoint> result;
  std::vector<std::size_t> polygon_of(nests.size());
  for (std::size_t i = 0; i < nests.size(); ++i) {
    if (nests[i].depth % 2 == 0) {
      polygon_of[i] = result.polygons.size();
      result.polygons.emplace_back();
    } else {
      polygon_of[i] = polygon_of[nests[i].parent];
    }
    result.polygons[polygon_of[i]].rings.push_back(std::move(nests[i].ring));
  }
  return result;
}

}  // namespace rutter::geo
