#pragma once

#include <cstddef>
#include <vector>

#include "map/markers.hpp"
#include "map/segments.hpp"

namespace rutter::map {

/// Free space between two circles, and between a circle and a line it does not belong to.
inline constexpr double marker_air_pt = 2.5;

/// Places the circles of `members` each by itself: over its point, aside but still on it, or farther off with a leader. All
/// places of all circles are weighed together (choose_labels), and two exclude each other when the circles touch, their leaders
/// cross or a leader runs through the other circle; a leader that crosses one of `lines`, and what meets a circle of another
/// cluster or its leader, is never offered. So leaders are free of crossings by construction: a circle rather stands on a line
/// than at the end of a leader across it, and one for which nothing is left becomes small. False, and nothing is moved, when
/// even so not all find places (a reading has no text and is never small), or when there are too many to weigh.
[[nodiscard]] bool search_marker_places(std::vector<Marker>& markers, const std::vector<std::size_t>& members,
                                        const Segments& lines, const geo::PageBox& frame);

/// A dot at its point, without circle.
void make_small(Marker& marker);

}  // namespace rutter::map
