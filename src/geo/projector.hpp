#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "geo/box.hpp"
#include "geo/page_transform.hpp"
#include "geo/point.hpp"
#include "geo/projection.hpp"
#include "geo/shape.hpp"

namespace rutter::geo {

/// How finely a projector draws, in points of the page.
struct ProjectorOptions {
  double tolerance_pt = 0.18;  ///< a bent edge is resampled until it deviates by less: a quarter pixel
  double simplify_pt = 0.1;    ///< points that matter less are dropped; 0 keeps all
};

/// From longitude and latitude to the page: cuts where the projection tears (at a meridian, at the poles, at the horizon),
/// projects with adaptive resampling, rounds to 1/64 px, clips to a box and simplifies. Edges are straight in longitude and
/// latitude (RFC 7946): an edge of more than 180 degrees is read the shorter way round, one of exactly 360 degrees runs all
/// round the globe. Everything returned lies inside the box; there is no line from one side of a tear to the other.
/// Keeps a reference to the projection, which must outlive it; one per thread as that.
class Projector {
 public:
  Projector(const Projection& projection, const PageTransform& transform, const PageBox& clip, ProjectorOptions options = {});
  ~Projector();
  Projector(Projector&&) noexcept;
  Projector& operator=(Projector&&) noexcept;

  /// The position on the page, rounded; nothing outside of the projection's domain or of the box.
  [[nodiscard]] std::optional<PagePoint> point(LonLat p) const;

  /// The position on the page, rounded, even outside of the box (within 1e6 pt).
  [[nodiscard]] std::optional<PagePoint> unclipped_point(LonLat p) const;

  /// The visible parts of a line, in its direction. Parts have at least two different points. A closed line whose first point
  /// is visible gives its last part joined to the first.
  [[nodiscard]] std::vector<Line<PagePoint>> line(const Line<LonLat>& line) const;

  /// The visible part of a polygon as a fill. Holes go to the polygon they lie in; rings may touch. The interior is what an
  /// even-odd rule fills, whatever the winding; a single ring round a pole encloses the pole that the data says (rings that go
  /// along 180 degrees to it), else the one of the smaller side. Pieces smaller than a hundredth of a square point are dropped.
  [[nodiscard]] MultiPolygon<PagePoint> polygon(const Polygon<LonLat>& polygon) const;

  /// The visible part of a polygon's rings as lines, for strokes: without edges along the frame, along a tear, and along
  /// the seams at 180 degrees and at the poles that only cut data for a flat world.
  [[nodiscard]] std::vector<Line<PagePoint>> outline(const Polygon<LonLat>& polygon) const;

  /// The whole domain of the projection as drawn (the sphere of a world map, the disc of a globe; the box for a regional map):
  /// the ocean's fill and the frame of the world.
  [[nodiscard]] MultiPolygon<PagePoint> sphere() const;

  [[nodiscard]] const Projection& projection() const { return *projection_; }
  [[nodiscard]] const PageTransform& transform() const { return transform_; }
  [[nodiscard]] const PageBox& clip() const { return clip_; }
  /// The box round all that is visible, as visible_box finds it.
  [[nodiscard]] const LonLatBox& visible() const;
  /// That box with a margin: what to ask a data source for.
  [[nodiscard]] const LonLatBox& surroundings() const;

 private:
  struct Impl;
  /// What lines and areas are cut with; finding the visible box takes longer than projecting a few points, so not before it is
  /// needed.
  [[nodiscard]] const Impl& impl() const;

  const Projection* projection_;
  PageTransform transform_;
  PageBox clip_;
  ProjectorOptions options_;
  mutable std::unique_ptr<const Impl> impl_;
};

}  // namespace rutter::geo
