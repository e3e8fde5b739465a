#pragma once

#include <vector>

#include "draw/drawing.hpp"

namespace rutter::map {

/// A laid-out piece of the page: its nodes with the upper left corner at (0, 0), and its size in points.
struct Block {
  double width_pt = 0;
  double height_pt = 0;
  std::vector<draw::Node> nodes;
};

/// Moves nodes, groups and all that is in them, by (dx, dy) points.
void translate(std::vector<draw::Node>& nodes, double dx_pt, double dy_pt);

/// The block's nodes moved to `at`.
[[nodiscard]] std::vector<draw::Node> placed(Block block, geo::PagePoint at);

}  // namespace rutter::map
