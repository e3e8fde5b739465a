#include "route/trace.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/error.hpp"
#include "geo/geodesic.hpp"
#include "geo/loxodrome.hpp"
#include "route/area.hpp"

namespace rutter::route {
namespace {

constexpr double step_m = 20e3;  // keeps an edge read as straight in longitude and latitude within 10 m of the geodesic

using Area = geo::MultiPolygon<geo::LonLat>;

/// The outline that a place's area names, "provinces/SY.09": layer and key.
Area outline_of(const places::Place& place, const basemap::Basemap& basemap) {
  const std::size_t slash = place.area.find('/');
  if (slash != std::string::npos) {
    const auto feature = basemap.find(place.area.substr(0, slash), place.area.substr(slash + 1));
    if (feature && std::holds_alternative<Area>(feature->shape)) return std::get<Area>(feature->shape);
  }
  throw base::Error(base::ErrorKind::map,
                    fmt::format("the base map has no outline of '{}' ({})\nuse the gazetteer and the base map of the same "
                                "version, or describe the place as a stop",
                                place.name, place.area.empty() ? place.id : place.area));
}

Area disc(const geo::Line<geo::LonLat>& ring) {
  Area area;
  area.polygons.push_back({{ring}});
  return area;
}

/// What a stop covers when it is no point: keyed by its index.
using Covers = std::map<std::size_t, Area>;

std::vector<geo::LonLat> waypoints(const ResolvedLeg& leg, const std::vector<ResolvedStop>& stops) {
  std::vector<geo::LonLat> points{stops[leg.from].point};
  for (const ResolvedStop& via : leg.via) points.push_back(via.point);
  points.push_back(stops[*leg.to].point);
  return points;
}

/// Moves the first of the points to where the way from the second one meets what the stop covers. False: nothing is left.
bool cut_start(std::vector<geo::LonLat>& points, const Area& cover) {
  const auto way_m = way_to_area_m(points[1], points[0], cover);
  if (!way_m) return false;
  points[0] = geo::direct(points[1], geo::inverse(points[1], points[0]).azimuth_start, *way_m).point;
  return true;
}

geo::Line<geo::LonLat> joined(const std::vector<geo::LonLat>& points, job::Course course) {
  geo::Line<geo::LonLat> line;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const auto part = course == job::Course::loxodrome ? geo::loxodrome_line(points[i - 1], points[i], step_m)
                                                       : geo::geodesic_line(points[i - 1], points[i], step_m);
    line.insert(line.end(), part.begin() + (line.empty() ? 0 : 1), part.end());
  }
  return line;
}

/// Where a loxodrome from a point outside of what is covered to one inside meets its edge, to 100 m.
geo::LonLat edge_between(geo::LonLat outside, geo::LonLat inside, const Area& cover) {
  constexpr double fine_m = 100;
  const auto way = geo::loxodrome_line(outside, inside, fine_m);
  return *std::find_if(way.begin(), way.end(), [&](geo::LonLat p) { return contains(cover, p); });
}

/// A loxodrome cut where it leaves what covers its start for good, and where it first meets what covers its end. Empty when
/// nothing is left.
geo::Line<geo::LonLat> outside(geo::Line<geo::LonLat> line, const Area* from, const Area* to) {
  if (from != nullptr) {
    const auto inside = [&](geo::LonLat p) { return contains(*from, p); };
    const auto last = std::find_if(line.rbegin(), line.rend(), inside).base();
    if (last == line.end()) return {};
    if (last != line.begin()) {
      *(last - 1) = edge_between(*last, *(last - 1), *from);
      line.erase(line.begin(), last - 1);
    }
  }
  if (to != nullptr) {
    const auto first = std::find_if(line.begin(), line.end(), [&](geo::LonLat p) { return contains(*to, p); });
    if (first == line.begin()) return {};
    if (first != line.end()) {
      *first = edge_between(*(first - 1), *first, *to);
      line.erase(first + 1, line.end());
    }
  }
  return line.size() < 2 ? geo::Line<geo::LonLat>() : line;
}

TracedLeg traced(std::size_t index, const Itinerary& itinerary, const Covers& covers) {
  const ResolvedLeg& leg = itinerary.legs[index];
  TracedLeg traced;
  traced.leg = index;
  const auto from_cover = covers.find(leg.from);
  traced.starts_in_area = from_cover != covers.end();
  if (!leg.to) return traced;
  const auto to_cover = covers.find(*leg.to);
  traced.ends_in_area = to_cover != covers.end();

  std::vector<geo::LonLat> points = waypoints(leg, itinerary.stops);
  const std::vector<geo::LonLat> whole = points;
  if (leg.spec.course == job::Course::loxodrome) {
    traced.line = outside(joined(whole, job::Course::loxodrome), traced.starts_in_area ? &from_cover->second : nullptr,
                          traced.ends_in_area ? &to_cover->second : nullptr);
    traced.length_km = geo::length_m(traced.line) / 1000;
    return traced;
  }
  if (traced.starts_in_area && !cut_start(points, from_cover->second)) return traced;
  if (traced.ends_in_area) {
    std::vector<geo::LonLat> back(whole.rbegin(), whole.rend());
    if (!cut_start(back, to_cover->second)) return traced;
    points.back() = back.front();
    // Two areas that overlap along the way: the end would come before the start.
    if (points.size() == 2 && traced.starts_in_area && contains(from_cover->second, points.back())) return traced;
  }
  traced.line = joined(points, leg.spec.course);
  traced.length_km = geo::length_m(traced.line) / 1000;
  return traced;
}

std::vector<Ring> rings_of(std::size_t index, const ResolvedStop& stop) {
  std::vector<Ring> rings;
  if (stop.known == Known::area || stop.uncertainty_km <= 0) return rings;
  rings.push_back({index, geo::geodesic_circle(stop.point, stop.uncertainty_km * 1000)});
  if (stop.ring_covers_readings) return rings;
  for (const Reading& reading : stop.readings)
    rings.push_back({index, geo::geodesic_circle(reading.point, stop.uncertainty_km * 1000)});
  return rings;
}

/// Where legs end: the part that holds the area's own point, so that "somewhere in Azerbaijan" is not drawn as an arrival in an
/// exclave that the way happens to meet first; all of the area when its point lies in no part.
Area main_part(const Area& area, geo::LonLat point) {
  for (const auto& polygon : area.polygons)
    if (Area part{{polygon}}; contains(part, point)) return part;
  return area;
}

}  // namespace

Route trace(const Itinerary& itinerary, const basemap::Basemap& basemap) {
  Route route;
  route.itinerary = itinerary;
  Covers covers;
  for (std::size_t i = 0; i < itinerary.stops.size(); ++i) {
    const ResolvedStop& stop = itinerary.stops[i];
    for (Ring& ring : rings_of(i, stop)) route.rings.push_back(std::move(ring));
    if (stop.known == Known::near && !route.rings.empty() && route.rings.back().stop == i)
      covers[i] = disc(route.rings.back().line);
    if (stop.known != Known::area || !stop.place) continue;
    Area outline = outline_of(*stop.place, basemap);
    covers[i] = main_part(outline, stop.point);
    route.outlines.push_back({i, false, std::move(outline)});
  }
  for (std::size_t i = 0; i < itinerary.areas.size(); ++i)
    route.outlines.push_back({i, true, outline_of(itinerary.areas[i].place, basemap)});
  for (std::size_t i = 0; i < itinerary.legs.size(); ++i) route.legs.push_back(traced(i, itinerary, covers));
  return route;
}

}  // namespace rutter::route
