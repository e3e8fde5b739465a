#include "geo/probe_tear.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "geo/sphere.hpp"

namespace rutter::geo {
namespace {

constexpr double step_deg = 3;
// A step of the grid is some 330 km on the ground; longer ones in the plane are looked at closely.
constexpr double suspect_m = 1e6;
constexpr int most_halvings = 24;
constexpr double shrunk = 0.02;
constexpr double fold = -0.02;  // sine of the angle between two edges
constexpr double least_band_deg = 45;
constexpr double least_radius_deg = 4;
constexpr double most_radius_deg = 179;

double sin_deg(double angle) {
  return std::sin(angle * std::numbers::pi / 180);
}

struct Vertex {
  LonLat place;
  Projected image;
};

/// Rows of vertices, neighbours on the globe being neighbours here.
using Row = std::vector<Vertex>;

class Probe {
 public:
  explicit Probe(const ForwardMany& forward) : forward_(forward) {}

  [[nodiscard]] Projected image(LonLat p) const {
    Projected out;
    forward_({&p, 1}, {&out, 1});
    return out;
  }

  [[nodiscard]] Row row(const std::vector<LonLat>& places) const {
    std::vector<Projected> images(places.size());
    forward_(places, images);
    Row row;
    for (std::size_t i = 0; i < places.size(); ++i) row.push_back({places[i], images[i]});
    return row;
  }

  [[nodiscard]] bool is_projection(LonLat centre) const {
    const Projected a = image({centre.lon, std::clamp(centre.lat, -89.0, 89.0) - 0.5});
    const Projected b = image({centre.lon, std::clamp(centre.lat, -89.0, 89.0) + 0.5});
    const double length = distance(a, b);
    return length > 1e4 && length < 1e6;
  }

  /// Whether the strip between two rows is whole and does not fold. `sense`: of rotation, 0 not yet known.
  [[nodiscard]] bool whole(const Row& a, const Row& b, double& sense) const {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!joined(a[i], b[i])) return false;
      if (i + 1 < a.size() && !(joined(a[i], a[i + 1]) && joined(b[i], b[i + 1]))) return false;
    }
    for (std::size_t i = 0; i + 1 < a.size(); ++i)
      for (const Row* row : {&a, &b}) {
        const double turn = sine((*row)[i].image, (*row)[i + 1].image, a[i].image, b[i].image);
        if (sense == 0 && std::abs(turn) > 0.1) sense = std::copysign(1.0, turn);
        if (turn * sense < fold) return false;
      }
    return true;
  }

 private:
  [[nodiscard]] bool joined(Vertex a, Vertex b) const {
    double length = distance(a.image, b.image);
    if (std::isnan(length)) return false;
    if (length <= suspect_m) return true;
    const double least = length * shrunk;
    for (int i = 0; i < most_halvings && length > least; ++i) {
      const LonLat place{(a.place.lon + b.place.lon) / 2, (a.place.lat + b.place.lat) / 2};
      const Vertex middle{place, image(place)};
      if (std::isnan(middle.image.x)) return false;
      (distance(a.image, middle.image) > distance(middle.image, b.image) ? b : a) = middle;
      length = distance(a.image, b.image);
    }
    return length <= least;
  }

  /// Of the angle between two edges; 0 when one of them has no length.
  static double sine(Projected a0, Projected a1, Projected b0, Projected b1) {
    const double ax = a1.x - a0.x;
    const double ay = a1.y - a0.y;
    const double bx = b1.x - b0.x;
    const double by = b1.y - b0.y;
    const double size = std::hypot(ax, ay) * std::hypot(bx, by);
    return size > 0 ? (ax * by - ay * bx) / size : 0;
  }

  const ForwardMany& forward_;
};

/// All longitudes between two parallels round the centre's own.
std::optional<Tear> band(const Probe& probe, LonLat centre) {
  constexpr double edge = 180 - 1e-6;
  constexpr double pole = 90 - 1e-3;
  const auto row_at = [&](double lat) {
    std::vector<LonLat> places;
    for (int i = 0; i <= 360 / static_cast<int>(step_deg); ++i)
      places.push_back({centre.lon + std::clamp(-180 + i * step_deg, -edge, edge), std::clamp(lat, -pole, pole)});
    return probe.row(places);
  };
  const double middle = std::clamp(std::round(centre.lat / step_deg) * step_deg, -87.0, 87.0);
  double sense = 0;
  double reached[2] = {middle, middle};
  for (const int side : {1, 0}) {
    const double way = side == 1 ? step_deg : -step_deg;
    Row last = row_at(middle);
    while (std::abs(reached[side]) < 90 || reached[side] * way < 0) {
      Row next = row_at(reached[side] + way);
      if (!(way > 0 ? probe.whole(last, next, sense) : probe.whole(next, last, sense))) break;
      reached[side] += way;
      last = std::move(next);
    }
  }
  if (reached[1] - reached[0] < least_band_deg) return std::nullopt;
  return Tear{TearKind::meridian, {centre.lon, 0}, 180, reached[0], reached[1], {}};
}

double share_of_globe(const Tear& tear) {
  if (tear.kind == TearKind::meridian) return (sin_deg(tear.north) - sin_deg(tear.south)) / 2;
  return (1 - sin_deg(90 - tear.radius_deg)) / 2;
}

/// A circle round the centre, one step short of the first ring that is not whole.
std::optional<Tear> circle(const Probe& probe, LonLat centre) {
  const auto ring_at = [&](double radius) {
    std::vector<LonLat> places;
    for (int i = 0; i <= 360 / static_cast<int>(step_deg); ++i)
      places.push_back(sphere_direct(centre, i * step_deg, std::max(radius, 1e-3)));
    // Longitudes run on, so that halving stays near.
    for (std::size_t i = 1; i < places.size(); ++i)
      places[i].lon = places[i - 1].lon + std::remainder(places[i].lon - places[i - 1].lon, 360.0);
    return probe.row(places);
  };
  double sense = 0;
  double reached = 0;
  Row last = ring_at(0);
  while (reached < most_radius_deg) {
    const double radius = std::min(reached + step_deg, most_radius_deg);
    Row next = ring_at(radius);
    for (std::size_t i = 0; i < next.size(); ++i)
      last[i].place.lon = next[i].place.lon + std::remainder(last[i].place.lon - next[i].place.lon, 360.0);
    if (!probe.whole(last, next, sense)) break;
    reached = radius;
    last = std::move(next);
  }
  if (reached < most_radius_deg) reached -= step_deg;
  if (reached < least_radius_deg) return std::nullopt;
  return Tear{TearKind::horizon, centre, reached, -90, 90, {}};
}

}  // namespace

std::optional<Tear> probe_tear(const ForwardMany& forward, std::span<const LonLat> centres) {
  const Probe probe(forward);
  std::optional<Tear> best;
  for (const LonLat centre : centres) {
    if (!probe.is_projection(centre)) continue;
    for (const std::optional<Tear>& found : {band(probe, centre), circle(probe, centre)}) {
      if (found && (!best || share_of_globe(*found) > share_of_globe(*best))) best = found;
      if (best && share_of_globe(*best) == 1) return best;
    }
  }
  return best;
}

}  // namespace rutter::geo
