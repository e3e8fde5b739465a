#include "map/callout_scene.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "geo/page_polygon.hpp"
#include "map/map_places.hpp"
#include "map/place_stops.hpp"

namespace rutter::map {

using geo::PageBox;
using geo::PagePoint;

std::vector<CalloutWish> callout_wishes(const Told& told, const RouteScene& route, std::size_t ground) {
  std::vector<CalloutWish> out;
  for (const Marker& m : route.markers)
    if (!m.dot && told.in_callout(m.stop)) out.push_back({m.stop, ground, m.centre, m.radius_pt});
  for (const DoubtOnPage& doubt : route.doubts)
    if (ground == 0 && doubt.kind == "area" && told.in_callout(doubt.index)) {
      // Nearest to the middle of the largest part that is seen.
      const geo::Polygon<PagePoint>* largest = nullptr;
      for (const auto& polygon : doubt.area.polygons)
        if (largest == nullptr || geo::area(polygon) > geo::area(*largest)) largest = &polygon;
      if (largest != nullptr) out.push_back({doubt.index, ground, snapped(geo::centroid(*largest)), 0});
    }
  std::sort(out.begin(), out.end(), [](const CalloutWish& a, const CalloutWish& b) { return a.stop < b.stop; });
  return out;
}

void tell_once(std::vector<CalloutWish>& wishes) {
  std::set<std::size_t> told;
  std::erase_if(wishes, [&](const CalloutWish& wish) { return !told.insert(wish.stop).second; });
}

void take_inset(const Inset& inset, Occupancy& taken) {
  taken.add_box(inset.frame.layout.map.grown(3));
  taken.add_line(inset.outline, 1);
  if (!inset.tie.empty()) taken.add_line(inset.tie, 1);
}

CalloutScene::CalloutScene(const MapInputs& inputs, const PageBox& map, const RouteScene& route, const Occupancy& taken)
    : in_(inputs) {
  grounds_.push_back({&route, &taken, map, {}, {}});
}

std::vector<CalloutWish> CalloutScene::add(const Inset& inset, const Told& told, text::Shaper& shaper) {
  const geo::Projector projector(inset.frame.projection, inset.frame.transform, inset.frame.layout.map);
  own_routes_.push_back(build_route_scene(in_, inset.frame, projector, shown_in(in_, inset)));
  own_taken_.push_back(route_occupancy(inset.frame, nullptr, own_routes_.back()));
  const Scene without_base_map;
  const StopAreas no_areas;
  const LabelInputs names{in_,  inset.frame, projector, without_base_map, own_routes_.back(), no_areas, told.in_callouts,
                          true, {}};
  const InsetFurniture furniture =
      furnish_inset(in_, inset, with_stop_names(names, own_taken_.back(), shaper), own_taken_.back(), shaper);
  return add(inset, own_routes_.back(), own_taken_.back(), furniture, told);
}

std::vector<CalloutWish> CalloutScene::add(const Inset& inset, const RouteScene& route, const Occupancy& taken,
                                           const InsetFurniture& furniture, const Told& told) {
  if (!inset.tie.empty()) main().ties.push_back(inset.tie);
  CalloutGround ground{&route, &taken, inset.frame.layout.map, {}, {}};
  if (furniture.title_box) ground.furniture.push_back(*furniture.title_box);
  if (furniture.scale_bar_box) ground.furniture.push_back(*furniture.scale_bar_box);
  grounds_.push_back(std::move(ground));
  return callout_wishes(told, route, grounds_.size() - 1);
}

std::vector<PagePoint> anchors_of(const std::vector<CalloutWish>& wishes) {
  std::vector<PagePoint> out;
  for (const CalloutWish& wish : wishes) out.push_back(wish.anchor);
  return out;
}

}  // namespace rutter::map
