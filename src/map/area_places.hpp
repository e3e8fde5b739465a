#pragma once

#include <vector>

#include "geo/box.hpp"
#include "geo/shape.hpp"

namespace rutter::map {

/// Where boxes fit into an area, found on rows 3 pt apart. The area may be given in cells that touch: their seams do not count.
class AreaPlaces {
 public:
  explicit AreaPlaces(const geo::MultiPolygon<geo::PagePoint>& area);

  /// Centres of boxes of this size that lie inside, nearest to the area's centre of mass first; at most a few hundred.
  [[nodiscard]] std::vector<geo::PagePoint> centres(double width_pt, double height_pt) const;

  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] geo::PagePoint centre_of_mass() const { return centre_; }
  [[nodiscard]] double area_pt2() const { return area_; }

 private:
  struct Span {
    double from = 0;
    double to = 0;
  };
  static std::vector<Span> common(const std::vector<Span>& a, const std::vector<Span>& b);

  std::vector<std::vector<Span>> rows_;
  double top_ = 0;
  geo::PagePoint centre_;
  double area_ = 0;
};

}  // namespace rutter::map
