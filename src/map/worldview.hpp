#pragma once

#include <string_view>

#include "geo/feature.hpp"

namespace rutter::map {

/// Whether a border is drawn in `worldview` ("de-facto", "gmt-dcw"): a line without the property belongs to all of them.
[[nodiscard]] inline bool drawn_in(const geo::Properties& border, std::string_view worldview) {
  const std::string_view own = border.text("worldview");
  return own.empty() || own == worldview;
}

/// What the legend prints for a disputed line: its label with the dates between which it held, else its name.
[[nodiscard]] inline std::string_view legend_name(const geo::Properties& line) {
  const std::string_view label = line.text("label");
  return label.empty() ? line.text("name") : label;
}

}  // namespace rutter::map
