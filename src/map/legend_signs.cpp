#include "map/legend_signs.hpp"

#include <algorithm>
#include <utility>

#include "map/furniture_words.hpp"
#include "map/groups.hpp"

namespace rutter::map {

void add_possible_signs(const MapInputs& inputs, LegendContents& contents) {
  const route::Itinerary& itinerary = inputs.route.itinerary;
  for (const route::ResolvedLeg& leg : itinerary.legs) {
    contents.signed_modes.insert(leg.spec.mode);
    contents.open_end = contents.open_end || !leg.to || itinerary.stops[*leg.to].known == route::Known::area;
  }
  // A mode without a sign in any style has no row: these two alone can have one.
  std::erase_if(contents.signed_modes, [](job::Mode mode) { return mode != job::Mode::air && mode != job::Mode::sea; });
  for (std::size_t i = 0; i < inputs.spec.groups.size(); ++i) {
    const auto in_it = [i](const auto& of) { return of.spec.group.index == i; };
    if (std::any_of(itinerary.stops.begin(), itinerary.stops.end(), in_it) ||
        std::any_of(itinerary.legs.begin(), itinerary.legs.end(), in_it))
      contents.groups.push_back(i);
  }
}

void keep_drawn_signs(const MapInputs& inputs, const std::vector<const RouteScene*>& routes, LegendContents& contents) {
  const std::set<job::Mode> possible = std::exchange(contents.signed_modes, {});
  contents.open_end = false;
  for (const RouteScene* route : routes)
    for (const LegOnPage& leg : route->legs) {
      const job::Mode mode = inputs.route.itinerary.legs[leg.leg].spec.mode;
      for (const LineMarks& marks : leg.marks.lines) {
        if (marks.glyph && possible.count(mode) > 0) contents.signed_modes.insert(mode);
        contents.open_end = contents.open_end || (leg.open_end && marks.head);
      }
    }
}

std::vector<LegendRow> group_rows(const MapInputs& inputs, const LegendContents& contents) {
  const route::Itinerary& itinerary = inputs.route.itinerary;
  std::vector<LegendRow> rows;
  for (const std::size_t index : contents.groups) {
    const job::Group& group = inputs.spec.groups[index];
    const auto in_it = [index](const auto& of) { return of.spec.group.index == index; };
    const draw::Color color = group_color(inputs, index);
    LegendRow row{{}, inputs.words.embedded(group.label)};
    if (std::any_of(itinerary.legs.begin(), itinerary.legs.end(), in_it))
      row.sample.emplace_back(draw::Stroke{{{{-sample_width_pt / 2, 0}, {sample_width_pt / 2, 0}}},
                                           {color, 2, {}, draw::Cap::butt, draw::Join::round}});
    if (std::any_of(itinerary.stops.begin(), itinerary.stops.end(), in_it))
      row.sample.emplace_back(draw::Circle{{0, 0}, 3.6, color, {color, 0, {}, draw::Cap::butt, draw::Join::round}});
    rows.push_back(std::move(row));
  }
  return rows;
}

void set_sample_group(geo::Properties& properties, const MapInputs& inputs, const std::vector<const job::GroupUse*>& members) {
  if (members.empty()) return;
  if (std::any_of(members.begin(), members.end(), [](const job::GroupUse* use) { return !use->index; })) return;
  const auto same = [&](const job::GroupUse* use) { return use->index == members.front()->index; };
  if (std::all_of(members.begin(), members.end(), same)) return set_group(properties, inputs, *members.front());
  set_neutral_group(properties, inputs.style.furniture().text_color);
}

}  // namespace rutter::map
