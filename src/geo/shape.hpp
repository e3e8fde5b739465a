#pragma once

#include <variant>
#include <vector>

#include "geo/point.hpp"

namespace rutter::geo {

/// A connected line; a ring when its first point is repeated at its end.
template <class P>
using Line = std::vector<P>;

/// The first ring is the outer one, the others are holes. Rings repeat their first point at the end. Fill rule: even-odd,
/// so that the winding does not matter.
template <class P>
struct Polygon {
  std::vector<Line<P>> rings;
  bool operator==(const Polygon&) const = default;
};

template <class P>
using MultiPoint = std::vector<P>;
template <class P>
struct MultiLine {
  std::vector<Line<P>> lines;
  bool operator==(const MultiLine&) const = default;
};
template <class P>
struct MultiPolygon {
  std::vector<Polygon<P>> polygons;
  bool operator==(const MultiPolygon&) const = default;
};

/// Any geometry, a value to be visited.
template <class P>
using Shape = std::variant<MultiPoint<P>, MultiLine<P>, MultiPolygon<P>>;

/// Combines lambdas for std::visit.
template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

}  // namespace rutter::geo
