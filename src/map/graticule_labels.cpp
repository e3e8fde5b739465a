#include "map/graticule_labels.hpp"

#include <algorithm>

#include "map/label.hpp"
#include "map/symbols.hpp"

namespace rutter::map {

std::vector<draw::Node> graticule_labels(const MapInputs& in, const Graticule& graticule, Occupancy& taken,
                                         text::Shaper& shaper) {
  std::vector<draw::Node> out;
  const style::Furniture& look = in.style.furniture();
  const LabelLook set{{std::max(look.small_size_pt, least_type_pt(in.page.is_screen())), false, false, "", 0},
                      look.muted_color,
                      faded(look.paper, 0.75),
                      1,
                      1};
  for (const GraticuleMark& mark : graticule.marks) {
    const Label label = make_label(mark.text, set, "graticule", shaper);
    const geo::PagePoint origin = mark.meridian ? geo::PagePoint{mark.point.x + 2, mark.point.y - 5}
                                                : geo::PagePoint{mark.point.x + 3.5, mark.point.y - 2};
    const geo::PageBox box = label_box(label, origin);
    if (!taken.is_free(box.grown(1))) continue;
    taken.add_box(box.grown(1));
    out.emplace_back(label_node(label, origin));
  }
  return out;
}

}  // namespace rutter::map
