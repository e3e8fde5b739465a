#include "geo/lon_lat_box.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace rutter::geo {
namespace {

constexpr LonLatBox all_the_earth{-180, -90, 180, 90};

}  // namespace

double normalised_lon(double lon) {
  return std::abs(lon) <= 180 ? lon : std::remainder(lon, 360.0);
}

double degrees_east(double from, double to) {
  const double d = std::fmod(to - from, 360.0);
  return d < 0 ? std::min(d + 360, std::nextafter(360.0, 0.0)) : d;
}

double width_deg(const LonLatBox& box) {
  return box.west <= box.east ? std::min(box.east - box.west, 360.0) : box.east + 360 - box.west;
}

LonLat centre_of(const LonLatBox& box) {
  return {normalised_lon(box.west + width_deg(box) / 2), (box.south + box.north) / 2};
}

LonLatBox grown(const LonLatBox& box, double lon_deg, double lat_deg) {
  LonLatBox result{-180, std::max(box.south - lat_deg, -90.0), 180, std::min(box.north + lat_deg, 90.0)};
  if (width_deg(box) + 2 * lon_deg >= 360) return result;
  result.west = normalised_lon(box.west - lon_deg);
  result.east = normalised_lon(box.east + lon_deg);
  return result;
}

LonLatBox enclosing_box(std::span<const LonLat> points) {
  if (points.empty()) return all_the_earth;
  LonLatBox box{0, 90, 0, -90};
  std::vector<double> lons;
  for (const LonLat p : points) {
    box.south = std::min(box.south, p.lat);
    box.north = std::max(box.north, p.lat);
    if (std::abs(p.lat) < 90) lons.push_back(normalised_lon(p.lon));
  }
  if (lons.empty()) return {-180, box.south, 180, box.north};
  std::sort(lons.begin(), lons.end());
  // The widest gap between neighbours is what the box leaves out; that across the antimeridian where gaps are equal.
  double widest = lons.front() + 360 - lons.back();
  box.west = lons.front();
  box.east = lons.back();
  for (std::size_t i = 1; i < lons.size(); ++i)
    if (lons[i] - lons[i - 1] > widest) {
      widest = lons[i] - lons[i - 1];
      box.west = lons[i];
      box.east = lons[i - 1];
    }
  return box;
}

bool intersects(const LonLatBox& a, const LonLatBox& b) {
  if (a.south > b.north || b.south > a.north) return false;
  return degrees_east(a.west, b.west) <= width_deg(a) || degrees_east(b.west, a.west) <= width_deg(b);
}

}  // namespace rutter::geo
