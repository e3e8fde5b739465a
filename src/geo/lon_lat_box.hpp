#pragma once

#include <span>

#include "geo/box.hpp"
#include "geo/point.hpp"

namespace rutter::geo {

/// A longitude brought into [-180, 180] (180 and -180 stay as they are).
[[nodiscard]] double normalised_lon(double lon);

/// Degrees from `from` eastwards to `to`, in [0, 360).
[[nodiscard]] double degrees_east(double from, double to);

/// Width of a box in degrees, up to 360; also across the antimeridian.
[[nodiscard]] double width_deg(const LonLatBox& box);

/// The box's middle; its longitude within [-180, 180].
[[nodiscard]] LonLat centre_of(const LonLatBox& box);

/// The box grown on every side by so many degrees, at most to the poles and all round.
[[nodiscard]] LonLatBox grown(const LonLatBox& box, double lon_deg, double lat_deg);

/// The smallest box round the points, across the antimeridian where that is narrower. Points with |lat| = 90 do not count for
/// the longitudes. No points: all the Earth.
[[nodiscard]] LonLatBox enclosing_box(std::span<const LonLat> points);

/// Whether two boxes have a point in common.
[[nodiscard]] bool intersects(const LonLatBox& a, const LonLatBox& b);

}  // namespace rutter::geo
