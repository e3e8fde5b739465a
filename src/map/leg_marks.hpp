#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "geo/shape.hpp"
#include "map/markers.hpp"

namespace rutter::map {

/// What stands on one part of a leg's line, in points along it.
struct LineMarks {
  std::optional<double> head;    ///< length that the arrowhead at its end may have at most; none: no head
  std::optional<double> middle;  ///< the middle of the arrowhead half way
  std::optional<double> glyph;   ///< the middle of the sign for an aircraft or a ship
};

struct LegMarks {
  bool open_end = false;         ///< it leads into an area or nowhere known: the head is hollow
  std::vector<LineMarks> lines;  ///< one a part
};

/// What a style would put on a leg.
struct LegSigns {
  double head_pt = 0;         ///< length of the arrowhead at the end; 0: none
  double middle_head_pt = 0;  ///< of the one half way
  double middle_over_pt = 0;  ///< which stands on parts longer than this; 0: never
  bool glyph = false;         ///< an aircraft or a ship
};

/// A leg whose marks are to be placed.
struct MarkedLeg {
  const std::vector<geo::Line<geo::PagePoint>>* lines = nullptr;
  LegSigns signs;
  bool arrives = true;  ///< its end is on the page
  bool open_end = false;
  std::size_t slot = 0;  ///< among legs that take the same way
};

/// Places all marks together, so that none lies on another, on a marker or on another leg: heads at the ends first, at most
/// half as long as their part of the leg and left out where there is no room for 3 pt; then those half way, near the middle;
/// then glyphs, about two fifths along (further back for every other leg of the same way) on parts longer than 60 pt. Half-way
/// heads and glyphs that find no place are left out. Bounded: a few places are tried for each.
[[nodiscard]] std::vector<LegMarks> place_leg_marks(const std::vector<MarkedLeg>& legs, const std::vector<Marker>& markers);

}  // namespace rutter::map
