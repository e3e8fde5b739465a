#include "map/inset_furniture.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "map/furniture.hpp"
#include "map/label.hpp"
#include "map/map_places.hpp"

namespace rutter::map {

using geo::PageBox;
using geo::PagePoint;

namespace {

/// Steps of a letter that looks for a place along the inset's edges.
constexpr double along_edge_pt = 5;

/// The corners of a box of origins; for a letter, which needs little room, its whole edges too, from the upper left corner on.
std::vector<PagePoint> title_origins(const PageBox& origins, bool along_edges) {
  std::vector<PagePoint> out{{origins.min_x, origins.min_y},
                             {origins.max_x, origins.min_y},
                             {origins.min_x, origins.max_y},
                             {origins.max_x, origins.max_y}};
  if (!along_edges) return out;
  const auto steps = [](double length) { return static_cast<int>(std::max(length, 0.0) / along_edge_pt); };
  for (const double y : {origins.min_y, origins.max_y})
    for (int i = 1; i <= steps(origins.width()); ++i) out.push_back({origins.min_x + i * along_edge_pt, y});
  for (const double x : {origins.min_x, origins.max_x})
    for (int i = 1; i <= steps(origins.height()); ++i) out.push_back({x, origins.min_y + i * along_edge_pt});
  return out;
}

}  // namespace

bool place_title(const MapInputs& inputs, const Inset& inset, const Occupancy& taken, bool with_provinces, InsetFurniture& to,
                 text::Shaper& shaper) {
  const PageBox& box = inset.frame.layout.map;
  const style::Furniture& look = inputs.style.furniture();
  const double size = std::max(inputs.style.inset().title_size_pt, least_type_pt(inputs.page.is_screen()));
  const LabelLook set{{size, true, false, inputs.spec.languages.front(), 0}, look.title_color, look.paper, 1.6, 1.5};
  const std::string title = inset_title(inputs, inset);
  std::vector<std::string> texts{title.substr(0, 1)};
  if (with_provinces) texts.insert(texts.begin(), title);
  int least = std::numeric_limits<int>::max();
  for (const std::string& text : texts) {
    const Label label = make_label(text, set, "inset-title", shaper);
    const bool is_letter = text.size() == 1;
    const PageBox origins{box.min_x + 6, box.min_y + 5 + 0.75 * size, box.max_x - 6 - label.shaped.width_pt,
                          box.max_y - 5 - 0.22 * size};
    for (const PagePoint wanted : title_origins(origins, is_letter)) {
      const PagePoint origin = snapped(wanted);
      const PageBox covered = label_box(label, origin);
      const int conflicts = taken.conflicts(covered.grown(1)) + (taken.inside_frame(covered.grown(1)) ? 0 : 1);
      // The letter stands somewhere in any case: where it covers least.
      if (conflicts > 0 && (!is_letter || conflicts >= least)) continue;
      to.title_box = covered;
      to.title.nodes = {label_node(label, origin)};
      least = conflicts;
      if (conflicts == 0) return true;
    }
  }
  return false;
}

InsetFurniture furnish_inset(const MapInputs& inputs, const Inset& inset, Occupancy with_names, Occupancy& taken,
                             text::Shaper& shaper) {
  InsetFurniture out;
  const PageBox& box = inset.frame.layout.map;
  if (!place_title(inputs, inset, with_names, false, out, shaper)) place_title(inputs, inset, taken, false, out, shaper);
  const FrameFacts facts{"", inset.frame.scale_denominator, inset.frame.metres_per_pt, inset.frame.zoom};
  out.scale_bar = scale_bar_block(inputs, facts, shaper, std::min(90.0, box.width() / 3),
                                  "inset-" + std::to_string(inset.letter - 'A' + 1) + "-scale-bar");
  Occupancy with_title = taken;
  for (Occupancy* const on : {&with_names, &with_title}) on->add_box(out.title_box->grown(2));
  for (const Occupancy* const off : {&with_names, &with_title})
    if (inputs.spec.scale_bar.shown && !out.scale_bar_box)
      out.scale_bar_box = free_place(*off, box, out.scale_bar.width_pt, out.scale_bar.height_pt, {});
  if (out.scale_bar_box) taken.add_box(out.scale_bar_box->grown(2));
  return out;
}

}  // namespace rutter::map
