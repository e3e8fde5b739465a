#pragma once

#include <optional>
#include <vector>

#include "geo/box.hpp"
#include "geo/page_transform.hpp"
#include "geo/projection.hpp"
#include "geo/shape.hpp"

namespace rutter::geo {

/// From cut lines in longitude and latitude to page points on the grid of 1/64 px, edges halved until they deviate from the
/// projected curve by less than a tolerance (adaptive resampling, as d3-geo does it on the sphere). Longitudes count from a
/// meridian `lon_shift` degrees east of the projection's central one. What is given lies within `lobe` (one whole piece of an
/// interrupted projection), borders included: there it is projected as from inside.
class Resampler {
 public:
  Resampler(const Projection& projection, const PageTransform& transform, const PageBox& clip, double lon_shift,
            double tolerance_pt, std::optional<LonLatBox> lobe = std::nullopt);

  /// The parts of a line: broken where PROJ has no answer, or where halving does not bring the ends of an edge together.
  [[nodiscard]] std::vector<Line<PagePoint>> line(const Line<LonLat>& points) const;
  /// A closed ring, broken nowhere; fewer than four points when nothing is left.
  [[nodiscard]] Line<PagePoint> ring(const Line<LonLat>& points) const;
  /// A piece of a ring, broken nowhere.
  [[nodiscard]] Line<PagePoint> chain(const Line<LonLat>& points) const;
  /// A single point; NaN where there is none.
  [[nodiscard]] PagePoint point(LonLat p) const;

 private:
  struct Vertex {
    LonLat place;
    PagePoint page;
  };
  [[nodiscard]] Line<PagePoint> with_gaps(const Line<LonLat>& points) const;
  void halve(const Vertex& a, const Vertex& b, int depth, Line<PagePoint>& out) const;
  [[nodiscard]] LonLat placed(LonLat p) const;
  [[nodiscard]] bool may_bend(const Vertex& a, const Vertex& b, double length) const;

  const Projection* projection_;
  PageTransform transform_;
  PageBox clip_;
  double lon_shift_;
  double tolerance_squared_;
  std::optional<LonLatBox> lobe_;
};

}  // namespace rutter::geo
