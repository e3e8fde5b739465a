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

bool is_route(const style::Layer& layer, style::LayerType type, std::string_view source_layer) {
  return layer.source() == "route" && layer.type() == type && layer.source_layer() == source_layer;
}

/// Where an arrowhead or a bar stands: the point `along` points behind the line's beginning; its direction is that of the chord
/// over the `span` points before, so that a bend under the head does not turn it.
geo::PointOnLine chord_at(const PageLine& line, double along, double span) {
  const PagePoint here = geo::point_at(line, along).point;
  const PagePoint chord = here - geo::point_at(line, along - span).point;
  const double length = std::hypot(chord.x, chord.y);
  return {here, length > 0 ? chord * (1 / length) : geo::point_at(line, along).tangent};
}

draw::Node arrowhead(const style::Arrow& arrow, const geo::PointOnLine& tip, const draw::Pen& pen) {
  const PagePoint back = tip.point - tip.tangent * arrow.size_pt;
  const PagePoint across{-tip.tangent.y * arrow.size_pt * 0.38, tip.tangent.x * arrow.size_pt * 0.38};
  if (arrow.shape == style::Arrow::Shape::open) {
    draw::Pen outline = pen;
    outline.dash_pt.clear();
    outline.cap = draw::Cap::round;
    return draw::Stroke{{{back + across, tip.point, back - across}}, outline};
  }
  const PagePoint notch = tip.point - tip.tangent * (arrow.size_pt * 0.78);
  return draw::Fill{{{{{{tip.point, back + across, notch, back - across, tip.point}}}}}, pen.color};
}

draw::Node strike_bar(const style::Strike& strike, const geo::PointOnLine& middle, draw::Pen pen) {
  const PagePoint across{-middle.tangent.y * strike.length_pt / 2, middle.tangent.x * strike.length_pt / 2};
  pen.width_pt = strike.width_pt;
  pen.dash_pt.clear();
  return draw::Stroke{{{middle.point - across, middle.point + across}}, pen};
}

std::vector<draw::Node> leg_nodes(const style::Layer& layer, const draw::Pen& pen, const std::vector<PageLine>& lines,
                                  bool arrow) {
  std::vector<draw::Node> heads;
  std::vector<PageLine> drawn = lines;
  if (layer.arrow() && arrow && !lines.empty()) {
    const style::Arrow& a = *layer.arrow();
    const double length = geo::length(lines.back());
    if (a.end && length > a.size_pt) {
      heads.push_back(arrowhead(a, chord_at(lines.back(), length, a.size_pt), pen));
      if (a.shape == style::Arrow::Shape::filled) drawn.back() = geo::trim_line(lines.back(), 0, a.size_pt * 0.8);
    }
    for (const PageLine& line : lines) {
      const double whole = geo::length(line);
      if (a.middle_over_pt > 0 && whole > a.middle_over_pt)
        heads.push_back(arrowhead(a, chord_at(line, whole / 2 + a.size_pt / 2, a.size_pt), pen));
    }
  }
  if (layer.strike())
    for (const PageLine& line : lines)
      if (const double whole = geo::length(line); whole > 2 * layer.strike()->length_pt)
        heads.push_back(strike_bar(*layer.strike(), chord_at(line, whole / 2, 2), pen));
  std::vector<draw::Node> nodes{draw::Stroke{std::move(drawn), pen}};
  for (draw::Node& head : heads) nodes.push_back(std::move(head));
  return nodes;
}

}  // namespace

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

std::vector<LayeredNodes> leg_symbol(const SymbolInput& input, const geo::Properties& properties,
                                     const std::vector<PageLine>& lines, bool arrow) {
  std::vector<LayeredNodes> out;
  const style::Input in{input.zoom, &properties, "LineString", nullptr};
  for (std::size_t i = 0; i < input.style.layers().size(); ++i) {
    const style::Layer& layer = input.style.layers()[i];
    if (!is_route(layer, style::LayerType::line, "legs") || !layer.shows(in)) continue;
    const draw::Pen pen = line_pen(layer, in);
    if (pen.width_pt > 0 && pen.color.a > 0) out.push_back({i, leg_nodes(layer, pen, offset_lines(layer, in, lines), arrow)});
  }
  return out;
}

std::vector<draw::Node> stop_symbol(const SymbolInput& input, const geo::Properties& properties, PagePoint centre,
                                    const std::string& number, text::Shaper& shaper) {
  std::vector<draw::Node> nodes;
  geo::Properties with_number = properties;
  with_number.set("number", number);
  const style::Input in{input.zoom, &with_number, "Point", nullptr};
  for (const style::Layer& layer : input.style.layers()) {
    if (is_route(layer, style::LayerType::circle, "stops") && layer.shows(in)) {
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
    } else if (!number.empty() && is_route(layer, style::LayerType::symbol, "stops") && layer.shows(in)) {
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
    if (is_route(layer, style::LayerType::circle, "stops") && layer.shows(in))
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
      if (!nodes.empty()) out.push_back({i, std::move(nodes)});
    } else if (layer.type() == style::LayerType::line && !outline.empty()) {
      out.push_back({i, {draw::Stroke{offset_lines(layer, in, outline), line_pen(layer, in)}}});
    }
  }
  return out;
}

}  // namespace rutter::map
