#include "map/map_report.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace rutter::map {
namespace {

template <class T>
void append(const std::vector<T>& from, std::vector<T>& to) {
  to.insert(to.end(), from.begin(), from.end());
}

InsetReport inset_report(const MapInputs& inputs, const Inset& inset, std::size_t number, const geo::Projector& projector) {
  InsetReport told{number,
                   inset.letter,
                   inset.frame.layout.map,
                   projector.visible(),
                   inset.frame.scale_denominator,
                   inset.frame.projection.proj_string(),
                   {},
                   !inset.tie.empty()};
  for (const std::size_t stop : inset.wish.stops) told.stops.push_back(inputs.route.itinerary.stops[stop].number);
  return told;
}

}  // namespace

MapReport report_of(const MapInputs& inputs, const MapPlan& plan, const std::vector<MapPieces>& maps,
                    const std::vector<geo::Projector>& projectors, std::vector<PlacedLabel> labels) {
  const MapFrame& main = plan.frame;
  MapReport report;
  report.projection = main.projection.proj_string();
  report.projection_name = main.projected.name;
  report.projection_reason = main.projected.reason;
  report.frame = main.layout.map;
  report.visible = projectors.front().visible();
  report.scale_denominator = main.scale_denominator;
  report.zoom = main.zoom;
  report.labels = std::move(labels);
  append(plan.warnings, report.warnings);
  append(maps.front().scene.base->warnings, report.warnings);
  append(maps.front().scene.warnings, report.warnings);
  for (const MapPieces& map : maps) {
    append(map.labels.report, report.labels);
    append(map.labels.warnings, report.warnings);
  }
  for (std::size_t k = 0; k < plan.insets.size(); ++k)
    report.insets.push_back(inset_report(inputs, plan.insets[k], k + 1, projectors[k + 1]));
  return report;
}

}  // namespace rutter::map
