#pragma once

#include <algorithm>

#include "geo/point.hpp"

namespace rutter::geo {

/// A straight piece on the page, prepared for many distances.
class Segment {
 public:
  Segment(PagePoint a, PagePoint b) : a_(a), d_(b - a), length_squared_(d_.x * d_.x + d_.y * d_.y) {}

  /// Where along it the point nearest to p lies: 0 at the start, 1 at the end; 0 without length.
  [[nodiscard]] double fraction(PagePoint p) const {
    if (length_squared_ == 0) return 0;
    return std::clamp(((p.x - a_.x) * d_.x + (p.y - a_.y) * d_.y) / length_squared_, 0.0, 1.0);
  }
  [[nodiscard]] double distance_squared(PagePoint p) const {
    const double t = fraction(p);
    const double x = a_.x + t * d_.x - p.x;
    const double y = a_.y + t * d_.y - p.y;
    return x * x + y * y;
  }

 private:
  PagePoint a_;
  PagePoint d_;
  double length_squared_;
};

}  // namespace rutter::geo
