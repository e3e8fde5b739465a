#pragma once

#include <vector>

#include "geo/point.hpp"
#include "geo/shape.hpp"
#include "route/route.hpp"

namespace rutter::map {

/// The positions that must be seen: stops, readings, rings, legs, and the bodies of areas that are stops unless that would
/// shrink the places to less than a third ("somewhere in Russia"; then the area's own point). Areas of context count when there
/// is nothing else.
[[nodiscard]] std::vector<geo::LonLat> positions_to_show(const route::Route& route);

/// The parts of an area that make its shape: the largest, those of at least 15 % of the whole, and those not farther
/// from the largest than half its own length. Islands beyond the sea are left out: Norway without Bouvet, France without
/// Guiana.
[[nodiscard]] geo::MultiPolygon<geo::LonLat> body_of(const geo::MultiPolygon<geo::LonLat>& area);

}  // namespace rutter::map
