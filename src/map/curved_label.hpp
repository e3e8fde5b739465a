#pragma once

#include <vector>

#include "draw/drawing.hpp"
#include "map/label.hpp"

namespace rutter::map {

/// Where a label stands along a line.
struct CurvedPlace {
  geo::Line<geo::PagePoint> baseline;  ///< smooth, in reading direction
  double start_pt = 0;                 ///< distance along it where the text begins
};

/// Half the height of what a label covers, from cap height to a shallow descender, and how far its middle lies above the
/// baseline; points.
[[nodiscard]] double half_height_pt(const Label& label);
[[nodiscard]] double middle_above_baseline_pt(const Label& label);

/// The place where the label's middle line runs along `line`, its middle at `middle_pt` of the line's length. The baseline
/// reaches a little further than the text where the line does.
[[nodiscard]] CurvedPlace place_along(const Label& label, const geo::Line<geo::PagePoint>& line, double middle_pt);

/// The middle line of the label in its place, as long as its text.
[[nodiscard]] geo::Line<geo::PagePoint> band_of(const Label& label, const CurvedPlace& place);

/// Upright boxes, none longer than its label is high, that cover a band of `half_pt` on both sides of a line.
[[nodiscard]] std::vector<geo::PageBox> boxes_along(const geo::Line<geo::PagePoint>& line, double half_pt);

/// The label in its place: along the line where it bends and the script allows it, else straight at the line's slope.
[[nodiscard]] draw::Node curved_node(const Label& label, const CurvedPlace& place);

/// By how much each edge of a line has turned from the first, radians, clockwise on the page: one value an edge.
[[nodiscard]] std::vector<double> turns_along(const geo::Line<geo::PagePoint>& line);

/// How far a line turns from its beginning to its end at most, radians: the greatest difference of the directions of its edges.
[[nodiscard]] double turn_of(const geo::Line<geo::PagePoint>& line);

}  // namespace rutter::map
