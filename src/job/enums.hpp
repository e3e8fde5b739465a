#pragma once

namespace rutter::job {

/// How sure a statement is, weakest first but for the two at the ends: `none` is not stated and never looks confirmed,
/// `retracted` was withdrawn by who said it. Order of strength: see `strength`.
enum class Status { none, confirmed, reported, claimed, inferred, planned, retracted };

/// What a confirmed statement confirms: where it was (geolocated footage) or that it happened.
enum class Confirms { unstated, place, event };

/// The line that a leg is drawn along: the shortest way, or the way of constant azimuth.
enum class Course { geodesic, loxodrome };

/// How somebody travelled along a leg.
enum class Mode { unknown, road, air, sea, rail, foot };

/// What a stop is: a place, or only the area it lies in (its outline is drawn, no pin; legs end open at its edge).
enum class Role { stop, somewhere_in };

/// Whether consecutive stops are joined when a map has no legs of its own.
enum class Join { none, in_order };

/// What the numbers of the stops mean. `automatic`: `order` when the legs form one chain, else `reference`.
enum class Numbering { automatic, order, reference, none };

/// A file to write.
enum class Format { svg, pdf, png, svg_outlines };

/// Detail insets: found by the program or none.
enum class Insets { automatic, none };

/// Context towns: a few that do not compete with the stops, all that find room, or those asked for with `show` alone.
enum class Towns { few, many, none };

/// A corner or a side of the map: of its frame for furniture, of its stop for a callout.
enum class Position { top_left, top, top_right, left, right, bottom_left, bottom, bottom_right };

/// Where a stop's claim stands: in a callout where it fits, nowhere on the map, or in the numbered key.
enum class Callout { automatic, off, key };

/// A side of a marker for its label.
enum class Side { north, north_east, east, south_east, south, south_west, west, north_west };

/// The unit a page's size was given in; px = 1/96 inch makes it a page for screens.
enum class Unit { mm, cm, in, px, pt };

}  // namespace rutter::job
