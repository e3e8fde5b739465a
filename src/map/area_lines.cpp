#include "map/area_lines.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rutter::map {
namespace {

using geo::PagePoint;

constexpr double most_lines = 60;
constexpr double most_slides = 24;
constexpr double slide_pt = 6;
/// How much of the room along its line a text takes when it may be spaced, and how far its letters may be.
constexpr double share_of_room = 0.62;
constexpr double most_spacing = 3;
constexpr double least_spacing = 0.4;

/// What its distance from the middle costs (in square roots of the area), nearness to the outline, and a small span.
constexpr double distance_cost = 0.8;
constexpr double outline_cost = 0.8;
constexpr double span_cost = 0.45;

/// Lengths along an axis and across it within which all of the box lies.
struct Extent {
  double along_from = 0;
  double along_to = 0;
  double across_from = 0;
  double across_to = 0;
};

Extent extent_of(const geo::PageBox& box, const AreaAxis& axis) {
  Extent out;
  for (const PagePoint corner : {PagePoint{box.min_x, box.min_y}, PagePoint{box.max_x, box.min_y},
                                 PagePoint{box.min_x, box.max_y}, PagePoint{box.max_x, box.max_y}}) {
    const PagePoint d = corner - axis.middle;
    const double along = d.x * axis.direction.x + d.y * axis.direction.y;
    const double across = d.y * axis.direction.x - d.x * axis.direction.y;
    out.along_from = std::min(out.along_from, along);
    out.along_to = std::max(out.along_to, along);
    out.across_from = std::min(out.across_from, across);
    out.across_to = std::max(out.across_to, across);
  }
  return out;
}

/// The spacing for a run of this length; negative when the text does not fit at all.
double spacing_for(const AreaType& type, double room) {
  const auto gaps = static_cast<double>(type.gaps);
  if (type.gaps == 0) return type.tight_width_pt <= room ? 0 : -1;
  const double wanted = (share_of_room * room - type.tight_width_pt) / gaps;
  const double spacing = std::clamp(wanted, type.spacing_pt, most_spacing * type.spacing_pt);
  if (type.tight_width_pt + gaps * spacing <= room) return spacing;
  const double tight = least_spacing * type.spacing_pt;
  return type.tight_width_pt + gaps * tight <= room ? tight : -1;
}

/// One line beside the axis, sampled.
class AreaLine {
 public:
  AreaLine(const AreaGrid& grid, const AreaAxis& axis, const Extent& extent, double across)
      : grid_(grid), extent_(extent), across_(across) {
    const auto samples = static_cast<std::size_t>((extent.along_to - extent.along_from) / grid.step_pt()) + 1;
    grid.sum_clearances(axis, extent.along_from, across, samples, sums_);
  }

  void add_places(const AreaType& type, double penalty, std::vector<AreaPlace>& to) const {
    const double needed = type.half_height_pt + 0.75 * grid_.step_pt();
    for (std::size_t i = 0; i + 1 < sums_.size();) {
      std::size_t end = i;
      while (end + 1 < sums_.size() && sums_[end + 1] - sums_[end] >= needed) ++end;
      if (end > i + 1) add_run(type, i, end - 1, penalty, to);
      i = end + 1;
    }
  }

 private:
  [[nodiscard]] double along(std::size_t i) const { return extent_.along_from + static_cast<double>(i) * grid_.step_pt(); }

  void add_run(const AreaType& type, std::size_t first, std::size_t last, double penalty, std::vector<AreaPlace>& to) const {
    const double room = along(last) - along(first);
    AreaPlace place{0, across_, spacing_for(type, room), 0, 0};
    if (place.spacing_pt < 0) return;
    place.width_pt = type.tight_width_pt + static_cast<double>(type.gaps) * place.spacing_pt;
    const double slack = room - place.width_pt;
    const double steps = std::min(std::ceil(slack / slide_pt), most_slides);
    for (double i = 0; i <= steps; ++i) {
      place.along = along(first) + place.width_pt / 2 + (steps > 0 ? slack * i / steps : slack / 2);
      place.cost = penalty + cost_of(place);
      to.push_back(place);
    }
  }

  [[nodiscard]] double cost_of(const AreaPlace& place) const {
    const double scale = std::sqrt(grid_.area_pt2());
    const auto index = [&](double u) { return static_cast<std::size_t>((u - extent_.along_from) / grid_.step_pt()); };
    const std::size_t from = index(place.along - place.width_pt / 2);
    const std::size_t to = std::min(index(place.along + place.width_pt / 2) + 1, sums_.size() - 1);
    const double clearance = (sums_[to] - sums_[from]) / static_cast<double>(to - from);
    return distance_cost * std::sqrt(place.along * place.along + place.across * place.across) / scale +
           outline_cost * (1 - clearance / grid_.most_clearance_pt()) + span_cost * (1 - std::min(1.0, place.width_pt / scale));
  }

  const AreaGrid& grid_;
  const Extent& extent_;
  double across_;
  std::vector<double> sums_;  ///< of the clearances of the samples before each
};

geo::Line<PagePoint> sampled_line(const AreaAxis& axis, const AreaPlace& place, double half_pt, double step_pt) {
  geo::Line<PagePoint> out;
  const auto steps = std::max(1, static_cast<int>(std::ceil(2 * half_pt / step_pt)));
  for (int i = 0; i <= steps; ++i) out.push_back(axis.at(place.along - half_pt + 2 * half_pt * i / steps, place.across));
  return out;
}

}  // namespace

std::vector<std::vector<AreaPlace>> places_along(const AreaGrid& grid, const AreaAxis& axis, std::span<const AreaType> types,
                                                 double penalty) {
  std::vector<std::vector<AreaPlace>> out(types.size());
  double least_half = std::numeric_limits<double>::infinity();
  for (const AreaType& type : types) least_half = std::min(least_half, type.half_height_pt);
  if (grid.empty() || grid.most_clearance_pt() < least_half) return out;
  const Extent extent = extent_of(grid.box(), axis);
  const double step = std::max(grid.step_pt(), (extent.across_to - extent.across_from) / most_lines);
  for (double i = std::ceil(extent.across_from / step); i * step <= extent.across_to; ++i) {
    const AreaLine line(grid, axis, extent, i * step);
    for (std::size_t t = 0; t < types.size(); ++t)
      if (grid.most_clearance_pt() >= types[t].half_height_pt) line.add_places(types[t], penalty, out[t]);
  }
  return out;
}

geo::Line<PagePoint> line_of(const AreaAxis& axis, const AreaPlace& place, double beyond_pt) {
  return sampled_line(axis, place, place.width_pt / 2 + beyond_pt, 2);
}

geo::Line<PagePoint> band_line_of(const AreaAxis& axis, const AreaPlace& place) {
  // The bends turn by less than 50 degrees within the area: a chord of 6 pt strays by a tenth of a point at most.
  const bool straight = !(std::abs(axis.bend) > 0);
  return sampled_line(axis, place, place.width_pt / 2, straight ? place.width_pt : 6);
}

}  // namespace rutter::map
