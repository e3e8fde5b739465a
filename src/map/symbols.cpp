#include "map/symbols.hpp"

#include <algorithm>
#include <cmath>

#include "geo/page_line.hpp"
#include "map/label.hpp"
#include "map/shaped_text.hpp"
#include "style/zoom.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;
using style::ColorProperty;
using style::NumberProperty;
using style::NumbersProperty;
using style::TextProperty;

}  // namespace

bool is_route_layer(const style::Layer& layer, style::LayerType type, std::string_view source_layer) {
  return layer.source() == "route" && layer.type() == type && layer.source_layer() == source_layer;
}

draw::Color faded(draw::Color color, double opacity) {
  color.a *= std::clamp(opacity, 0.0, 1.0);
  return color;
}

draw::Pen line_pen(const style::Layer& layer, const style::Input& in) {
  draw::Pen pen;
  pen.color = faded(layer.color(ColorProperty::line_color, in), layer.number(NumberProperty::line_opacity, in));
  pen.width_pt = layer.number(NumberProperty::line_width, in) * style::pt_per_px;
  const std::string cap = layer.text(TextProperty::line_cap, in);
  pen.cap = cap == "round" ? draw::Cap::round : cap == "square" ? draw::Cap::square : draw::Cap::butt;
  const std::string join = layer.text(TextProperty::line_join, in);
  pen.join = join == "bevel" ? draw::Join::bevel : join == "round" ? draw::Join::round : draw::Join::miter;
  for (const double widths : layer.numbers(NumbersProperty::line_dasharray, in))
    pen.dash_pt.push_back(std::max(widths * pen.width_pt, 0.01));
  return pen;
}

draw::Pen outline_pen(const style::Layer& layer, const style::Input& in) {
  const draw::Color color =
      faded(layer.color(ColorProperty::fill_outline_color, in), layer.number(NumberProperty::fill_opacity, in));
  return {color, style::pt_per_px, {}, draw::Cap::butt, draw::Join::round};
}

draw::Circle circle_at(const style::Layer& layer, const style::Input& input, PagePoint at) {
  draw::Circle circle{at, layer.number(NumberProperty::circle_radius, input) * style::pt_per_px, {}, {}};
  circle.fill =
      faded(layer.color(style::ColorProperty::circle_color, input), layer.number(NumberProperty::circle_opacity, input));
  circle.pen.width_pt = layer.number(NumberProperty::circle_stroke_width, input) * style::pt_per_px;
  circle.pen.color = faded(layer.color(style::ColorProperty::circle_stroke_color, input),
                           layer.number(NumberProperty::circle_stroke_opacity, input));
  return circle;
}

std::vector<PageLine> offset_lines(const style::Layer& layer, const style::Input& in, std::vector<PageLine> lines) {
  const double offset = layer.number(NumberProperty::line_offset, in) * style::pt_per_px;
  if (offset != 0)
    for (PageLine& line : lines) line = geo::offset_line(line, offset);
  return lines;
}

geo::Properties leg_properties(job::Status status, job::Mode mode, bool open_end) {
  geo::Properties p;
  p.set("status", job::to_string(status));
  p.set("mode", job::to_string(mode));
  p.set("end", std::string(open_end ? "open" : "stop"));
  return p;
}

geo::Properties stop_properties(job::Status status, std::string_view kind, job::Confirms confirms) {
  geo::Properties p;
  p.set("status", job::to_string(status));
  p.set("kind", std::string(kind));
  p.set("confirms", job::to_string(confirms));
  return p;
}

std::string kind_of(const route::ResolvedStop& stop) {
  switch (stop.known) {
    case route::Known::near:
      return "near";
    case route::Known::area:
      return "area";
    case route::Known::alternatives:
      return "alternative";
    case route::Known::point:
      break;
  }
  return stop.uncertainty_km > 0 ? "approximate" : "pin";
}

geo::Properties uncertainty_properties(std::string_view kind, job::Status status) {
  geo::Properties p;
  p.set("kind", std::string(kind));
  p.set("status", job::to_string(status));
  return p;
}

