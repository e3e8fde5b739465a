#pragma once

#include <string_view>

#include "geo/feature.hpp"

namespace rutter::style {

class Warnings;

/// What an expression may look at. The style's state variables are bound when the style is read.
struct Input {
  double zoom = 0;                              ///< MapLibre zoom, see zoom_for
  const geo::Properties* properties = nullptr;  ///< of the feature; nullptr: none
  std::string_view geometry_type;               ///< "Point", "LineString" or "Polygon", for `geometry-type`
  Warnings* warnings = nullptr;                 ///< collects evaluation errors, once per layer and property; may be nullptr
  std::string_view language = {};               ///< of the feature's names, for `text-transform`: "tr"
};

}  // namespace rutter::style
