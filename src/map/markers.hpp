#pragma once

#include <string>
#include <vector>

#include "geo/box.hpp"
#include "geo/projector.hpp"
#include "geo/shape.hpp"

namespace rutter::map {

/// A numbered circle that stands for a point.
struct Marker {
  std::size_t stop = 0;   ///< index of the stop
  geo::PagePoint point;   ///< where it is
  geo::PagePoint centre;  ///< where the circle is drawn
  double radius_pt = 6;
  bool reading = false;  ///< another place that its stop's name may mean
  bool moved = false;    ///< drawn aside, with a leader line from a dot at the point
  bool dot = false;      ///< a dot without number: an inset shows the stop
  bool small = false;    ///< a dot at the point, its number in the text beside it: there is no place for its circle
  double room_pt = 0;    ///< kept free between it and its neighbours on a ring, for an arrow that begins at it
};

/// Moves markers that would lie on each other to a ring round their cluster, each joined to its point by a straight leader.
/// Of the places on the ring those are taken whose leaders are shortest in sum, which keeps leaders of one cluster from
/// crossing (a crossing could be undone with less length: van Leeuwen and Schoone 1980); places on `lines`, on points and
/// outside the frame cost extra, and crossings these costs cause are undone by exchanging places while that lowers their
/// number. Where the best ring still has leaders that cross lines or circles outside the frame, and where there are more than
/// forty, each circle is placed by itself (see search_marker_places), or they are pushed apart round their points: what has the
/// fewest faults. Those that are `small` stay where they are. Deterministic.
void spread_markers(std::vector<Marker>& markers, const std::vector<geo::Line<geo::PagePoint>>& lines,
                    const geo::PageBox& frame);

/// Radius of the dot that marks a moved or small marker's place.
inline constexpr double place_dot_radius_pt = 1.6;

/// Where a moved marker's leader is drawn, from the edge of its dot to that of its circle; empty where none is, beside the
/// circle. A line through the place itself does not cross it.
[[nodiscard]] geo::Line<geo::PagePoint> leader_of(const Marker& marker);
/// Where the leader of a circle at `centre` would begin.
[[nodiscard]] geo::PagePoint leader_start(geo::PagePoint point, geo::PagePoint centre);

}  // namespace rutter::map
