#include "basemap/arcs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

namespace rutter::basemap {

namespace {

constexpr double radians_per_unit = 3.14159265358979323846 / 180 / units_per_degree;
constexpr double metres_per_unit = metres_per_degree / units_per_degree;

std::uint64_t packed(GridPoint p) {
  return static_cast<std::uint64_t>(static_cast<std::uint32_t>(p.x)) << 32U | static_cast<std::uint32_t>(p.y);
}

/// The two neighbours of a vertex seen first, and whether there were others.
struct Neighbours {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  int count = 0;
  bool junction = false;
  void add(GridPoint p) {
    const std::uint64_t key = packed(p);
    if ((count > 0 && key == first) || (count > 1 && key == second)) return;
    if (count == 0) first = key;
    if (count == 1) second = key;
    if (count >= 2) junction = true;
    ++count;
  }
};

double segment_distance_m(GridPoint p, GridPoint a, GridPoint b) {
  const double shrink = std::max(0.05, std::cos(p.y * radians_per_unit));
  const double ax = (a.x - p.x) * shrink;
  const double ay = a.y - p.y;
  const double dx = (b.x - a.x) * shrink;
  const double dy = b.y - a.y;
  const double length2 = dx * dx + dy * dy;
  const double t = length2 > 0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0.0;
  return std::hypot(ax + t * dx, ay + t * dy) * metres_per_unit;
}

/// The sides of the map of the world that a vertex lies on, as bits.
unsigned frame_sides(GridPoint p) {
  constexpr auto half_turn = static_cast<std::int32_t>(180 * units_per_degree);
  constexpr auto quarter_turn = static_cast<std::int32_t>(90 * units_per_degree);
  return (p.x <= -half_turn ? 1U : 0U) | (p.x >= half_turn ? 2U : 0U) | (p.y <= -quarter_turn ? 4U : 0U) |
         (p.y >= quarter_turn ? 8U : 0U);
}

std::pair<std::size_t, double> farthest(const std::vector<GridPoint>& points, std::size_t from, std::size_t to) {
  std::size_t best = from;
  double largest = -1;
  for (std::size_t i = from + 1; i < to; ++i) {
    const double d = segment_distance_m(points[i], points[from], points[to]);
    if (d > largest) {
      largest = d;
      best = i;
    }
  }
  return {best, largest};
}

}  // namespace

std::vector<double> vertex_importance(const std::vector<GridPoint>& points) {
  std::vector<double> worth(points.size(), 0);
  if (points.empty()) return worth;
  worth.front() = worth.back() = std::numeric_limits<double>::infinity();
  struct Span {
    std::size_t from;
    std::size_t to;
    double limit;
  };
  std::vector<Span> open{{0, points.size() - 1, std::numeric_limits<double>::infinity()}};
  while (!open.empty()) {
    const Span span = open.back();
    open.pop_back();
    if (span.to - span.from < 2) continue;
    const auto [at, distance] = farthest(points, span.from, span.to);
    worth[at] = std::min(distance, span.limit);
    open.push_back({span.from, at, worth[at]});
    open.push_back({at, span.to, worth[at]});
  }
  return worth;
}

bool along_frame(const Arc& arc) {
  unsigned sides = ~0U;
  for (const GridPoint p : arc.points) sides &= frame_sides(p);
  return sides != 0;
}

double signed_area_m2(const std::vector<GridPoint>& ring) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const double sine_a = std::sin(ring[i].y * radians_per_unit);
    const double sine_b = std::sin(ring[i + 1].y * radians_per_unit);
    sum += (ring[i + 1].x - ring[i].x) * radians_per_unit * (sine_a + sine_b) / 2;
  }
  constexpr double radius_m = 6'371'007;  // of the sphere with the ellipsoid's area
  return -sum * radius_m * radius_m;
}

std::size_t ArcSet::add(std::vector<GridPoint> points, std::uint32_t user, bool closed) {
  points.erase(std::unique(points.begin(), points.end()), points.end());
  inputs_.push_back({std::move(points), user, closed});
  return inputs_.size() - 1;
}

void ArcSet::build() {
  std::unordered_map<std::uint64_t, Neighbours> around;
  for (const Input& input : inputs_) {
    const auto& p = input.points;
    for (std::size_t i = 0; i + 1 < p.size(); ++i) {
      around[packed(p[i])].add(p[i + 1]);
      around[packed(p[i + 1])].add(p[i]);
    }
    if (!input.closed && !p.empty()) {
      around[packed(p.front())].junction = true;
      around[packed(p.back())].junction = true;
    }
  }
  const auto is_junction = [&](GridPoint p) { return frame_sides(p) != 0 || around[packed(p)].junction; };
  // An arc is known by its first directed edge: no two arcs leave a vertex along the same edge.
  std::unordered_map<std::uint64_t, std::vector<std::pair<std::uint64_t, std::uint32_t>>> by_edge;
  const auto intern_arc = [&](std::vector<GridPoint> run, std::uint32_t user) {
    const bool backwards = std::pair(run.back(), run[run.size() - 2]) < std::pair(run.front(), run[1]);
    if (backwards) std::reverse(run.begin(), run.end());
    auto& candidates = by_edge[packed(run[0])];
    for (const auto& [second, number] : candidates)
      if (second == packed(run[1])) {
        auto& users = arcs_[number].users;
        ++arcs_[number].uses;
        if (std::find(users.begin(), users.end(), user) == users.end()) users.push_back(user);
        return ArcUse{number, backwards};
      }
    const auto number = static_cast<std::uint32_t>(arcs_.size());
    candidates.emplace_back(packed(run[1]), number);
    std::vector<double> worth = vertex_importance(run);
    arcs_.push_back({std::move(run), std::move(worth), {user}, 1});
    return ArcUse{number, backwards};
  };
  for (Input& input : inputs_) {
    auto& p = input.points;
    ArcRing ring;
    if (p.size() >= 2) {
      if (input.closed) {
        // Start at a junction, or else at the smallest vertex, so that equal rings give equal arcs.
        p.pop_back();
        auto start = std::find_if(p.begin(), p.end(), is_junction);
        if (start == p.end()) start = std::min_element(p.begin(), p.end());
        std::rotate(p.begin(), start, p.end());
        p.push_back(p.front());
      }
      std::size_t from = 0;
      for (std::size_t i = 1; i < p.size(); ++i)
        if (i + 1 == p.size() || is_junction(p[i])) {
          const auto begin = p.begin() + static_cast<std::ptrdiff_t>(from);
          ring.push_back(intern_arc({begin, p.begin() + static_cast<std::ptrdiff_t>(i) + 1}, input.user));
          from = i;
        }
    }
    rings_.push_back(std::move(ring));
  }
  for (Arc& arc : arcs_) std::sort(arc.users.begin(), arc.users.end());
  inputs_.clear();
}

std::vector<GridPoint> ArcSet::points(const ArcRing& ring, double tolerance_m) const {
  std::vector<GridPoint> result;
  const auto append = [&](GridPoint p) {
    if (result.empty() || result.back() != p) result.push_back(p);
  };
  for (const ArcUse& use : ring) {
    const Arc& arc = arcs_[use.arc];
    const std::size_t n = arc.points.size();
    for (std::size_t k = 0; k < n; ++k) {
      const std::size_t i = use.backwards ? n - 1 - k : k;
      if (arc.importance[i] >= tolerance_m) append(arc.points[i]);
    }
  }
  return result;
}

}  // namespace rutter::basemap
