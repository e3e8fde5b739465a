#include "map/legend_contents.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "geo/projector.hpp"
#include "map/base_scene.hpp"
#include "map/legend_signs.hpp"
#include "map/shared_work.hpp"
#include "map/worldview.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

/// Near another place, how near is not stated: the ring's radius is the program's.
bool is_unstated(const route::ResolvedStop& stop) {
  return stop.known == route::Known::near && !stop.uncertainty_stated;
}

}  // namespace

LegendContents possible_contents(const MapInputs& in) {
  LegendContents c;
  const route::Itinerary& itinerary = in.route.itinerary;
  for (const auto& stop : itinerary.stops) {
    (stop.known == route::Known::area ? c.area_statuses : c.stop_statuses).insert(stop.status);
    if (stop.status == job::Status::confirmed)
      for (const job::Report& report : job::all_reports(stop.spec))
        if (report.status == job::Status::confirmed) c.confirmed.insert(report.confirms);
    (is_unstated(stop) ? c.ring_unstated : c.ring) |= stop.uncertainty_km > 0;
    c.near_sign = c.near_sign || stop.known == route::Known::near;
    c.alternatives = c.alternatives || !stop.readings.empty();
  }
  for (const auto& leg : itinerary.legs)
    for (const job::Status status : {leg.spec.status, leg.spec.end_status.value_or(leg.spec.status)}) {
      const std::pair pair{status, leg.spec.mode};
      if (std::find(c.legs.begin(), c.legs.end(), pair) == c.legs.end()) c.legs.push_back(pair);
    }
  std::sort(c.legs.begin(), c.legs.end());
  add_possible_signs(in, c);
  c.context_area = !itinerary.areas.empty();
  c.lines_are_not_paths = !itinerary.legs.empty();
  c.numbers_are_no_order = itinerary.numbered && !itinerary.numbers_are_order && itinerary.stops.size() > 1;
  return c;
}

LegendContents drawn_contents(const MapInputs& in, const std::vector<DrawnPart>& parts) {
  LegendContents c = possible_contents(in);
  const auto has = [&](std::string_view kind) {
    return std::any_of(parts.begin(), parts.end(), [&](const DrawnPart& part) {
      return std::any_of(part.route->doubts.begin(), part.route->doubts.end(),
                         [&](const DoubtOnPage& d) { return d.kind == kind; });
    });
  };
  c.ring = c.ring_unstated = c.near_sign = c.alternatives = false;
  for (const DrawnPart& part : parts) {
    for (const DoubtOnPage& doubt : part.route->doubts) {
      if (doubt.kind != "ring") continue;
      const route::ResolvedStop& stop = in.route.itinerary.stops[doubt.index];
      (!doubt.to_scale ? c.near_sign : is_unstated(stop) ? c.ring_unstated : c.ring) = true;
    }
    c.alternatives = c.alternatives || !part.route->readings.empty();
    if (part.scene == nullptr) continue;
    for (const std::string& name : part.scene->base->disputed_names)
      if (std::find(c.disputed_names.begin(), c.disputed_names.end(), name) == c.disputed_names.end())
        c.disputed_names.push_back(name);
  }
  std::vector<const RouteScene*> routes;
  for (const DrawnPart& part : parts) routes.push_back(part.route);
  keep_drawn_signs(in, routes, c);
  if (!has("area")) c.area_statuses.clear();
  c.context_area = has("context");
  c.disputed_line = !c.disputed_names.empty();
  return c;
}

namespace {

/// Of the lines that may be seen in the frame, each once.
std::vector<std::string> disputed_names_in(const basemap::Basemap& basemap, const MapFrame& frame,
                                           const geo::Projector& projector) {
  std::vector<std::string> names;
  for (const geo::Feature& line :
       basemap.features("disputed", projector.surroundings(), frame.metres_per_pt * style::pt_per_px)) {
    const std::string name(legend_name(line.properties));
    if (name.empty() || std::ranges::find(names, name) != names.end()) continue;
    const auto* lines = std::get_if<geo::MultiLine<geo::LonLat>>(&line.shape);
    if (lines != nullptr &&
        std::any_of(lines->lines.begin(), lines->lines.end(), [&](const auto& part) { return !projector.line(part).empty(); }))
      names.push_back(name);
  }
  return names;
}

}  // namespace

void add_disputed_names(const MapInputs& in, const MapFrame& frame, LegendContents& contents) {
  const geo::Projector projector(frame.projection, frame.transform, frame.layout.map);
  const auto find = [&] { return disputed_names_in(in.basemap, frame, projector); };
  std::shared_ptr<const std::vector<std::string>> found;
  if (in.shared == nullptr) {
    found = std::make_shared<const std::vector<std::string>>(find());
  } else {
    base::MemoKey key;
    add_window(frame, projector, key);
    found = in.shared->disputed_names.get(key, find);
  }
  for (const std::string& name : *found)
    if (std::ranges::find(contents.disputed_names, name) == contents.disputed_names.end())
      contents.disputed_names.push_back(name);
  contents.disputed_line = !contents.disputed_names.empty();
}

}  // namespace rutter::map
