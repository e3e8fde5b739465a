#pragma once

#include <cstddef>

#include "geo/point.hpp"
#include "geo/shape.hpp"

namespace rutter::geo {

// Geodesics of the WGS84 ellipsoid after Karney, "Algorithms for geodesics" (J. Geodesy 87, 2013), as implemented in PROJ;
// exact to 15 nm. Longitudes given may be outside [-180, 180]; longitudes returned are within it.

/// The geodesic between two points. Azimuths in degrees clockwise from north, in [-180, 180]: `azimuth_start` leaves the first
/// point, `azimuth_end` is the direction of travel at the second.
struct Inverse {
  double length_m = 0;
  double azimuth_start = 0;
  double azimuth_end = 0;
};

/// A point reached and the direction of travel there.
struct Direct {
  LonLat point;
  double azimuth_end = 0;
};

/// Length of the shortest way between two points in metres; 0 when they coincide, 20003931.4586 m between the poles (the
/// largest).
[[nodiscard]] double distance_m(LonLat a, LonLat b);

/// Whether the shortest way between two points is shorter than `metres`; of points on far parallels told without measuring.
[[nodiscard]] bool is_within_m(LonLat a, LonLat b, double metres);

/// The shortest way and its azimuths. Coincident points: length 0, both azimuths 180 or 0, meaningless. (Nearly) antipodal
/// points: one of several equally short ways, always the same one. A pole: the azimuth depends on the longitude stated for the
/// pole.
[[nodiscard]] Inverse inverse(LonLat a, LonLat b);

/// The point `length_m` from `start` in direction `azimuth` (degrees from north). A negative length goes backwards.
[[nodiscard]] Direct direct(LonLat start, double azimuth, double length_m);

/// The shortest way from a to b as points at most `max_step_m` apart, equally spaced, both ends as given (longitudes brought
/// into
/// [-180, 180]). Where the way passes a pole so near that neighbours differ by more than 15 degrees of longitude, points are
/// added down to 100 m. Neighbours across the antimeridian jump by nearly 360 degrees of longitude: the projector cuts there,
/// reading every edge the shorter way round. Coincident points: two equal points. `max_step_m` not positive counts as 100 km;
/// steps are limited to 10000.
[[nodiscard]] Line<LonLat> geodesic_line(LonLat a, LonLat b, double max_step_m);

/// The points at distance `radius_m` from `centre`, a closed ring of `points` different points (at least 8) clockwise from
/// north. It may cross the antimeridian or enclose a pole; radius 0 gives equal points.
[[nodiscard]] Line<LonLat> geodesic_circle(LonLat centre, double radius_m, std::size_t points = 128);

/// Length of a line of geodesic edges in metres.
[[nodiscard]] double length_m(const Line<LonLat>& line);

/// The point at `distance_m` along a line of geodesic edges; the ends for a distance outside it. The line must not be empty.
[[nodiscard]] LonLat point_along(const Line<LonLat>& line, double distance_m);

/// Area of a polygon with geodesic edges in square metres, holes subtracted, whatever the winding. A ring round a pole counts
/// the smaller side.
[[nodiscard]] double area_m2(const Polygon<LonLat>& polygon);

}  // namespace rutter::geo
