#pragma once

#include <vector>

#include "geo/point.hpp"
#include "geo/shape.hpp"
#include "route/itinerary.hpp"

namespace rutter::route {

/// A leg as a geodesic through its via points. Lines pass through the points exactly; longitudes in [-180, 180], so that
/// neighbours may jump at the antimeridian (stage 6 cuts there).
struct TracedLeg {
  std::size_t leg = 0;          ///< index into Itinerary::legs
  geo::Line<geo::LonLat> line;  ///< empty for a leg to "unknown": it is drawn as a short open arrow from its stop
  double length_km = 0;
  bool starts_in_area = false;  ///< cut where it leaves that stop's area, open end
  bool ends_in_area = false;    ///< cut where it meets the area's outline, open end
};

/// A ring of uncertainty round a point, a geodesic circle, closed.
struct Ring {
  std::size_t stop = 0;
  geo::Line<geo::LonLat> line;
};

/// The outline of an area, from the base map's finest level.
struct Outline {
  std::size_t index = 0;  ///< of the stop, or of Itinerary::areas when `context`
  bool context = false;
  geo::MultiPolygon<geo::LonLat> area;
};

/// The itinerary as geometry in longitude and latitude.
struct Route {
  Itinerary itinerary;
  std::vector<TracedLeg> legs;
  std::vector<Ring> rings;
  std::vector<Outline> outlines;
};

}  // namespace rutter::route
