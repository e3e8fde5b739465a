#include "map/inset_drawing.hpp"

#include <fmt/format.h>

#include <limits>
#include <optional>
#include <utility>
#include <vector>

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
  const PagePoint inside{box.min_x + 2, box.min_y + 2 + cap};
  const PagePoint middle{box.centre().x - width / 2, box.centre().y + cap / 2};
  std::vector<PagePoint> places;
  for (const double gap : {3.0, 7.0, 12.0, 18.0, 25.0}) {
    for (const PagePoint place :
         {PagePoint{box.max_x + gap, box.min_y + cap}, PagePoint{box.max_x + gap, box.max_y},
          PagePoint{box.min_x - gap - width, box.min_y + cap}, PagePoint{box.min_x - gap - width, box.max_y},
          PagePoint{box.min_x, box.min_y - gap}, PagePoint{box.max_x - width, box.min_y - gap},
          PagePoint{box.min_x, box.max_y + gap + cap}, PagePoint{box.max_x - width, box.max_y + gap + cap}})
      places.push_back(place);
    // The middles of the sides, then off the corners.
    for (const PagePoint place :
         {PagePoint{box.max_x + gap, middle.y}, PagePoint{box.min_x - gap - width, middle.y},
          PagePoint{middle.x, box.min_y - gap}, PagePoint{middle.x, box.max_y + gap + cap},
          PagePoint{box.max_x + gap, box.min_y - gap}, PagePoint{box.min_x - gap - width, box.min_y - gap},
          PagePoint{box.max_x + gap, box.max_y + gap + cap}, PagePoint{box.min_x - gap - width, box.max_y + gap + cap}})
      places.push_back(place);
    for (const double share : {0.25, 0.75}) {
      const double along_x = box.min_x + share * box.width() - width / 2;
      const double along_y = box.min_y + share * box.height() + cap / 2;
      for (const PagePoint place : {PagePoint{box.max_x + gap, along_y}, PagePoint{box.min_x - gap - width, along_y},
                                    PagePoint{along_x, box.min_y - gap}, PagePoint{along_x, box.max_y + gap + cap}})
        places.push_back(place);
    }
  }
  for (const PagePoint place : {inside, PagePoint{box.max_x - 2 - width, box.min_y + 2 + cap},
                                PagePoint{box.min_x + 2, box.max_y - 2}, PagePoint{box.max_x - 2 - width, box.max_y - 2}})
    places.push_back(place);
  std::optional<PagePoint> best;
  int least = 0;
  for (const PagePoint place : places) {
    const PageBox covered = label_box(label, snapped(place)).grown(2);
    if (taken.is_free(covered)) return snapped(place);
    const int conflicts = taken.inside_frame(covered) ? taken.conflicts(covered) : std::numeric_limits<int>::max();
    if (best && conflicts >= least) continue;
    best = snapped(place);
    least = conflicts;
  }
  return best.value_or(snapped(inside));
}

}  // namespace

std::string inset_id(const Inset& inset) {
  return fmt::format("inset-{}", inset.letter - 'A' + 1);
}

draw::Group outline_group(const MapInputs& inputs, const Inset& inset) {
  const style::Inset& look = inputs.style.inset();
  const draw::Pen pen{look.frame_color, look.outline_width_pt, {}, draw::Cap::butt, draw::Join::miter};
  return {inset_id(inset) + "-outline", "inset-outline", "", true, 1, {draw::Stroke{{inset.outline}, pen}}};
}

std::vector<draw::Node> tie_nodes(const MapInputs& inputs, const Inset& inset, Occupancy& taken, text::Shaper& shaper) {
  const style::Inset& look = inputs.style.inset();
  const style::Furniture& furniture = inputs.style.furniture();
  const double size = std::max(look.title_size_pt, least_type_pt(inputs.page.is_screen()));
  const LabelLook set{{size, true, false, inputs.spec.languages.front(), 0}, furniture.title_color, furniture.paper, 1.4, 1};
  const draw::Pen tie{look.frame_color, look.tie_width_pt, {}, draw::Cap::butt, draw::Join::round};
  std::vector<draw::Node> out;
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
