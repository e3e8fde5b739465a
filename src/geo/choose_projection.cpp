#include "geo/choose_projection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/lon_lat_box.hpp"
#include "geo/sphere.hpp"

namespace rutter::geo {
namespace {

// The rules' limits; docs/projections.md is the same table in words.
constexpr double local_deg = 2.5;
constexpr double regional_deg = 29;
constexpr double world_deg = 80;
constexpr double world_width_deg = 200;
constexpr double belt_lat = 40;
constexpr double polar_lat = 70;
constexpr double around_pole_lat = 45;
constexpr double around_pole_width_deg = 120;
constexpr double equatorial_lat = 15;
constexpr double tall = 2;
constexpr double tall_width_deg = 12;
// From this radius on the choice of the centre shows in distances; it is rounded to some 10 km, a hundredth of them.
constexpr double distances_deg = 10;
constexpr double centre_deg = 0.1;

double to_multiple(double value, double of) {
  const double r = std::round(value / of) * of;
  return r == 0 ? 0.0 : r;  // never -0
}

std::string lat_text(double lat) {
  return lat == 0 ? "0°" : fmt::format("{:g}° {}", std::abs(lat), lat < 0 ? 'S' : 'N');
}
std::string lon_text(double lon) {
  return lon == 0 || std::abs(lon) == 180 ? fmt::format("{:g}°", std::abs(lon))
                                          : fmt::format("{:g}° {}", std::abs(lon), lon < 0 ? 'W' : 'E');
}
std::string pair_text(double a, double b) {
  if (a == b) return lat_text(a);
  return (a < 0) == (b < 0) && a != 0 && b != 0 ? fmt::format("{:g}° and {}", std::abs(a), lat_text(b))
                                                : fmt::format("{} and {}", lat_text(a), lat_text(b));
}

// What the rules look at: the extent's middle and its size on the sphere.
struct Region {
  LonLatBox box;
  LonLat centre;
  double width = 0;    // degrees of longitude
  double height = 0;   // degrees of latitude
  double breadth = 0;  // degrees of arc along the middle parallel
  double radius = 0;   // from the centre to the farthest point of the border
};

Region measure(const LonLatBox& box) {
  Region r{box, centre_of(box), width_deg(box), box.north - box.south, 0, 0};
  r.breadth = r.width * std::cos(r.centre.lat * std::numbers::pi / 180);
  constexpr int samples = 16;
  for (int i = 0; i <= samples; ++i) {
    const double lon = box.west + r.width * i / samples;
    const double lat = box.south + r.height * i / samples;
    for (const LonLat p : {LonLat{lon, box.south}, LonLat{lon, box.north}, LonLat{box.west, lat}})
      r.radius = std::max(r.radius, sphere_distance_deg(r.centre, p));
  }
  return r;
}

std::string laea(double lat, double lon) {
  return fmt::format("+proj=laea +lat_0={:g} +lon_0={:g} +ellps=WGS84", lat, lon);
}

ProjectionChoice polar(const Region& r, Purpose purpose) {
  const double pole = r.centre.lat < 0 ? -90 : 90;
  const double lon = to_multiple(r.centre.lon, 5);
  const char* const side = pole < 0 ? "south" : "north";
  const double reach = 90 - std::min(std::abs(r.box.south), std::abs(r.box.north));
  if (reach > regional_deg || purpose == Purpose::areas)
    return {laea(pole, lon), fmt::format("Lambert azimuthal equal-area, {} polar, central meridian {}", side, lon_text(lon)),
            reach > regional_deg ? "for a large area round a pole" : "for a polar region"};
  const double true_lat = std::copysign(to_multiple(90 - reach / 2, 0.5), pole);
  return {fmt::format("+proj=stere +lat_0={:g} +lat_ts={:g} +lon_0={:g} +ellps=WGS84", pole, true_lat, lon),
          fmt::format("polar stereographic, true at {}, central meridian {}", lat_text(true_lat), lon_text(lon)),
          "for a polar region"};
}

ProjectionChoice world(const Region& r, Purpose purpose) {
  const double lon = to_multiple(r.width >= 355 ? 0 : r.centre.lon, 10);
  if (r.box.south >= -belt_lat && r.box.north <= belt_lat) {
    const double lat = to_multiple(std::max(std::abs(r.box.south), std::abs(r.box.north)) / 2, 5);
    const bool equal = purpose == Purpose::areas;
    return {fmt::format("+proj={} +lat_ts={:g} +lon_0={:g} +ellps=WGS84", equal ? "cea" : "eqc", lat, lon),
            fmt::format("{} cylindrical, true at {:g}°, central meridian {}", equal ? "equal-area" : "equidistant", lat,
                        lon_text(lon)),
            "for a belt along the equator"};
  }
  return {fmt::format("+proj=eqearth +lon_0={:g} +ellps=WGS84", lon),
          fmt::format("Equal Earth, central meridian {}", lon_text(lon)), "for the world or most of it"};
}

ProjectionChoice transverse(const Region& r, double step, const char* reason) {
  const double lat = to_multiple(r.centre.lat, step);
  const double lon = to_multiple(r.centre.lon, step);
  return {fmt::format("+proj=tmerc +lat_0={:g} +lon_0={:g} +ellps=WGS84", lat, lon),
          fmt::format("transverse Mercator, central meridian {}", lon_text(lon)), reason};
}

ProjectionChoice oblique(const Region& r, double step, const char* reason) {
  const double lat = to_multiple(r.centre.lat, step);
  const double lon = to_multiple(r.centre.lon, step);
  return {laea(lat, lon), fmt::format("Lambert azimuthal equal-area, centre {} {}", lat_text(lat), lon_text(lon)), reason};
}

ProjectionChoice mercator(const Region& r, Purpose purpose) {
  const double lat = to_multiple(std::abs(r.centre.lat), 1);
  const double lon = to_multiple(r.centre.lon, 1);
  const bool equal = purpose == Purpose::areas;
  return {
      fmt::format("+proj={} +lat_ts={:g} +lon_0={:g} +ellps=WGS84", equal ? "cea" : "merc", lat, lon),
      fmt::format("{}, true at {:g}°, central meridian {}", equal ? "equal-area cylindrical" : "Mercator", lat, lon_text(lon)),
      "for a region near the equator"};
}

ProjectionChoice conic(const Region& r, Purpose purpose) {
  const double step = r.radius < 10 ? 0.5 : 1;
  const double first = to_multiple(r.box.south + r.height / 6, 0.5);
  const double second = to_multiple(r.box.north - r.height / 6, 0.5);
  const double lat = to_multiple(r.centre.lat, 0.5);
  const double lon = to_multiple(r.centre.lon, step);
  const bool equal = purpose == Purpose::areas;
  return {fmt::format("+proj={} +lat_1={:g} +lat_2={:g} +lat_0={:g} +lon_0={:g} +ellps=WGS84", equal ? "aea" : "lcc", first,
                      second, lat, lon),
          fmt::format("{} conic, {}", equal ? "Albers equal-area" : "Lambert conformal", pair_text(first, second)),
          "for middle latitudes"};
}

ProjectionChoice distances(LonLat from) {
  const double lat = to_multiple(from.lat, centre_deg);
  const double lon = to_multiple(from.lon, centre_deg);
  return {fmt::format("+proj=aeqd +lat_0={:g} +lon_0={:g} +ellps=WGS84", lat, lon),
          fmt::format("azimuthal equidistant, centre {} {}", lat_text(lat), lon_text(lon)), "for distances from one place"};
}

}  // namespace

ProjectionChoice choose_projection(const LonLatBox& extent, Purpose purpose, LonLat from) {
  const Region r = measure(extent);
  const double lat = std::abs(r.centre.lat);
  const double nearest = r.box.south > 0 ? r.box.south : -r.box.north;  // to the equator; negative when it is inside
  if (purpose == Purpose::distances && r.radius > distances_deg) return distances(from);
  if (nearest >= around_pole_lat && r.width > around_pole_width_deg) return polar(r, purpose);
  if (r.width >= world_width_deg || r.radius > world_deg) return world(r, purpose);
  if (r.radius < local_deg) return transverse(r, 0.25, "for a small region");
  if (r.radius > regional_deg) return oblique(r, 5, "for a continent or a hemisphere");
  if (lat >= polar_lat) return polar(r, purpose);
  if (lat < equatorial_lat) return mercator(r, purpose);
  if (r.height > tall * r.breadth && r.breadth < tall_width_deg)
    return purpose == Purpose::areas ? oblique(r, 1, "for a region along a meridian")
                                     : transverse(r, 1, "for a region along a meridian");
  return conic(r, purpose);
}

}  // namespace rutter::geo
