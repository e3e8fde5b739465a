#pragma once

#include <vector>

#include "geo/box.hpp"
#include "geo/shape.hpp"

namespace rutter::geo {

/// Area of a closed ring, positive when it runs clockwise as seen on the page (y down).
[[nodiscard]] double signed_area(const Line<PagePoint>& ring);

/// Area of a polygon, holes subtracted, whatever the winding.
[[nodiscard]] double area(const Polygon<PagePoint>& polygon);
[[nodiscard]] double area(const MultiPolygon<PagePoint>& polygons);

/// The centre of mass; of the outer ring's box when the area is 0.
[[nodiscard]] PagePoint centroid(const Polygon<PagePoint>& polygon);

/// Whether the point is inside under the even-odd rule; on the border either.
[[nodiscard]] bool contains(const Line<PagePoint>& ring, PagePoint p);
[[nodiscard]] bool contains(const Polygon<PagePoint>& polygon, PagePoint p);

[[nodiscard]] PageBox box_of(const Polygon<PagePoint>& polygon);
[[nodiscard]] PageBox box_of(const MultiPolygon<PagePoint>& polygons);

/// Sorts closed rings that do not cross into polygons: a ring inside an even number of others is an outer one, the rest are
/// holes of the smallest outer ring round them. Rings without area are left out.
[[nodiscard]] MultiPolygon<PagePoint> nested(std::vector<Line<PagePoint>> rings);

}  // namespace rutter::geo
