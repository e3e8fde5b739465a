#pragma once

#include <span>
#include <string>

#include "geo/box.hpp"
#include "geo/point.hpp"

namespace rutter::geo {

/// A projection with parameters rounded to readable values.
struct ProjectionChoice {
  std::string proj;    ///< "+proj=lcc +lat_1=37 +lat_2=40 +lat_0=38.5 +lon_0=40 +ellps=WGS84"
  std::string name;    ///< to print: "Lambert conformal conic, 37° N and 40° N"
  std::string reason;  ///< for the record: "middle latitudes"
};

/// The projection for what is to be drawn, after Snyder, "Map projections: a working manual" (1987), and Savric, Jenny and
/// Jenny, "Projection Wizard" (2016); the table is in docs/projections.md. The extent may cross the antimeridian; a single
/// point is an extent too.
[[nodiscard]] ProjectionChoice choose_projection(const LonLatBox& extent);

/// The same for the smallest box round the points; the world when there is none.
[[nodiscard]] ProjectionChoice choose_projection(std::span<const LonLat> points);

}  // namespace rutter::geo
