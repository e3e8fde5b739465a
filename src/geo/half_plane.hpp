#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "geo/stitch.hpp"

namespace rutter::geo {

/// The points with sign * (p.axis - limit) >= 0; `along` is the other axis. Points on the limit are inside.
template <class P>
struct HalfPlane {
  double P::*axis;
  double P::*along;
  double limit = 0;
  double sign = 1;

  [[nodiscard]] bool inside(const P& p) const { return sign * (p.*axis - limit) >= 0; }
  /// Where an edge leaves the half plane; always reckoned from the inside, so that direction does not matter.
  [[nodiscard]] P crossing(const P& in, const P& out) const {
    const double t = (limit - in.*axis) / (out.*axis - in.*axis);
    P p = in;
    p.*axis = limit;
    p.*along = in.*along + t * (out.*along - in.*along);
    return p;
  }
};

/// Adds the parts of a closed ring inside to `chains`, or the whole ring to `whole` when all of it is inside.
template <class P>
void clip_ring(Line<P>&& ring, const HalfPlane<P>& half, std::vector<Line<P>>& whole, std::vector<Chain<P>>& chains) {
  const auto outside = [&](const P& p) { return !half.inside(p); };
  const auto first = std::find_if(ring.begin(), ring.end(), outside);
  if (first == ring.end()) {
    whole.push_back(std::move(ring));
    return;
  }
  const auto start = static_cast<std::size_t>(first - ring.begin());
  const std::size_t count = ring.size() - 1;
  const P* last = &ring[start];
  bool was_inside = false;
  Chain<P> chain;
  for (std::size_t i = 1, at = start; i <= count; ++i) {
    at = at + 1 < count ? at + 1 : 0;
    const P& p = ring[at];
    const bool is_inside = half.inside(p);
    if (is_inside && !was_inside) {
      const P entry = half.crossing(p, *last);
      chain.points = {entry};
      chain.from = entry.*half.along;
      if (!(p == entry)) chain.points.push_back(p);
    } else if (is_inside) {
      chain.points.push_back(p);
    } else if (was_inside) {
      const P exit = half.crossing(*last, p);
      if (!(chain.points.back() == exit)) chain.points.push_back(exit);
      chain.to = exit.*half.along;
      chains.push_back(std::move(chain));
      chain = {};
    }
    was_inside = is_inside;
    last = &p;
  }
}

/// The part of an even-odd set of closed rings inside a half plane: closed rings, degenerate ones included.
template <class P>
std::vector<Line<P>> clip_rings(std::vector<Line<P>> rings, const HalfPlane<P>& half) {
  std::vector<Line<P>> result;
  std::vector<Chain<P>> chains;
  for (Line<P>& ring : rings)
    if (ring.size() >= 4) clip_ring(std::move(ring), half, result, chains);
  if (chains.empty()) return result;
  std::vector<Line<P>> closed = stitched(chains, false, 0.0, [](double, double, Line<P>&) {});
  result.insert(result.end(), std::make_move_iterator(closed.begin()), std::make_move_iterator(closed.end()));
  return result;
}

/// The parts of a line inside a half plane, in its direction. A part of one point remains as a line of one point.
template <class P>
std::vector<Line<P>> clip_lines(std::vector<Line<P>> lines, const HalfPlane<P>& half) {
  std::vector<Line<P>> result;
  const auto is_inside = [&](const P& p) { return half.inside(p); };
  for (Line<P>& line : lines) {
    if (std::all_of(line.begin(), line.end(), is_inside)) {
      result.push_back(std::move(line));
      continue;
    }
    Line<P> part;
    for (std::size_t i = 0; i < line.size(); ++i) {
      const bool inside = half.inside(line[i]);
      const bool before = i > 0 && half.inside(line[i - 1]);
      if (inside && !before && i > 0) part.push_back(half.crossing(line[i], line[i - 1]));
      if (inside && (part.empty() || !(part.back() == line[i]))) part.push_back(line[i]);
      if (!inside && before) {
        const P exit = half.crossing(line[i - 1], line[i]);
        if (!(part.back() == exit)) part.push_back(exit);
        result.push_back(std::exchange(part, {}));
      }
    }
    if (!part.empty()) result.push_back(std::move(part));
  }
  return result;
}

}  // namespace rutter::geo
