#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "geo/box.hpp"
#include "geo/shape.hpp"

namespace rutter::map {

/// The way of a leg over the page while legs are being arranged: its parts inside the frame, in its direction.
struct LegPath {
  std::size_t from = 0;           ///< the stops that it joins
  std::optional<std::size_t> to;  ///< none: nobody states where it leads
  std::vector<geo::Line<geo::PagePoint>> lines;
  bool starts_at_place = false;  ///< the first part begins at the place of its stop, not at the frame or an area's edge
  bool ends_at_place = false;
  double lane_pt = 0;    ///< how far it lies to the right of the way, because others take the same way
  std::size_t slot = 0;  ///< its place among those, from 0
  double head_pt = 0;    ///< length of its arrowhead, 0 for none; less once it stands among many
};

/// What stands at a stop's place and hides the ends of legs: its marker, or the dot of a marker that was moved.
struct Cover {
  geo::PagePoint centre;
  double radius_pt = 0;
};

/// From the middle of one leg to that of the next where they take the same way.
inline constexpr double lane_width_pt = 6;

/// Legs that take the same way, there or back, are moved aside into lanes, each to the right of its own direction first, so
/// that there and back read like a road; a leg that returns the way it came is laid into two lanes with a turn between them.
/// Two legs take the same way when they join the same two stops and lie within 3 pt of each other at their quarters, or when
/// they are long and so near each other that they would be drawn as one. Lanes get narrower when there are more than eight.
/// What leaves `frame` is cut.
void separate_lanes(std::vector<LegPath>& legs, const geo::PageBox& frame);

/// Takes away what the symbols at their ends hide: a leg begins and ends on the circle. `covers`: by stop.
void trim_ends(LegPath& leg, const std::vector<std::optional<Cover>>& covers);

/// Where several legs meet one symbol, their last stretches are bent so that they meet its edge at different points, far
/// enough apart for their heads: the azimuths nearest to those they came with (least squares, by pooling adjacent violators:
/// Ayer et al. 1955) that keep the distance. Where that turns a leg by more than 40 degrees, heads get smaller, to three fifths
/// at least. `fanned`: whether a leg takes part.
void fan_ends(std::vector<LegPath>& legs, const std::vector<std::optional<Cover>>& covers, const std::vector<bool>& fanned);

/// A leg between symbols that stand close together, from edge to edge: straight (then empty when they touch), or an arc whose
/// top lies `height_pt` to the right of its direction beyond the larger symbol (to the left where negative).
[[nodiscard]] geo::Line<geo::PagePoint> short_way(const Cover& from, const Cover& to, double height_pt);

/// A leg that returns to where it began and goes nowhere that could be seen: a small loop at a symbol's edge, outwards in the
/// direction of `angle` (radians, clockwise on the page from the right).
[[nodiscard]] geo::Line<geo::PagePoint> small_loop(const Cover& at, double angle);

}  // namespace rutter::map
