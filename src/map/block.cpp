#include "map/block.hpp"

#include <type_traits>
#include <utility>

#include "base/error.hpp"

namespace rutter::map {
namespace {

void translate(draw::Node& node, geo::PagePoint by) {
  std::visit(
      [by](auto& n) {
        using Kind = std::decay_t<decltype(n)>;
        if constexpr (std::is_same_v<Kind, draw::Fill>) {
          for (auto& polygon : n.area.polygons)
            for (auto& ring : polygon.rings)
              for (auto& point : ring) point = point + by;
        } else if constexpr (std::is_same_v<Kind, draw::Stroke>) {
          for (auto& line : n.lines)
            for (auto& point : line) point = point + by;
        } else if constexpr (std::is_same_v<Kind, draw::Circle>) {
          n.centre = n.centre + by;
        } else if constexpr (std::is_same_v<Kind, draw::Text>) {
          n.origin = n.origin + by;
        } else if constexpr (std::is_same_v<Kind, draw::PathText>) {
          for (auto& point : n.path) point = point + by;
        } else if constexpr (std::is_same_v<Kind, draw::Image>) {
          n.box = {n.box.min_x + by.x, n.box.min_y + by.y, n.box.max_x + by.x, n.box.max_y + by.y};
        } else if constexpr (std::is_same_v<Kind, draw::Shared>) {
          throw base::Error(base::ErrorKind::internal, "what drawings share cannot be moved in one of them");
        } else {
          for (draw::Node& child : n.children) translate(child, by);
        }
      },
      node);
}

}  // namespace

void translate(std::vector<draw::Node>& nodes, double dx_pt, double dy_pt) {
  for (draw::Node& node : nodes) translate(node, {dx_pt, dy_pt});
}

std::vector<draw::Node> placed(Block block, geo::PagePoint at) {
  translate(block.nodes, at.x, at.y);
  return std::move(block.nodes);
}

}  // namespace rutter::map
