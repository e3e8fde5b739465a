#include <algorithm>
#include <cmath>
#include <iterator>

#include "geo/page_line.hpp"
#include "map/symbols.hpp"
#include "map/travel_glyph.hpp"

namespace rutter::map {
namespace {

using geo::PagePoint;
using PageLine = geo::Line<PagePoint>;

/// Where an arrowhead or a bar stands: the point `along` points behind the line's beginning; its direction is that of the chord
/// over the `span` points before, so that a bend under the head does not turn it.
geo::PointOnLine chord_at(const PageLine& line, double along, double span) {
  const PagePoint here = geo::point_at(line, along).point;
  const PagePoint chord = here - geo::point_at(line, along - span).point;
  const double length = std::hypot(chord.x, chord.y);
  return {here, length > 0 ? chord * (1 / length) : geo::point_at(line, along).tangent};
}

/// The head of an arrow whose tip is given. A hollow one is filled with paper.
std::vector<draw::Node> arrowhead(const style::Arrow& arrow, double size_pt, const geo::PointOnLine& tip, const draw::Pen& pen,
                                  const draw::Color* hollow) {
  const PagePoint back = tip.point - tip.tangent * size_pt;
  const PagePoint across{-tip.tangent.y * size_pt * 0.38, tip.tangent.x * size_pt * 0.38};
  draw::Pen outline = pen;
  outline.dash_pt.clear();
  outline.cap = draw::Cap::round;
  if (arrow.shape == style::Arrow::Shape::open) return {draw::Stroke{{{back + across, tip.point, back - across}}, outline}};
  if (hollow != nullptr) {
    outline.width_pt = std::min(1.0, pen.width_pt);
    outline.join = draw::Join::round;
    const PageLine ring{tip.point, back + across, back - across, tip.point};
    return {draw::Fill{{{{{ring}}}}, *hollow}, draw::Stroke{{ring}, outline}};
  }
  const PagePoint notch = tip.point - tip.tangent * (size_pt * 0.78);
  return {draw::Fill{{{{{{tip.point, back + across, notch, back - across, tip.point}}}}}, pen.color}};
}

draw::Node strike_bar(const style::Strike& strike, const geo::PointOnLine& middle, draw::Pen pen) {
  const PagePoint across{-middle.tangent.y * strike.length_pt / 2, middle.tangent.x * strike.length_pt / 2};
  pen.width_pt = strike.width_pt;
  pen.dash_pt.clear();
  return draw::Stroke{{{middle.point - across, middle.point + across}}, pen};
}

void append(std::vector<draw::Node> from, std::vector<draw::Node>& to) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

std::vector<draw::Node> leg_nodes(const style::Layer& layer, const draw::Pen& pen, const std::vector<PageLine>& lines,
                                  const LegMarks& marks, const draw::Color& paper) {
  std::vector<draw::Node> heads;
  std::vector<PageLine> drawn = lines;
  for (std::size_t i = 0; layer.arrow() && i < lines.size() && i < marks.lines.size(); ++i) {
    const style::Arrow& a = *layer.arrow();
    const LineMarks& on_line = marks.lines[i];
    if (a.end && on_line.head) {
      const double size = std::min(a.size_pt, *on_line.head);
      append(arrowhead(a, size, chord_at(lines[i], geo::length(lines[i]), size), pen, marks.open_end ? &paper : nullptr),
             heads);
      if (a.shape == style::Arrow::Shape::filled) drawn[i] = geo::trim_line(lines[i], 0, size * (marks.open_end ? 1 : 0.8));
    }
    if (a.middle_over_pt > 0 && on_line.middle)
      append(arrowhead(a, a.size_pt, chord_at(lines[i], *on_line.middle + a.size_pt / 2, a.size_pt), pen, nullptr), heads);
  }
  if (layer.strike())
    for (const PageLine& line : lines)
      if (const double whole = geo::length(line); whole > 2 * layer.strike()->length_pt)
        heads.push_back(strike_bar(*layer.strike(), chord_at(line, whole / 2, 2), pen));
  std::vector<draw::Node> nodes{draw::Stroke{std::move(drawn), pen}};
  append(std::move(heads), nodes);
  return nodes;
}

/// The aircraft or ships of a layer that draws nothing else; its width is that of their halo.
std::vector<draw::Node> glyph_nodes(const style::Layer& layer, const draw::Pen& pen, const std::vector<PageLine>& lines,
                                    const LegMarks& marks, const draw::Color& paper) {
  std::vector<draw::Node> nodes;
  for (std::size_t i = 0; i < lines.size() && i < marks.lines.size(); ++i) {
    if (!marks.lines[i].glyph) continue;
    const double along = *marks.lines[i].glyph;
    geo::PointOnLine at = chord_at(lines[i], along + travel_glyph_pt / 2, travel_glyph_pt);
    at.point = geo::point_at(lines[i], along).point;
    append(travel_glyph(layer.glyph(), at, pen.color, paper, pen.width_pt), nodes);
  }
  return nodes;
}

}  // namespace

std::vector<LayeredNodes> leg_symbol(const SymbolInput& input, const geo::Properties& properties,
                                     const std::vector<PageLine>& lines, const LegMarks& marks) {
  std::vector<LayeredNodes> out;
  const style::Input in{input.zoom, &properties, "LineString", nullptr};
  const draw::Color& paper = input.style.furniture().paper;
  for (std::size_t i = 0; i < input.style.layers().size(); ++i) {
    const style::Layer& layer = input.style.layers()[i];
    if (!is_route_layer(layer, style::LayerType::line, "legs") || !layer.shows(in)) continue;
    const draw::Pen pen = line_pen(layer, in);
    if (pen.color.a <= 0) continue;
    const std::vector<PageLine> aside = offset_lines(layer, in, lines);
    if (is_travel_glyph(layer.glyph())) {
      if (auto nodes = glyph_nodes(layer, pen, aside, marks, paper); !nodes.empty()) out.push_back({i, std::move(nodes), true});
    } else if (pen.width_pt > 0) {
      out.push_back({i, leg_nodes(layer, pen, aside, marks, paper), false});
    }
  }
  return out;
}

LegSigns leg_signs(const SymbolInput& input, const geo::Properties& properties) {
  LegSigns signs;
  const style::Input in{input.zoom, &properties, "LineString", nullptr};
  for (const style::Layer& layer : input.style.layers()) {
    if (!is_route_layer(layer, style::LayerType::line, "legs") || !layer.shows(in)) continue;
    signs.glyph = signs.glyph || is_travel_glyph(layer.glyph());
    if (!layer.arrow()) continue;
    if (layer.arrow()->end) signs.head_pt = std::max(signs.head_pt, layer.arrow()->size_pt);
    if (layer.arrow()->middle_over_pt <= 0) continue;
    signs.middle_head_pt = std::max(signs.middle_head_pt, layer.arrow()->size_pt);
    signs.middle_over_pt = std::max(signs.middle_over_pt, layer.arrow()->middle_over_pt);
  }
  return signs;
}

}  // namespace rutter::map
