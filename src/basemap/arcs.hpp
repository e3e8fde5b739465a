#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "basemap/format.hpp"

namespace rutter::basemap {

/// A run of vertices between two junctions, stored once however many rings share it.
struct Arc {
  std::vector<GridPoint> points;     ///< in its canonical direction; a closed one repeats its first point
  std::vector<double> importance;    ///< per vertex: metres of tolerance up to which it is kept
  std::vector<std::uint32_t> users;  ///< numbers of the features whose rings contain it, ascending, each once
  std::uint32_t uses = 0;            ///< how many rings pass along it, counting a feature that meets itself twice
};

/// One use of an arc by a ring.
struct ArcUse {
  std::uint32_t arc = 0;
  bool backwards = false;
};

using ArcRing = std::vector<ArcUse>;

/// Cuts rings into shared arcs, so that simplifying an arc moves the outline of both neighbours alike.
class ArcSet {
 public:
  /// A ring (first point repeated) or, with `closed` false, a line. `user` is the feature it belongs to.
  /// Returns the ring's number. To be called for all rings before build().
  std::size_t add(std::vector<GridPoint> points, std::uint32_t user, bool closed);
  /// Finds the junctions (vertices with more than two different neighbours, ends of lines, vertices on the antimeridian and
  /// the poles), the arcs and what each vertex is worth (Douglas and Peucker 1973).
  void build();
  [[nodiscard]] const std::vector<Arc>& arcs() const { return arcs_; }
  [[nodiscard]] const ArcRing& ring(std::size_t number) const { return rings_[number]; }
  /// The ring's vertices at a tolerance in metres; a ring that collapses has fewer than four.
  [[nodiscard]] std::vector<GridPoint> points(const ArcRing& ring, double tolerance_m) const;

 private:
  struct Input {
    std::vector<GridPoint> points;
    std::uint32_t user;
    bool closed;
  };
  std::vector<Input> inputs_;
  std::vector<Arc> arcs_;
  std::vector<ArcRing> rings_;
};

/// For every vertex of a line the tolerance in metres up to which Douglas and Peucker's method keeps it; ends: infinity
/// (of a closed line the vertex farthest from its start anchors the two halves). Never larger than that of the
/// vertex it hangs on, so that a coarser level is a subset of a finer one.
[[nodiscard]] std::vector<double> vertex_importance(const std::vector<GridPoint>& points);

/// Whether an arc runs along the antimeridian or a pole: a cut of the map of the world, no outline of anything.
[[nodiscard]] bool along_frame(const Arc& arc);

/// Area in square metres on a cylinder of equal area, signed: positive when counter-clockwise.
[[nodiscard]] double signed_area_m2(const std::vector<GridPoint>& ring);

}  // namespace rutter::basemap
