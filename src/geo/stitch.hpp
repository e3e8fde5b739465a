#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "geo/shape.hpp"

namespace rutter::geo {

/// A piece of a ring between two points of a border, with their positions along it.
template <class P>
struct Chain {
  Line<P> points;
  double from = 0;  ///< position of the first point
  double to = 0;    ///< position of the last point
};

/// Closes chains along a border, as clipping needs: under the even-odd rule the border runs alternately inside and outside
/// between the ends of the chains in their order along it, so that every end has one partner. That holds for any input,
/// self-intersecting too, and every chain is used once, so that it ends. (The rejoining of d3-geo, which follows the winding
/// instead.)
///   inside_at_zero   whether the border's position 0 is inside; only closed borders may be
///   border_length    of a closed border
///   walk(from, to, out) appends the border's own points strictly between two positions, ascending; to may exceed
///   border_length.
/// Returns closed rings.
template <class P, class Walk>
std::vector<Line<P>> stitched(const std::vector<Chain<P>>& chains, bool inside_at_zero, double border_length, Walk walk) {
  struct End {
    double at;
    std::size_t chain;
    bool last;
  };
  std::vector<End> ends;
  for (std::size_t i = 0; i < chains.size(); ++i) {
    ends.push_back({chains[i].from, i, false});
    ends.push_back({chains[i].to, i, true});
  }
  std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) {
    return std::pair(a.at, a.chain * 2 + (a.last ? 1 : 0)) < std::pair(b.at, b.chain * 2 + (b.last ? 1 : 0));
  });
  const std::size_t count = ends.size();
  std::vector<std::size_t> place(count);  // of the end `chain * 2 + last` in the order along the border
  for (std::size_t i = 0; i < count; ++i) place[ends[i].chain * 2 + (ends[i].last ? 1 : 0)] = i;
  const std::size_t shift = inside_at_zero ? 1 : 0;  // the inside intervals are (shift, shift + 1), (shift + 2, shift + 3) ...

  std::vector<bool> used(chains.size(), false);
  std::vector<Line<P>> rings;
  for (std::size_t first = 0; first < chains.size(); ++first) {
    if (used[first]) continue;
    Line<P> ring;
    std::size_t chain = first;
    bool forwards = true;
    while (!used[chain]) {
      used[chain] = true;
      const Line<P>& points = chains[chain].points;
      if (forwards)
        ring.insert(ring.end(), points.begin(), points.end());
      else
        ring.insert(ring.end(), points.rbegin(), points.rend());
      const std::size_t here = place[chain * 2 + (forwards ? 1 : 0)];
      const bool ascending = (here + shift) % 2 == 0;
      // NOLINTNEXTLINE(clang-analyzer-core.DivideZero): every chain has two ends
      const std::size_t there = ascending ? (here + 1) % count : (here + count - 1) % count;
      double low = ends[ascending ? here : there].at;
      double high = ends[ascending ? there : here].at;
      // The pair round position 0; its ends may be at the same place, all of the border between them.
      if (ascending ? there < here : there > here) high += border_length;
      const std::size_t before = ring.size();
      walk(low, high, ring);
      if (!ascending) std::reverse(ring.begin() + static_cast<std::ptrdiff_t>(before), ring.end());
      chain = ends[there].chain;
      forwards = !ends[there].last;
    }
    ring.push_back(ring.front());
    rings.push_back(std::move(ring));
  }
  return rings;
}

}  // namespace rutter::geo