std::vector<draw::Node> stop_symbol(const SymbolInput& input, const geo::Properties& properties, PagePoint centre,
                                    const std::string& number, text::Shaper& shaper) {
  std::vector<draw::Node> nodes;
  geo::Properties with_number = properties;
  with_number.set("number", number);
  const style::Input in{input.zoom, &with_number, "Point", nullptr};
  for (const style::Layer& layer : input.style.layers()) {
    if (is_route_layer(layer, style::LayerType::circle, "stops") && layer.shows(in)) {
      draw::Circle circle{centre, layer.number(NumberProperty::circle_radius, in) * style::pt_per_px, {}, {}};
      circle.fill = faded(layer.color(ColorProperty::circle_color, in), layer.number(NumberProperty::circle_opacity, in));
      circle.pen.width_pt = layer.number(NumberProperty::circle_stroke_width, in) * style::pt_per_px;
      circle.pen.color =
          faded(layer.color(ColorProperty::circle_stroke_color, in), layer.number(NumberProperty::circle_stroke_opacity, in));
      for (const double widths : layer.ring_dash()) circle.pen.dash_pt.push_back(std::max(widths * circle.pen.width_pt, 0.01));
      if (!circle.pen.dash_pt.empty()) circle.pen.cap = draw::Cap::round;
      // In the specification the stroke stands outside the radius; a pen is centred on its line.
      circle.radius_pt += circle.pen.width_pt / 2;
      nodes.emplace_back(circle);
    } else if (!number.empty() && is_route_layer(layer, style::LayerType::symbol, "stops") && layer.shows(in)) {
      const Label label = make_label(label_text(layer, in), label_look(layer, in, "", input.least_type_pt), "number", shaper);
      if (label.shaped.runs.empty()) continue;
      const geo::PageBox& ink = label.shaped.ink;
      // Centred by its ink, so that 1 and 7 sit in the middle of their circles too.
      nodes.emplace_back(label_node(label, {centre.x - (ink.min_x + ink.max_x) / 2, centre.y - (ink.min_y + ink.max_y) / 2}));
    }
  }
  return nodes;
}

double stop_radius_pt(const SymbolInput& input, const geo::Properties& properties) {
  double radius = 0;
  const style::Input in{input.zoom, &properties, "Point", nullptr};
  for (const style::Layer& layer : input.style.layers())
    if (is_route_layer(layer, style::LayerType::circle, "stops") && layer.shows(in))
      radius = std::max(
          radius, (layer.number(NumberProperty::circle_radius, in) + layer.number(NumberProperty::circle_stroke_width, in)) *
                      style::pt_per_px);
  return radius;
}

std::vector<LayeredNodes> uncertainty_symbol(const SymbolInput& input, const geo::Properties& properties,
                                             const geo::MultiPolygon<PagePoint>& area, const std::vector<PageLine>& outline) {
  std::vector<LayeredNodes> out;
  const style::Input in{input.zoom, &properties, "Polygon", nullptr};
  for (std::size_t i = 0; i < input.style.layers().size(); ++i) {
    const style::Layer& layer = input.style.layers()[i];
    if (layer.source() != "route" || layer.source_layer() != "uncertainty" || !layer.shows(in)) continue;
    if (layer.type() == style::LayerType::fill) {
      const draw::Color color =
          faded(layer.color(ColorProperty::fill_color, in), layer.number(NumberProperty::fill_opacity, in));
      std::vector<draw::Node> nodes;
      if (color.a > 0 && !area.polygons.empty()) nodes.emplace_back(draw::Fill{area, color});
      if (layer.has(ColorProperty::fill_outline_color) && !outline.empty())
        nodes.emplace_back(draw::Stroke{outline, outline_pen(layer, in)});
      if (!nodes.empty()) out.push_back({i, std::move(nodes), false});
    } else if (layer.type() == style::LayerType::line && !outline.empty()) {
      out.push_back({i, {draw::Stroke{offset_lines(layer, in, outline), line_pen(layer, in)}}, false});
    }
  }
  return out;
}

}  // namespace rutter::map
