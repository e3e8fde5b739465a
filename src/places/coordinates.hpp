#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/point.hpp"

namespace rutter::places {

/// A position written as coordinates.
struct Coordinates {
  geo::LonLat point;     ///< of a square (MGRS, Open Location Code) its middle
  double radius_km = 0;  ///< what the notation leaves open: half a unit of its last digit, or half the square's diagonal
  std::string notation;  ///< "decimal degrees", "degrees, minutes, seconds", "UTM", "MGRS", "Open Location Code"
};

/// Reads the whole text as coordinates, latitude first unless letters say otherwise: decimal degrees, degrees with minutes and
/// seconds, UTM ("37N 339998 4057539"), MGRS of at least 10 km ("37SCA3957", blanks allowed), full Open Location Codes of at
/// least eight digits. Nothing for anything else, for values out of range and for text longer than 64 bytes. Read by
/// GeographicLib (Karney), Open Location Codes after Google's specification.
[[nodiscard]] std::optional<Coordinates> coordinates_in(std::string_view text);

/// The point `km` away from a place in a direction (degrees from north), along the geodesic of the WGS84 ellipsoid.
[[nodiscard]] geo::LonLat point_at(geo::LonLat start, double azimuth, double km);

}  // namespace rutter::places
