#pragma once

#include "geo/shape.hpp"

namespace rutter::geo {

/// Where a label of an area fits best.
struct LabelPoint {
  PagePoint point;
  double distance_pt = 0;  ///< radius of the circle round it that lies inside the polygon; 0 when there is none
};

/// The pole of inaccessibility: the inside point farthest from all rings, found to within `precision_pt` (at least 0.01) by
/// halving cells and dropping those that cannot win (Garcia-Castellanos and Lombardo 2007 for the notion; the search is the
/// quadtree with a priority queue of Agafonkin's polylabel, 2016). Deterministic; ends because cells halve down to the
/// precision.
[[nodiscard]] LabelPoint pole_of_inaccessibility(const Polygon<PagePoint>& polygon, double precision_pt = 1.0);

}  // namespace rutter::geo
