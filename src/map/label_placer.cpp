#include "map/label_placer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "map/segments.hpp"

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
      {label.shaped.text, label.css_class, placed ? box : PageBox{0, 0, 0, 0}, placed, leader, std::move(reason), {}});
}

void LabelPlacer::take(const Label& label, PagePoint origin, std::string reason) {
  const PageBox box = label_box(label, origin);
  taken_.add_box(box.grown(label.look.padding_pt));
  report(label, box, true, false, std::move(reason));
}

bool LabelPlacer::crosses_route(PagePoint a, PagePoint b, const Marker* own) const {
  const PagePoint middle = a + (b - a) * 0.5;
  // A line beside another, almost in its direction, reads as that one.
  const auto runs_along = [&](PagePoint c, PagePoint d) { return own != nullptr && distance_to_segment(middle, c, d) < 2; };
  for (const LegOnPage& leg : in_.route.legs)
    for (const auto& line : leg.lines)
      for (std::size_t i = 1; i < line.size(); ++i)
        if (meet(a, b, line[i - 1], line[i], off_lines_pt) || runs_along(line[i - 1], line[i])) return true;
  for (const std::vector<Marker>* markers : {&in_.route.markers, &in_.route.readings})
    for (const Marker& m : *markers) {
      if (m.moved &&
          (distance_to_segment(m.point, a, b) < 4 || cross(a, b, m.point, m.centre) || runs_along(m.point, m.centre)))
        return true;
      if (&m != own && distance_to_segment(m.centre, a, b) < m.radius_pt + 1) return true;
    }
  const auto meets = [&](const geo::Line<PagePoint>& leader) { return meet(a, b, leader.front(), leader.back(), 0.5); };
  return std::any_of(in_.leaders.begin(), in_.leaders.end(), meets) ||
         std::any_of(out_.leaders.begin(), out_.leaders.end(), meets);
}

void LabelPlacer::take(const Label& label, const CurvedPlace& place) {
  const auto band = band_of(label, place);
  for (const PageBox& box : boxes_along(band, half_height_pt(label) + label.look.padding_pt)) taken_.add_box(box);
  if (const double spacing = label.shaped.style.letter_spacing_pt; spacing > 0 && band.size() >= 2) {
    // The room behind the last letter is part of a spaced name: what stands in it is read with it.
    const PagePoint last = band.back() - band[band.size() - 2];
    const double length = std::hypot(last.x, last.y);
    if (length > 0)
      for (const PageBox& box : boxes_along({band.back(), band.back() + last * (spacing / length)}, half_height_pt(label)))
        taken_.add_box(box);
  }
  std::vector<PageBox> pieces = boxes_along(band, half_height_pt(label));
  PageBox whole;
  for (const PageBox& piece : pieces) whole.add(piece);
  report(label, whole, true, false, "");
  if (whole.height() > 2 * half_height_pt(label) + 0.1) out_.report.back().pieces = std::move(pieces);
}

}  // namespace rutter::map
