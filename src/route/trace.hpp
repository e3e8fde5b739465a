#pragma once

#include "basemap/basemap.hpp"
#include "route/route.hpp"

namespace rutter::route {

/// Stage 3: the itinerary as geometry. Legs are WGS84 geodesics through their via points with a point at least every 20 km;
/// one that starts or ends at a stop known only as an area, or only as near somewhere, is cut where the way first meets the
/// outline or the ring, seen from the other end. It is empty (drawn as a short open arrow) when nothing is left of it: an end
/// unknown, or one end inside the other. Throws Error(map) when the base map has no outline of an area.
[[nodiscard]] Route trace(const Itinerary& itinerary, const basemap::Basemap& basemap);

}  // namespace rutter::route
