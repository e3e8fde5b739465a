#include "map/groups.hpp"

#include <cmath>

#include <fmt/format.h>

#include "draw/color_distance.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

std::string css(const draw::Color& color) {
  const auto byte = [](double v) { return std::lround(v * 255); };
  return fmt::format("#{:02x}{:02x}{:02x}", byte(color.r), byte(color.g), byte(color.b));
}

void set_color(geo::Properties& properties, const draw::Color& color) {
  constexpr draw::Color black{0.08, 0.08, 0.08, 1};
  constexpr draw::Color white{1, 1, 1, 1};
  properties.set("group-color", css(color));
  properties.set("group-ink", css(draw::contrast(color, white) >= draw::contrast(color, black) ? white : black));
}

}  // namespace

void set_group(geo::Properties& properties, const job::MapSpec& map, const job::GroupUse& use) {
  if (!use.index) return;
  const job::Group& group = map.groups[*use.index];
  properties.set("group", group.id);
  set_color(properties, group.color);
}

void set_neutral_group(geo::Properties& properties, const draw::Color& color) {
  properties.set("group", std::string());
  set_color(properties, color);
}

geo::Properties properties_of(const job::MapSpec& map, const route::ResolvedStop& stop) {
  geo::Properties properties = stop_properties(stop.status, kind_of(stop), stop.spec.confirms);
  set_group(properties, map, stop.spec.group);
  return properties;
}

geo::Properties properties_of(const job::MapSpec& map, const route::ResolvedLeg& leg, bool open_end, bool end) {
  geo::Properties properties =
      leg_properties(end && leg.spec.end_status ? *leg.spec.end_status : leg.spec.status, leg.spec.mode, open_end);
  set_group(properties, map, leg.spec.group);
  return properties;
}

}  // namespace rutter::map
