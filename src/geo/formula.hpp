#pragma once

#include <span>

#include "geo/point.hpp"

namespace rutter::geo {

/// One projection with its parameters: the bare formulas between the globe and a plane, without a domain (Projection has one).
/// For one thread at a time.
class Formula {
 public:
  Formula() = default;
  virtual ~Formula() = default;
  Formula(const Formula&) = delete;
  Formula& operator=(const Formula&) = delete;

  /// Longitudes (x, from Greenwich) and latitudes (y) in radians become metres in the plane. What has no image becomes infinite
  /// or NaN.
  virtual void forward(std::span<Projected> points) = 0;
  /// Longitude and latitude in radians of a point in the plane; infinite or NaN where there are none.
  [[nodiscard]] virtual Projected inverse(Projected p) = 0;
  [[nodiscard]] virtual bool has_inverse() const = 0;
};

}  // namespace rutter::geo
