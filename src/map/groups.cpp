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

// Lightness in OKLab, of which the luminance of a grey is the cube. The styles' accent is darker, their paper lighter.
constexpr double darkest_grey = 0.36;
constexpr double lightest_grey = 0.52;

/// A linear channel as sRGB writes it.
double encoded(double linear) {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
}

void set_color(geo::Properties& properties, const draw::Color& color) {
  constexpr draw::Color black{0.08, 0.08, 0.08, 1};
  constexpr draw::Color white{1, 1, 1, 1};
  properties.set("group-color", css(color));
  properties.set("group-ink", css(draw::contrast(color, white) >= draw::contrast(color, black) ? white : black));
}

}  // namespace

draw::Color group_color(const MapInputs& inputs, std::size_t group) {
  if (!inputs.style.furniture().group_greys) return inputs.spec.groups[group].color;
  const double count = static_cast<double>(inputs.spec.groups.size());
  const double share = count > 1 ? static_cast<double>(group) / (count - 1) : 0;
  const double grey = encoded(std::pow(darkest_grey + (lightest_grey - darkest_grey) * share, 3));
  return {grey, grey, grey, 1};
}

void set_group(geo::Properties& properties, const MapInputs& inputs, const job::GroupUse& use) {
  if (!use.index) return;
  properties.set("group", inputs.spec.groups[*use.index].id);
  set_color(properties, group_color(inputs, *use.index));
}

void set_neutral_group(geo::Properties& properties, const draw::Color& color) {
  properties.set("group", std::string());
  set_color(properties, color);
}

geo::Properties properties_of(const MapInputs& inputs, const route::ResolvedStop& stop) {
  geo::Properties properties = stop_properties(stop.status, kind_of(stop), stop.spec.confirms);
  set_group(properties, inputs, stop.spec.group);
  return properties;
}

geo::Properties properties_of(const MapInputs& inputs, const route::ResolvedLeg& leg, bool open_end, bool end) {
  geo::Properties properties =
      leg_properties(end && leg.spec.end_status ? *leg.spec.end_status : leg.spec.status, leg.spec.mode, open_end);
  set_group(properties, inputs, leg.spec.group);
  return properties;
}

}  // namespace rutter::map
