#pragma once

#include <string>

#include "geo/box.hpp"
#include "geo/point.hpp"

namespace rutter::geo {

/// A projection with parameters rounded to readable values.
struct ProjectionChoice {
  std::string proj;    ///< "+proj=lcc +lat_1=37 +lat_2=40 +lat_0=38.5 +lon_0=40 +ellps=WGS84"
  std::string name;    ///< to print: "Lambert conformal conic, 37° N and 40° N"
  std::string reason;  ///< for the record and the footer: "for middle latitudes"
};

/// What a map is for, which decides what its projection keeps.
enum class Purpose {
  shapes,     ///< routes and places: angles, so that shapes and directions look right (conformal) up to the size of a region
  areas,      ///< sizes of areas (equal-area)
  distances,  ///< distances from one place (equidistant), for more than a region; else as shapes
};

/// The projection for what is to be drawn, after Snyder, "Map projections: a working manual" (1987), and Savric, Jenny and
/// Jenny, "Projection Wizard" (2016); the table is in docs/projections.md. The extent may cross the antimeridian; a single
/// point is an extent too. `from`: the one place of Purpose::distances.
[[nodiscard]] ProjectionChoice choose_projection(const LonLatBox& extent, Purpose purpose = Purpose::shapes, LonLat from = {});

}  // namespace rutter::geo
