#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "geo/projector.hpp"
#include "geo/shape.hpp"
#include "route/route.hpp"

namespace rutter::map {

/// A route's legs, rings and outlines in page points, projected once for a frame however often it is arranged there.
class RouteOnPage {
 public:
  /// Both must outlive it.
  RouteOnPage(const route::Route& route, const geo::Projector& projector);

  struct Area {
    geo::MultiPolygon<geo::PagePoint> fill;
    std::vector<geo::Line<geo::PagePoint>> outline;
  };
  /// By number in Route::legs, rings and outlines.
  [[nodiscard]] const std::vector<geo::Line<geo::PagePoint>>& leg(std::size_t number);
  [[nodiscard]] const Area& ring(std::size_t number);
  [[nodiscard]] const Area& outline(std::size_t number);

  [[nodiscard]] const geo::Projector& projector() const { return projector_; }

 private:
  void add(const geo::Polygon<geo::LonLat>& polygon, Area& to) const;

  const route::Route& route_;
  const geo::Projector& projector_;
  std::vector<std::optional<std::vector<geo::Line<geo::PagePoint>>>> legs_;
  std::vector<std::optional<Area>> rings_;
  std::vector<std::optional<Area>> outlines_;
};

}  // namespace rutter::map
