#include "map/inset_drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "map/label.hpp"

namespace rutter::map {
namespace {

using geo::PageBox;
using geo::PagePoint;

PagePoint letter_place(const Label& label, const Inset& inset, const Occupancy& taken) {
  PageBox box;
  for (const PagePoint p : inset.outline) box.add(p);
  const double width = label.shaped.width_pt;
  const double cap = 0.72 * label.look.text.size_pt;
  const std::array<PagePoint, 8> places{{{box.max_x + 3, box.min_y + cap},
                                         {box.max_x + 3, box.max_y},
                                         {box.min_x - 3 - width, box.min_y + cap},
                                         {box.min_x - 3 - width, box.max_y},
                                         {box.min_x, box.min_y - 3},
                                         {box.max_x - width, box.min_y - 3},
                                         {box.min_x, box.max_y + 3 + cap},
                                         {box.max_x - width, box.max_y + 3 + cap}}};
  for (const PagePoint place : places)
    if (taken.is_free(label_box(label, snapped(place)).grown(0.5))) return snapped(place);
  return snapped(PagePoint{box.min_x + 2, box.min_y + 2 + cap});
}

}  // namespace

std::string inset_id(const Inset& inset) {
  return fmt::format("inset-{}", inset.letter - 'A' + 1);
}

std::vector<draw::Node> outline_nodes(const MapInputs& inputs, const Inset& inset, Occupancy& taken, text::Shaper& shaper) {
  const style::Inset& look = inputs.style.inset();
  const style::Furniture& furniture = inputs.style.furniture();
  const double size = std::max(look.title_size_pt, least_type_pt(inputs.page.is_screen()));
  const LabelLook set{{size, true, false, inputs.spec.languages.front(), 0}, furniture.title_color, furniture.paper, 1.4, 1};
  const draw::Pen outline{look.frame_color, look.outline_width_pt, {}, draw::Cap::butt, draw::Join::miter};
  const draw::Pen tie{look.frame_color, look.tie_width_pt, {}, draw::Cap::butt, draw::Join::round};
  std::vector<draw::Node> out;
  out.emplace_back(
      draw::Group{inset_id(inset) + "-outline", "inset-outline", "", true, 1, {draw::Stroke{{inset.outline}, outline}}});
  if (!inset.tie.empty())
    out.emplace_back(draw::Group{inset_id(inset) + "-tie", "leader", "", true, 1, {draw::Stroke{{inset.tie}, tie}}});
  const Label label = make_label(std::string(1, inset.letter), set, "inset-letter", shaper);
  const PagePoint origin = letter_place(label, inset, taken);
  taken.add_box(label_box(label, origin).grown(1));
  out.emplace_back(label_node(label, origin));
  return out;
}

draw::Group inset_group(const MapInputs& inputs, const Inset& inset, MapPieces map, InsetFurniture furniture,
                        text::Shaper& shaper) {
  const PageBox& box = inset.frame.layout.map;
  const geo::Line<PagePoint> ring{
      {box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}, {box.min_x, box.min_y}};
  draw::Group group{inset_id(inset), "furniture inset", fmt::format("Inset {}", inset.letter), false, 1, {}};
  const auto add = [&](std::vector<draw::Node> nodes) {
    for (draw::Node& node : nodes) group.children.push_back(std::move(node));
  };
  group.children.emplace_back(draw::Fill{{{{{ring}}}}, inputs.style.furniture().paper});
  add(compose_map(inputs, std::move(map), inset_id(inset) + "-", shaper));
  add(std::move(furniture.title.nodes));
  if (const auto& at = furniture.scale_bar_box) add(placed(std::move(furniture.scale_bar), {at->min_x, at->min_y}));
  return group;
}

}  // namespace rutter::map
