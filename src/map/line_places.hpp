#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "geo/shape.hpp"
#include "map/soft_counts.hpp"

namespace rutter::map {

/// What of a label decides where it fits along a line; points.
struct LineType {
  double width_pt = 0;
  double half_height_pt = 0;
  double size_pt = 0;
};

/// A stretch that a label may stand along.
struct LinePlace {
  geo::Line<geo::PagePoint> line;  ///< of the label's middle, in reading direction, a little longer than its text
  double cost = 0;
};

/// Where a name may stand along a line, whatever else stands on the map.
struct LineChoices {
  explicit LineChoices(std::vector<LinePlace> found) : places(std::move(found)), soft(places.size()) {
    std::ranges::stable_sort(places, {}, &LinePlace::cost);
  }

  std::vector<LinePlace> places;  ///< the cheapest first
  SoftCounts soft;                ///< of their bands
};

/// The line in steps of 2 pt, each point the mean of those within `reach_pt` along the line (fewer near its ends, which stay).
[[nodiscard]] geo::Line<geo::PagePoint> smoothed(const geo::Line<geo::PagePoint>& line, double reach_pt);

/// Whether a text of this size may be set along the line: it turns by no more than 60 degrees in all and nowhere tighter than
/// round a circle of four times the size (the limits of curvature of Wolff, Knipping, van Kreveld, Strijk and Agarwal, "A
/// simple and efficient algorithm for high-quality line labeling", 2001, whose text bends by at most its own height's worth of
/// angle).
[[nodiscard]] bool is_gentle(const geo::Line<geo::PagePoint>& line, double size_pt);

/// Places beside a line (a river, a leg): parallel to its general direction, above it or, at a cost, below, nowhere nearer than
/// `gap_pt` to any of its bends. After Edmondson, Christensen, Marks and Shieber, "A general cartographic labelling algorithm",
/// Cartographica 33(4), 1996, section on line features: straightness, horizontality, closeness, the middle preferred. At most
/// about 240 places a line.
[[nodiscard]] std::vector<LinePlace> places_beside(const geo::Line<geo::PagePoint>& line, const LineType& type, double gap_pt);

/// Places on a line drawn for a name (a sea, a range): along it and a little beside it, the middle preferred.
[[nodiscard]] std::vector<LinePlace> places_on(const geo::Line<geo::PagePoint>& line, const LineType& type);

/// Lines joined where one begins within a twentieth of a point of where another ends, the longest first.
[[nodiscard]] std::vector<geo::Line<geo::PagePoint>> joined(std::vector<geo::Line<geo::PagePoint>> lines);

}  // namespace rutter::map
