#include "map/layer_painter.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "geo/page_polygon.hpp"
#include "map/line_places.hpp"
#include "map/symbols.hpp"

namespace rutter::map {
namespace {

using geo::LonLat;
using geo::PagePoint;
using style::ColorProperty;
using style::NumberProperty;

}  // namespace

std::vector<draw::Node> LayerPainter::fills(const style::Layer& layer, SourceLayer& from) const {
  std::vector<draw::Node> nodes;
  for (std::size_t i = 0; i < from.features().size(); ++i) {
    const style::Input in = input(&from.features()[i].properties, "Polygon");
    if (!layer.shows(in) || from.area(i).polygons.empty()) continue;
    const draw::Color color = faded(layer.color(ColorProperty::fill_color, in), layer.number(NumberProperty::fill_opacity, in));
    auto* last = nodes.empty() ? nullptr : std::get_if<draw::Fill>(&nodes.back());
    // The user's areas may overlap, and one fill would leave out what they share.
    if (last == nullptr || !(last->color == color) || layer.source() == "layers")
      last = &std::get<draw::Fill>(nodes.emplace_back(draw::Fill{{}, color}));
    const auto& polygons = from.area(i).polygons;
    last->area.polygons.insert(last->area.polygons.end(), polygons.begin(), polygons.end());
  }
  if (layer.has(ColorProperty::fill_outline_color)) add_outlines(layer, from, nodes);
  return nodes;
}

void LayerPainter::add_outlines(const style::Layer& layer, SourceLayer& from, std::vector<draw::Node>& nodes) const {
  for (std::size_t i = 0; i < from.features().size(); ++i) {
    const style::Input in = input(&from.features()[i].properties, "Polygon");
    if (layer.shows(in) && !from.lines(i).empty()) nodes.emplace_back(draw::Stroke{from.lines(i), outline_pen(layer, in)});
  }
}

std::vector<std::size_t> LayerPainter::shown_lines(const style::Layer& layer, SourceLayer& from) const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < from.features().size(); ++i)
    if (layer.shows(input(&from.features()[i].properties, "LineString")) && !from.lines(i).empty()) out.push_back(i);
  return out;
}

std::vector<draw::Node> LayerPainter::lines(const style::Layer& layer, SourceLayer& from,
                                            const std::vector<std::size_t>& shown) const {
  std::vector<draw::Node> nodes;
  for (const std::size_t i : shown) {
    const style::Input in = input(&from.features()[i].properties, "LineString");
    const draw::Pen pen = line_pen(layer, in);
    auto* last = nodes.empty() ? nullptr : std::get_if<draw::Stroke>(&nodes.back());
    if (last == nullptr || !(last->pen == pen)) last = &std::get<draw::Stroke>(nodes.emplace_back(draw::Stroke{{}, pen}));
    const auto lines = offset_lines(layer, in, from.lines(i));
    last->lines.insert(last->lines.end(), lines.begin(), lines.end());
  }
  return nodes;
}

std::vector<draw::Node> LayerPainter::circles(const style::Layer& layer, SourceLayer& from) const {
  std::vector<draw::Node> nodes;
  for (std::size_t i = 0; i < from.features().size(); ++i) {
    const style::Input in = input(&from.features()[i].properties, "Point");
    if (!layer.shows(in)) continue;
    for (const PagePoint at : from.points(i)) nodes.emplace_back(circle_at(layer, in, at));
  }
  return nodes;
}

LabelSource LayerPainter::labels(std::size_t index, const style::Layer& layer, SourceLayer& from) const {
  LabelSource labels;
  labels.style_layer = index;
  const bool along_lines = layer.text(style::TextProperty::symbol_placement, input(nullptr, "")) == "line";
  for (std::size_t i = 0; i < from.features().size(); ++i) {
    const geo::Feature& feature = from.features()[i];
    if (along_lines) {
      add_line(labels, layer, from, i);
    } else if (const auto* points = std::get_if<geo::MultiPoint<LonLat>>(&feature.shape)) {
      if (!layer.shows(input(&feature.properties, "Point"))) continue;
      for (const LonLat p : *points)
        if (const auto at = projector_.point(p)) labels.points.push_back({feature.properties, p, *at});
    } else if (layer.shows(input(&feature.properties, "Polygon")) && !from.area(i).polygons.empty()) {
      add_area(labels, layer, feature.properties, from.area(i));
    }
  }
  for (VisibleArea& each : labels.areas) {
    each.size_pt2 = geo::area(each.area);
    each.box = geo::box_of(each.area);
  }
  for (VisibleLine& each : labels.lines) each.lines = joined(std::move(each.lines));
  return labels;
}

void LayerPainter::add_line(LabelSource& labels, const style::Layer& layer, SourceLayer& from, std::size_t i) const {
  const geo::Feature& feature = from.features()[i];
  const style::Input in = input(&feature.properties, "LineString");
  if (!std::holds_alternative<geo::MultiLine<LonLat>>(feature.shape) || !layer.shows(in) || from.lines(i).empty()) return;
  const std::string text = layer.text(style::TextProperty::text_field, in);
  if (text.empty()) return;
  const auto same = std::find_if(labels.lines.begin(), labels.lines.end(), [&](const VisibleLine& known) {
    return layer.text(style::TextProperty::text_field, input(&known.properties, "LineString")) == text;
  });
  VisibleLine& to = same != labels.lines.end() ? *same : labels.lines.emplace_back(VisibleLine{feature.properties, {}});
  to.lines.insert(to.lines.end(), from.lines(i).begin(), from.lines(i).end());
}

void LayerPainter::add_area(LabelSource& labels, const style::Layer& layer, const geo::Properties& properties,
                            const geo::MultiPolygon<PagePoint>& area) const {
  const std::string text = layer.text(style::TextProperty::text_field, input(&properties, "Polygon"));
  const auto same = std::find_if(labels.areas.begin(), labels.areas.end(), [&](const VisibleArea& known) {
    return layer.text(style::TextProperty::text_field, input(&known.properties, "Polygon")) == text;
  });
  VisibleArea& to = same != labels.areas.end() ? *same : labels.areas.emplace_back(VisibleArea{properties, {}});
  to.area.polygons.insert(to.area.polygons.end(), area.polygons.begin(), area.polygons.end());
}

}  // namespace rutter::map
