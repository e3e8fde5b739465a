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
  double room_pt = 0;    ///< kept free between it and its neighbours on a ring, for an arrow that begins at it
};

/// Moves markers that would lie on each other to a ring round their cluster, each joined to its point by a straight leader.
/// Of the places on the ring those are taken whose leaders are shortest in sum, which keeps leaders of one cluster from
/// crossing (a crossing could be undone with less length: van Leeuwen and Schoone 1980); places on `lines`, on points and
/// outside the frame cost extra, and crossings these costs cause are undone by exchanging places while that lowers their
/// number. Where the best ring still has leaders that cross lines or circles outside the frame, and where there are more than
/// forty, the circles are instead pushed apart round their points, if that has fewer faults. Deterministic.
void spread_markers(std::vector<Marker>& markers, const std::vector<geo::Line<geo::PagePoint>>& lines,
                    const geo::PageBox& frame);

}  // namespace rutter::map
