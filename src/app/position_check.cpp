#include "app/position_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "app/ground.hpp"
#include "geo/lon_lat_box.hpp"

namespace rutter::app {
namespace {

using Containers = std::vector<places::Container>;

/// Whether a position lies in all of these; nothing where the outlines say nothing sure of it.
std::optional<bool> lies_in(geo::LonLat at, const Containers& containers, const basemap::Basemap& basemap, Ground& ground) {
  if (std::abs(at.lat) > 90) return std::nullopt;
  ground = ground_at(at, basemap);
  if (ground.country.empty() || !ground.disputed.empty()) return std::nullopt;
  places::Place place;
  place.point = at;
  place.country = ground.country;
  if (const std::size_t dot = ground.province.find('.'); dot != std::string::npos)
    place.admin1 = ground.province.substr(dot + 1);
  return std::ranges::all_of(containers, [&](const places::Container& container) { return container.holds(place); });
}

/// Outlines stray from the border, and positions from the place: so much does not count.
bool lies_beside(geo::LonLat at, const Containers& containers, const basemap::Basemap& basemap) {
  constexpr double about_5_km = 0.05;
  const double east = about_5_km / std::max(0.1, std::cos(at.lat * 0.017453));
  const std::array<geo::LonLat, 4> round{
      {{at.lon + east, at.lat}, {at.lon - east, at.lat}, {at.lon, at.lat + about_5_km}, {at.lon, at.lat - about_5_km}}};
  Ground ground;
  return std::ranges::any_of(round,
                             [&](geo::LonLat point) { return lies_in(point, containers, basemap, ground).value_or(true); });
}

}  // namespace

bool states_positions_with_context(const job::MapSpec& map) {
  return std::ranges::any_of(map.stops, [](const job::Stop& stop) { return stop.at && !stop.in.empty(); });
}

base::Diagnostics doubtful_positions(const job::MapSpec& map, const places::Gazetteer& gazetteer,
                                     const basemap::Basemap& basemap) {
  base::Diagnostics warnings;
  for (const job::Stop& stop : map.stops) {
    if (!stop.at || stop.in.empty()) continue;
    const Containers containers = gazetteer.areas_named(stop.in, map.languages.front());
    if (containers.empty() || std::ranges::any_of(containers, [](const places::Container& c) { return c.is_unknown(); }))
      continue;
    Ground ground;
    if (lies_in(*stop.at, containers, basemap, ground).value_or(true) || lies_beside(*stop.at, containers, basemap)) continue;
    const geo::LonLat swapped{stop.at->lat, stop.at->lon};
    Ground there;
    const bool is_swapped = lies_in(swapped, containers, basemap, there) == true;
    warnings.push_back({base::Severity::warning, stop.in_at.at,
                        fmt::format("the position given, {:.4f}, {:.4f}, lies in {}, not in '{}'", stop.at->lat, stop.at->lon,
                                    ground.country_name, stop.in),
                        is_swapped ? fmt::format("latitude and longitude are swapped: at = {{ lat = {:.4f}, lon = {:.4f} }}",
                                                 stop.at->lon, stop.at->lat)
                                   : std::string("correct 'at' or 'in'; the map draws it where 'at' says"),
                        stop.in_at.line});
  }
  return warnings;
}

base::Diagnostics doubtful_extent(const job::MapSpec& map, const route::Itinerary& itinerary) {
  if (!map.extent || !map.extent->crosses_antimeridian()) return {};
  const geo::LonLatBox& box = *map.extent;
  const double width = geo::width_deg(box);
  if (width <= 180 || (itinerary.stops.empty() && itinerary.areas.empty())) return {};
  const auto is_between = [&](geo::LonLat point) { return point.lon >= box.east && point.lon <= box.west; };
  if (!std::ranges::all_of(itinerary.stops, is_between, &route::ResolvedStop::point) ||
      !std::ranges::all_of(itinerary.areas, [&](const route::ResolvedArea& area) { return is_between(area.place.point); }))
    return {};
  return {{base::Severity::warning, map.extent_at.at,
           fmt::format("'extent' runs {} degrees round the Earth, eastwards from {} to {}; all places lie between {} and {}",
                       width, box.west, box.east, box.east, box.west),
           fmt::format("are west and east swapped? extent = [{}, {}, {}, {}]", box.east, box.south, box.west, box.north),
           map.extent_at.line}};
}

}  // namespace rutter::app
