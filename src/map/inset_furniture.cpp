#include "map/inset_furniture.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "map/furniture.hpp"
#include "map/label.hpp"
#include "map/map_places.hpp"

namespace rutter::map {

using geo::PageBox;
using geo::PagePoint;

void place_title(const MapInputs& inputs, const Inset& inset, const Occupancy& taken, bool with_provinces, InsetFurniture& to,
                 text::Shaper& shaper) {
  const PageBox& box = inset.frame.layout.map;
  const style::Furniture& look = inputs.style.furniture();
  const double size = std::max(inputs.style.inset().title_size_pt, least_type_pt(inputs.page.is_screen()));
  const LabelLook set{{size, true, false, inputs.spec.languages.front(), 0}, look.title_color, look.paper, 1.6, 1.5};
  const std::string title = inset_title(inputs, inset);
  std::vector<std::string> texts{title.substr(0, 1)};
  if (with_provinces) texts.insert(texts.begin(), title);
  for (const std::string& text : texts) {
    const Label label = make_label(text, set, "inset-title", shaper);
    const double left = box.min_x + 6;
    const double right = box.max_x - 6 - label.shaped.width_pt;
    const double top = box.min_y + 5 + 0.75 * size;
    const double bottom = box.max_y - 5 - 0.22 * size;
    const std::array<PagePoint, 4> corners{{{left, top}, {right, top}, {left, bottom}, {right, bottom}}};
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const PagePoint origin = snapped(corners.at(i));
      const PageBox covered = label_box(label, origin);
      const bool last = &text == &texts.back() && i + 1 == corners.size();
      if (!last && !taken.is_free(covered.grown(1))) continue;
      to.title_box = covered;
      to.title.nodes = {label_node(label, origin)};
      return;
    }
  }
}

InsetFurniture furnish_inset(const MapInputs& inputs, const Inset& inset, Occupancy& taken, text::Shaper& shaper) {
  InsetFurniture out;
  const PageBox& box = inset.frame.layout.map;
  place_title(inputs, inset, taken, false, out, shaper);
  const FrameFacts facts{"", inset.frame.scale_denominator, inset.frame.metres_per_pt, inset.frame.zoom};
  out.scale_bar = scale_bar_block(inputs, facts, shaper, std::min(90.0, box.width() / 3),
                                  "inset-" + std::to_string(inset.letter - 'A' + 1) + "-scale-bar");
  Occupancy with_title = taken;
  with_title.add_box(out.title_box->grown(2));
  if (inputs.spec.scale_bar.shown)
    out.scale_bar_box = free_place(with_title, box, out.scale_bar.width_pt, out.scale_bar.height_pt, {});
  if (out.scale_bar_box) taken.add_box(out.scale_bar_box->grown(2));
  return out;
}

}  // namespace rutter::map
