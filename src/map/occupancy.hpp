#pragma once

#include <memory>
#include <vector>

#include "geo/box.hpp"
#include "geo/page_transform.hpp"
#include "geo/shape.hpp"

namespace rutter::map {

struct Segment;
/// Straight pieces of lines, found by where they lie.
struct SoftSegments;

/// Lines that texts avoid when they can: coasts, borders, rivers. Made once for all maps of a window.
class SoftLines {
 public:
  /// `frame`: where they are sought most; what lies outside is found too.
  SoftLines(const geo::PageBox& frame, const std::vector<geo::Line<geo::PagePoint>>& lines);
  ~SoftLines();
  SoftLines(const SoftLines&) = delete;
  SoftLines& operator=(const SoftLines&) = delete;

 private:
  friend class Occupancy;
  std::unique_ptr<SoftSegments> segments_;
};

/// What is taken on the map: boxes and lines that no text may touch, and lines that it had better not cross. Coordinates are
/// rounded to 1/64 px before they are compared, so that decisions do not depend on the last bit of a projection.
class Occupancy {
 public:
  /// `frame`: texts must stay inside. `soft_lines`: nullptr when there are none.
  explicit Occupancy(const geo::PageBox& frame, std::shared_ptr<const SoftLines> soft_lines = nullptr);
  ~Occupancy();
  Occupancy(const Occupancy& other);
  Occupancy(Occupancy&&) noexcept;
  Occupancy& operator=(Occupancy&&) noexcept;
  Occupancy& operator=(const Occupancy&) = delete;

  void add_box(const geo::PageBox& box);
  /// A line that no text may touch, `half_width_pt` thick on each side.
  void add_line(const geo::Line<geo::PagePoint>& line, double half_width_pt);

  [[nodiscard]] bool inside_frame(const geo::PageBox& box) const;
  /// Inside the frame and touching nothing that is taken.
  [[nodiscard]] bool is_free(const geo::PageBox& box) const;
  /// The same of a band, `half_width_pt` on both sides of a line: a curved label.
  [[nodiscard]] bool is_free(const geo::Line<geo::PagePoint>& line, double half_width_pt) const;
  /// How many boxes and lines' segments it touches; 0 when free (the frame is not looked at). Counts to `most`.
  [[nodiscard]] int conflicts(const geo::PageBox& box, int most = 1'000'000) const;
  /// Whether the straight line from a to b touches no box: a leader line must not run through a text.
  [[nodiscard]] bool is_clear(geo::PagePoint a, geo::PagePoint b) const;
  /// Segments of soft lines that run through the box. Counts to `most`.
  [[nodiscard]] int soft_crossings(const geo::PageBox& box, int most = 1'000'000) const;
  /// Segments of soft lines that come into the band. Counts to `most`.
  [[nodiscard]] int soft_crossings(const geo::Line<geo::PagePoint>& line, double half_width_pt, int most = 1'000'000) const;
  [[nodiscard]] const geo::PageBox& frame() const { return frame_; }

 private:
  struct Taken;

  [[nodiscard]] bool is_free(const Segment& piece) const;

  geo::PageBox frame_;
  std::unique_ptr<Taken> taken_;
  std::shared_ptr<const SoftLines> soft_;  ///< never changes: copies share it
};

/// Rounded to 1/64 CSS pixel (3/256 pt).
[[nodiscard]] inline double snapped(double pt) {
  return geo::nearest_whole(pt * 256 / 3) * 3 / 256;
}
[[nodiscard]] inline geo::PagePoint snapped(geo::PagePoint p) {
  return {snapped(p.x), snapped(p.y)};
}

/// Whether the straight line from a to b touches the box.
[[nodiscard]] bool touches(const geo::PageBox& box, geo::PagePoint a, geo::PagePoint b);
/// Whether two straight lines cross in a point inside both.
[[nodiscard]] bool cross(geo::PagePoint a, geo::PagePoint b, geo::PagePoint c, geo::PagePoint d);
/// Whether two straight lines cross, touch or come nearer to each other than `gap_pt`.
[[nodiscard]] bool meet(geo::PagePoint a, geo::PagePoint b, geo::PagePoint c, geo::PagePoint d, double gap_pt);
/// Distance of p from the straight line a-b.
[[nodiscard]] double distance_to_segment(geo::PagePoint p, geo::PagePoint a, geo::PagePoint b);

}  // namespace rutter::map
