#include "map/logo.hpp"

#include <algorithm>
#include <utility>

#include "map/furniture_flow.hpp"

namespace rutter::map {

Block logo_block(const MapInputs& inputs, double height_pt, double most_width_pt) {
  if (inputs.logo == nullptr) return {};
  draw::Image image = *inputs.logo;
  const double wide = static_cast<double>(image.width) / image.height;
  const double width = std::min(height_pt * wide, most_width_pt);
  image.box = {0, 0, width, width / wide};
  Block block{image.box.width(), image.box.height(), {}};
  block.nodes.emplace_back(std::move(image));
  return as_furniture(std::move(block), "logo", "Logo");
}

}  // namespace rutter::map
