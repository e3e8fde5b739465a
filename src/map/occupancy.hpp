#pragma once

#include <cstdint>
#include <vector>

#include "geo/box.hpp"
#include "geo/shape.hpp"

namespace rutter::map {

/// What is taken on the map: boxes and lines that no text may touch, and lines that it had better not cross. Coordinates are
/// rounded to 1/64 px before they are compared, so that decisions do not depend on the last bit of a projection.
class Occupancy {
 public:
  /// `frame`: texts must stay inside.
  explicit Occupancy(const geo::PageBox& frame);

  void add_box(const geo::PageBox& box);
  /// A line that no text may touch, `half_width_pt` thick on each side.
  void add_line(const geo::Line<geo::PagePoint>& line, double half_width_pt);
  /// A line that texts avoid when they can: coasts, borders.
  void add_soft_line(const geo::Line<geo::PagePoint>& line);

  [[nodiscard]] bool inside_frame(const geo::PageBox& box) const;
  /// Inside the frame and touching nothing that is taken.
  [[nodiscard]] bool is_free(const geo::PageBox& box) const;
  /// How many boxes and lines it touches; 0 when free (the frame is not looked at).
  [[nodiscard]] int conflicts(const geo::PageBox& box) const;
  /// Pieces of soft lines that run through the box.
  [[nodiscard]] int soft_crossings(const geo::PageBox& box) const;
  [[nodiscard]] const geo::PageBox& frame() const { return frame_; }

 private:
  struct Segment {
    geo::PagePoint a;
    geo::PagePoint b;
    double half_width = 0;
  };
  struct Cells {
    int x0, y0, x1, y1;
  };
  [[nodiscard]] Cells cells_of(const geo::PageBox& box) const;
  [[nodiscard]] std::size_t cell(int x, int y) const;
  void add_segments(const geo::Line<geo::PagePoint>& line, double half_width, std::vector<Segment>& to,
                    std::vector<std::vector<std::uint32_t>>& grid);
  [[nodiscard]] int touched(const geo::PageBox& box, const std::vector<Segment>& segments,
                            const std::vector<std::vector<std::uint32_t>>& grid) const;

  geo::PageBox frame_;
  int columns_ = 1;
  int rows_ = 1;
  std::vector<geo::PageBox> boxes_;
  std::vector<Segment> hard_;
  std::vector<Segment> soft_;
  std::vector<std::vector<std::uint32_t>> box_grid_, hard_grid_, soft_grid_;
};

/// Rounded to 1/64 CSS pixel (3/256 pt).
[[nodiscard]] double snapped(double pt);
[[nodiscard]] geo::PagePoint snapped(geo::PagePoint p);

/// Whether the straight line from a to b touches the box.
[[nodiscard]] bool touches(const geo::PageBox& box, geo::PagePoint a, geo::PagePoint b);
/// Whether two straight lines cross in a point inside both.
[[nodiscard]] bool cross(geo::PagePoint a, geo::PagePoint b, geo::PagePoint c, geo::PagePoint d);
/// Distance of p from the straight line a-b.
[[nodiscard]] double distance_to_segment(geo::PagePoint p, geo::PagePoint a, geo::PagePoint b);

}  // namespace rutter::map
