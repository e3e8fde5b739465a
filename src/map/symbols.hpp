#pragma once

#include <string>
#include <vector>

#include "draw/drawing.hpp"
#include "job/model.hpp"
#include "map/leg_marks.hpp"
#include "route/itinerary.hpp"
#include "style/style.hpp"
#include "text/shaper.hpp"

namespace rutter::map {

/// The properties of a leg, a stop or a ring of the route as style expressions see them (docs/style.md).
[[nodiscard]] geo::Properties leg_properties(job::Status status, job::Mode mode, bool open_end);
[[nodiscard]] geo::Properties stop_properties(job::Status status, std::string_view kind, job::Confirms confirms);
/// The `kind` of a stop in the style: "pin", "approximate", "near", "area".
[[nodiscard]] std::string kind_of(const route::ResolvedStop& stop);
[[nodiscard]] geo::Properties uncertainty_properties(std::string_view kind, job::Status status);

/// Whether a layer of the style draws this source layer of the route in this way.
[[nodiscard]] bool is_route_layer(const style::Layer& layer, style::LayerType type, std::string_view source_layer);

/// A colour with its opacity multiplied.
[[nodiscard]] draw::Color faded(draw::Color color, double opacity);

/// The pen of a line layer; CSS pixels become points, dashes are counted in line widths as the specification says.
[[nodiscard]] draw::Pen line_pen(const style::Layer& layer, const style::Input& input);

/// The pen of a fill layer's `fill-outline-color`: one CSS pixel wide.
[[nodiscard]] draw::Pen outline_pen(const style::Layer& layer, const style::Input& input);

/// The circle of a circle layer round a point.
[[nodiscard]] draw::Circle circle_at(const style::Layer& layer, const style::Input& input, geo::PagePoint at);

/// The lines shifted by the layer's `line-offset`, to the right of their direction where positive.
[[nodiscard]] std::vector<geo::Line<geo::PagePoint>> offset_lines(const style::Layer& layer, const style::Input& input,
                                                                  std::vector<geo::Line<geo::PagePoint>> lines);

/// Where and how a style draws the route.
struct SymbolInput {
  const style::Style& style;
  double zoom = 0;
  double least_type_pt = 6.5;  ///< for the numbers, see map/label.hpp
};

/// Lines of a leg, painted by every line layer of the style on source layer "legs" whose filter passes, bottom first:
/// casing, line, arrowheads (rutter:arrow), aircraft or ship (rutter:glyph), where `marks` says.
struct LayeredNodes {
  std::size_t layer = 0;  ///< index into Style::layers()
  std::vector<draw::Node> nodes;
  bool only_signs = false;  ///< of a layer that draws no line
};
[[nodiscard]] std::vector<LayeredNodes> leg_symbol(const SymbolInput& input, const geo::Properties& properties,
                                                   const std::vector<geo::Line<geo::PagePoint>>& lines, const LegMarks& marks);
/// What those layers put on a leg.
[[nodiscard]] LegSigns leg_signs(const SymbolInput& input, const geo::Properties& properties);

/// A stop's numbered marker: circles of the style's circle layers on "stops", and the number in it. Empty number: no text.
[[nodiscard]] std::vector<draw::Node> stop_symbol(const SymbolInput& input, const geo::Properties& properties,
                                                  geo::PagePoint centre, const std::string& number, text::Shaper& shaper);
/// The outermost radius of that marker in points.
[[nodiscard]] double stop_radius_pt(const SymbolInput& input, const geo::Properties& properties);

/// A ring or an area of doubt: fills and strokes of the style's layers on source layer "uncertainty".
[[nodiscard]] std::vector<LayeredNodes> uncertainty_symbol(const SymbolInput& input, const geo::Properties& properties,
                                                           const geo::MultiPolygon<geo::PagePoint>& area,
                                                           const std::vector<geo::Line<geo::PagePoint>>& outline);

}  // namespace rutter::map
