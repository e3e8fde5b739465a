#include "geo/cut.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/cut_unwrapped.hpp"
#include "geo/stitch.hpp"

namespace rutter::geo {
namespace {

// Longitudes are held in strips of 360 degrees between two images of the cut; a point on the cut belongs to the strip east of
// it.
double strip_of(double lon) {
  return std::floor((lon + 180) / 360);
}

double lat_at(LonLat a, LonLat b, double lon) {
  // From west to east whatever the direction, so that a reversed edge is cut at the same point.
  if (b.lon < a.lon) std::swap(a, b);
  return a.lat + (lon - a.lon) / (b.lon - a.lon) * (b.lat - a.lat);
}

// The parts of a line between the cuts, longitudes brought into [-180, 180].
std::vector<Line<LonLat>> strips(const Line<LonLat>& line) {
  std::vector<Line<LonLat>> parts;
  if (line.empty()) return parts;
  double strip = strip_of(line[0].lon);
  Line<LonLat> part = {{line[0].lon - 360 * strip, line[0].lat}};
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double to = strip_of(line[i].lon);
    while (strip != to) {
      const double east = to > strip ? 1 : 0;
      const double lat = lat_at(line[i - 1], line[i], 360 * (strip + east) - 180);
      part.push_back({east > 0 ? 180.0 : -180.0, lat});
      parts.push_back(std::exchange(part, {{east > 0 ? -180.0 : 180.0, lat}}));
      strip += east > 0 ? 1 : -1;
    }
    part.push_back({line[i].lon - 360 * strip, line[i].lat});
  }
  parts.push_back(std::move(part));
  return parts;
}

bool lies_in_one_strip(const Line<LonLat>& line, double& strip) {
  const auto [low, high] =
      std::minmax_element(line.begin(), line.end(), [](const LonLat& a, const LonLat& b) { return a.lon < b.lon; });
  strip = strip_of(low->lon);
  return high->lon <= 360 * strip + 180;
}

Line<LonLat> shifted(Line<LonLat> line, double lon) {
  for (LonLat& p : line) p.lon += lon;
  return line;
}

// The border of the flat world from its north-west corner down, east, up and back west.
constexpr double sw = 180;
constexpr double se = 540;
constexpr double ne = 720;
constexpr double border = 1080;

double position(LonLat p) {
  return p.lon < 0 ? 90 - p.lat : se + 90 + p.lat;
}

void corners(double from, double to, Line<LonLat>& out) {
  constexpr std::pair<double, LonLat> all[] = {{sw, {-180, -90}}, {se, {180, -90}}, {ne, {180, 90}}, {border, {-180, 90}}};
  for (const double round : {0.0, border})
    for (const auto& [at, corner] : all)
      if (from < at + round && at + round < to) out.push_back(corner);
}

bool is_sliver(const Line<LonLat>& ring) {
  const auto same_lon = [&](LonLat p) { return p.lon == ring[0].lon; };
  const auto same_lat = [&](LonLat p) { return p.lat == ring[0].lat; };
  return ring.size() < 4 || std::all_of(ring.begin(), ring.end(), same_lon) || std::all_of(ring.begin(), ring.end(), same_lat);
}

// Appends a ring's pieces between its crossings of the cut; the piece that holds the ring's start is put together again.
void add_chains(const Line<LonLat>& ring, std::vector<Chain<LonLat>>& chains, std::vector<Line<LonLat>>& whole) {
  std::vector<Line<LonLat>> parts = strips(ring);
  if (parts.size() == 1) {
    whole.push_back(std::move(parts[0]));
    return;
  }
  parts.back().insert(parts.back().end(), parts.front().begin() + 1, parts.front().end());
  parts.erase(parts.begin());
  for (Line<LonLat>& part : parts) chains.push_back({part, position(part.front()), position(part.back())});
}

}  // namespace

std::vector<Line<LonLat>> cut_unwrapped(const Line<LonLat>& line) {
  double strip = 0;
  if (!line.empty() && lies_in_one_strip(line, strip)) return {shifted(line, -360 * strip)};
  std::vector<Line<LonLat>> parts = strips(line);
  std::erase_if(parts, [](const Line<LonLat>& part) {
    return std::all_of(part.begin(), part.end(), [&](LonLat p) { return p == part[0]; });
  });
  return parts;
}

std::vector<Line<LonLat>> cut_unwrapped(const UnwrappedPolygon& polygon) {
  std::vector<Line<LonLat>> rings;
  std::vector<Chain<LonLat>> chains;
  for (const Unwrapped& ring : polygon.rings) {
    double strip = 0;
    if (ring.turns == 0 && lies_in_one_strip(ring.points, strip))
      rings.push_back(shifted(ring.points, -360 * strip));
    else
      add_chains(ring.points, chains, rings);
  }
  for (Line<LonLat>& ring : stitched(chains, polygon.north_inside, border, corners)) {
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    if (!is_sliver(ring)) rings.push_back(std::move(ring));
  }
  return rings;
}

std::vector<Line<LonLat>> cut_line(const Line<LonLat>& line, double centre_lon) {
  return cut_unwrapped(unwrapped_line(line, centre_lon).points);
}

std::vector<Line<LonLat>> cut_polygon(const Polygon<LonLat>& polygon, double centre_lon) {
  return cut_unwrapped(unwrapped(polygon, centre_lon));
}

}  // namespace rutter::geo
