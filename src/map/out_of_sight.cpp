#include "map/out_of_sight.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace rutter::map {

std::vector<std::string> out_of_sight(const MapInputs& in, const std::vector<MapPieces>& maps) {
  std::vector<std::string> out;
  const route::Itinerary& itinerary = in.route.itinerary;
  const auto any = [&](const auto& test) {
    return std::any_of(maps.begin(), maps.end(), [&](const MapPieces& m) { return test(m.route); });
  };
  for (std::size_t i = 0; i < itinerary.stops.size(); ++i) {
    const bool seen = any([&](const RouteScene& route) {
      return std::any_of(route.markers.begin(), route.markers.end(), [&](const Marker& m) { return m.stop == i; }) ||
             std::any_of(route.doubts.begin(), route.doubts.end(),
                         [&](const DoubtOnPage& d) { return d.kind == "area" && d.index == i; });
    });
    if (!seen)
      out.push_back(
          fmt::format("stop {} ({}) lies outside the map's frame", itinerary.stops[i].number, itinerary.stops[i].label));
  }
  for (std::size_t i = 0; i < itinerary.areas.size(); ++i)
    if (!any([&](const RouteScene& route) {
          return std::any_of(route.doubts.begin(), route.doubts.end(), [&](const DoubtOnPage& d) {
            return d.kind == "context" && d.index == i && !d.area.polygons.empty();
          });
        }))
      out.push_back(fmt::format("the area {} lies outside the map's frame", itinerary.areas[i].label));
  for (std::size_t i = 0; i < itinerary.legs.size(); ++i)
    if (!any([&](const RouteScene& route) {
          return std::any_of(route.legs.begin(), route.legs.end(),
                             [&](const LegOnPage& leg) { return leg.leg == i && !leg.lines.empty(); });
        }))
      out.push_back(fmt::format("leg {} cannot be seen at this scale and frame", itinerary.legs[i].number));
  return out;
}

}  // namespace rutter::map
