#include "map/label_placer.hpp"

#include <utility>

namespace rutter::map {

using geo::PageBox;
using geo::PagePoint;

PagePoint origin_at(const Label& label, PagePoint centre, double reach, const std::array<double, 2>& direction) {
  const double size = label.look.text.size_pt;
  const double width = label.shaped.width_pt;
  const double cap = 0.72 * size;
  PagePoint anchor{centre.x + direction[0] * reach, centre.y + direction[1] * reach};
  if (direction[0] < 0) anchor.x -= width;
  if (direction[0] == 0) anchor.x -= width / 2;
  if (direction[1] == 0) anchor.y += cap / 2;
  if (direction[1] > 0) anchor.y += direction[0] == 0 ? cap : cap * 0.75;
  if (direction[1] < 0 && direction[0] != 0) anchor.y += cap * 0.25;
  // Two lines are centred on the origin: above and below the marker the nearer one must keep the distance.
  if (direction[0] == 0) anchor.y += (direction[1] > 0 ? 0.5 : -0.5) * label.leading_pt;
  return snapped(anchor);
}

double imhof_cost(std::size_t direction, double ring) {
  return static_cast<double>(direction) * 0.5 + ring * 3;
}

void LabelPlacer::report(const Label& label, const PageBox& box, bool placed, bool leader, std::string reason) {
  out_.report.push_back(
      {label.shaped.text, label.css_class, placed ? box : PageBox{0, 0, 0, 0}, placed, leader, std::move(reason)});
}

void LabelPlacer::take(const Label& label, PagePoint origin, std::string reason) {
  const PageBox box = label_box(label, origin);
  taken_.add_box(box.grown(label.look.padding_pt));
  report(label, box, true, false, std::move(reason));
}

}  // namespace rutter::map
