#include "geo/horizon.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "geo/sphere.hpp"

namespace rutter::geo {
namespace {

// Edges are tested in steps of this size: a shorter way in and out again (0.01 degrees beyond the horizon) is not seen.
constexpr double step_deg = 2;
constexpr int halvings = 40;

class Side {
 public:
  explicit Side(const Horizon& horizon)
      : centre_(unit_vector(horizon.centre)), least_(std::cos(horizon.radius_deg * std::numbers::pi / 180)) {}
  [[nodiscard]] bool inside(LonLat p) const { return dot(centre_, unit_vector(p)) >= least_; }
  // Where an edge crosses, found from its inner end by halving.
  [[nodiscard]] LonLat crossing(LonLat in, LonLat out) const {
    for (int i = 0; i < halvings; ++i) {
      const LonLat m{(in.lon + out.lon) / 2, (in.lat + out.lat) / 2};
      (inside(m) ? in : out) = m;
    }
    return in;
  }

 private:
  UnitVector centre_;
  double least_;
};

Line<LonLat> densified(const Line<LonLat>& line) {
  Line<LonLat> points;
  points.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i > 0) {
      const LonLat a = line[i - 1];
      const LonLat b = line[i];
      const int steps = static_cast<int>(std::ceil(std::max(std::abs(b.lon - a.lon), std::abs(b.lat - a.lat)) / step_deg));
      for (int k = 1; k < steps; ++k) {
        const double f = static_cast<double>(k) / steps;
        points.push_back({a.lon * (1 - f) + b.lon * f, a.lat * (1 - f) + b.lat * f});
      }
    }
    points.push_back(line[i]);
  }
  return points;
}

std::vector<Line<LonLat>> parts_inside(const Line<LonLat>& points, const Side& side) {
  std::vector<Line<LonLat>> parts;
  Line<LonLat> part;
  bool was_inside = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool is_inside = side.inside(points[i]);
    if (is_inside && !was_inside && i > 0) part.push_back(side.crossing(points[i], points[i - 1]));
    if (is_inside) part.push_back(points[i]);
    if (!is_inside && was_inside) {
      part.push_back(side.crossing(points[i - 1], points[i]));
      parts.push_back(std::exchange(part, {}));
    }
    was_inside = is_inside;
  }
  if (!part.empty()) parts.push_back(std::move(part));
  return parts;
}

// The azimuth farthest from all crossings, where nothing depends on the last bits.
double quiet_azimuth(std::vector<double> azimuths) {
  if (azimuths.empty()) return 0;
  std::sort(azimuths.begin(), azimuths.end());
  double widest = azimuths.front() + 360 - azimuths.back();
  double middle = azimuths.back() + widest / 2;
  for (std::size_t i = 1; i < azimuths.size(); ++i)
    if (azimuths[i] - azimuths[i - 1] > widest) {
      widest = azimuths[i] - azimuths[i - 1];
      middle = azimuths[i - 1] + widest / 2;
    }
  return middle < 360 ? middle : middle - 360;
}

double clockwise_from(double zero, double azimuth) {
  return azimuth < zero ? azimuth - zero + 360 : azimuth - zero;
}

}  // namespace

LonLat Horizon::at(double azimuth) const {
  return sphere_direct(centre, azimuth, radius_deg);
}

bool Horizon::surely_contains(double west, double south, double east, double north) const {
  if (east - west > 180) return false;
  constexpr int samples = 16;
  const Side side({centre, std::max(radius_deg - 2, 0.0)});
  for (int i = 0; i <= samples; ++i) {
    const double f = static_cast<double>(i) / samples;
    const double lon = west + f * (east - west);
    const double lat = south + f * (north - south);
    if (!side.inside({lon, south}) || !side.inside({lon, north}) || !side.inside({west, lat}) || !side.inside({east, lat}))
      return false;
  }
  // A circle of more than a hemisphere may have its outside within the box.
  const LonLat antipode{std::remainder(centre.lon + 180 - (west + east) / 2, 360.0) + (west + east) / 2, -centre.lat};
  return antipode.lon < west || antipode.lon > east || antipode.lat < south || antipode.lat > north;
}

HorizonCut cut_at_horizon(const UnwrappedPolygon& polygon, const Horizon& horizon) {
  const Side side(horizon);
  HorizonCut cut;
  for (const Unwrapped& ring : polygon.rings) {
    Line<LonLat> points = densified(ring.points);
    const auto inside = [&](LonLat p) { return side.inside(p); };
    const auto outer = std::find_if_not(points.begin(), points.end(), inside);
    if (outer == points.end()) {
      cut.whole.push_back(std::move(points));
      continue;
    }
    // The ring begins outside, its longitudes running on.
    const double turn = points.back().lon - points.front().lon;
    points.pop_back();
    const auto moved = static_cast<std::size_t>(outer - points.begin());
    std::rotate(points.begin(), outer, points.end());
    for (std::size_t i = points.size() - moved; i < points.size(); ++i) points[i].lon += turn;
    points.push_back({points.front().lon + turn, points.front().lat});
    for (Line<LonLat>& part : parts_inside(points, side)) cut.chains.push_back({std::move(part), 0, 0});
  }
  std::vector<double> azimuths;
  for (Chain<LonLat>& chain : cut.chains) {
    chain.from = sphere_azimuth_deg(horizon.centre, chain.points.front());
    chain.to = sphere_azimuth_deg(horizon.centre, chain.points.back());
    azimuths.push_back(chain.from);
    azimuths.push_back(chain.to);
  }
  cut.zero = quiet_azimuth(std::move(azimuths));
  for (Chain<LonLat>& chain : cut.chains) {
    chain.from = clockwise_from(cut.zero, chain.from);
    chain.to = clockwise_from(cut.zero, chain.to);
  }
  LonLat zero = horizon.at(cut.zero);
  zero.lat = std::clamp(zero.lat, -89.999, 89.999);
  cut.inside_at_zero = polygon.contains(zero);
  return cut;
}

std::vector<Line<LonLat>> cut_at_horizon(const Line<LonLat>& line, const Horizon& horizon) {
  return parts_inside(densified(line), Side(horizon));
}

}  // namespace rutter::geo
