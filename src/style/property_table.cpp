#include "style/property_table.hpp"

#include <array>
#include <limits>

namespace rutter::style {
namespace {

using enum LayerType;

constexpr double big = 1e6;  // beyond any page
constexpr bool layout = true;
constexpr bool paint = false;

constexpr std::array<std::string_view, 3> caps{"butt", "round", "square"};
constexpr std::array<std::string_view, 3> joins{"bevel", "round", "miter"};
constexpr std::array<std::string_view, 3> transforms{"none", "uppercase", "lowercase"};
constexpr std::array<std::string_view, 2> placements{"point", "line"};
constexpr std::array<std::string_view, 1> refused_placements{"line-center"};

// Each table in the order of its enum in layer.hpp; property_table_test compares the names.
constexpr std::array<PropertyRow, 8> colors{{
    {"background-color", background, paint, false, 0, 0, 0, "black"},
    {"fill-color", fill, paint, true, 0, 0, 0, "black"},
    {"fill-outline-color", fill, paint, true, 0, 0, 0, "transparent"},
    {"line-color", line, paint, true, 0, 0, 0, "black"},
    {"text-color", symbol, paint, true, 0, 0, 0, "black"},
    {"text-halo-color", symbol, paint, true, 0, 0, 0, "transparent"},
    {"circle-color", circle, paint, true, 0, 0, 0, "black"},
    {"circle-stroke-color", circle, paint, true, 0, 0, 0, "black"},
}};

constexpr std::array<PropertyRow, 16> numbers{{
    {"background-opacity", background, paint, false, 1, 0, 1},
    {"fill-opacity", fill, paint, true, 1, 0, 1},
    {"line-width", line, paint, true, 1, 0, big},
    {"line-opacity", line, paint, true, 1, 0, 1},
    {"line-offset", line, paint, true, 0, -big, big},
    {"text-size", symbol, layout, true, 16, 0, 1000},
    {"text-opacity", symbol, paint, true, 1, 0, 1},
    {"text-halo-width", symbol, paint, true, 0, 0, 100},
    {"text-letter-spacing", symbol, layout, true, 0, -1, 10},
    {"text-padding", symbol, layout, true, 2, 0, 1000},
    {"symbol-sort-key", symbol, layout, true, 0, -1e300, 1e300},
    {"circle-radius", circle, paint, true, 5, 0, big},
    {"circle-opacity", circle, paint, true, 1, 0, 1},
    {"circle-stroke-width", circle, paint, true, 0, 0, big},
    {"circle-stroke-opacity", circle, paint, true, 1, 0, 1},
    {"raster-opacity", raster, paint, false, 1, 0, 1},
}};

constexpr std::array<PropertyRow, 5> texts{{
    {"line-cap", line, layout, false, 0, 0, 0, "butt", caps},
    {"line-join", line, layout, true, 0, 0, 0, "miter", joins},
    {"text-field", symbol, layout, true, 0, 0, 0, ""},
    {"text-transform", symbol, layout, true, 0, 0, 0, "none", transforms},
    {"symbol-placement", symbol, layout, false, 0, 0, 0, "point", placements, refused_placements},
}};

constexpr std::array<PropertyRow, 1> number_lists{{{"line-dasharray", line, paint, true, 0, 0, big}}};
constexpr std::array<PropertyRow, 1> text_lists{{{"text-font", symbol, layout, true, 0, 0, 0, "Noto Sans Regular"}}};

constexpr std::array<std::string_view, 1> no_background{"background-pattern"};
constexpr std::array<std::string_view, 5> no_fill{"fill-antialias", "fill-pattern", "fill-sort-key", "fill-translate",
                                                  "fill-translate-anchor"};
constexpr std::array<std::string_view, 9> no_line{"line-blur",        "line-gap-width", "line-gradient",
                                                  "line-miter-limit", "line-pattern",   "line-round-limit",
                                                  "line-sort-key",    "line-translate", "line-translate-anchor"};
constexpr std::array<std::string_view, 6> no_circle{"circle-blur",     "circle-pitch-alignment", "circle-pitch-scale",
                                                    "circle-sort-key", "circle-translate",       "circle-translate-anchor"};
constexpr std::array<std::string_view, 7> no_raster{"raster-brightness-max", "raster-brightness-min", "raster-contrast",
                                                    "raster-fade-duration",  "raster-hue-rotate",     "raster-resampling",
                                                    "raster-saturation"};
constexpr std::array<std::string_view, 45> no_symbol{"icon-allow-overlap",
                                                     "icon-anchor",
                                                     "icon-color",
                                                     "icon-halo-blur",
                                                     "icon-halo-color",
                                                     "icon-halo-width",
                                                     "icon-ignore-placement",
                                                     "icon-image",
                                                     "icon-keep-upright",
                                                     "icon-offset",
                                                     "icon-opacity",
                                                     "icon-optional",
                                                     "icon-overlap",
                                                     "icon-padding",
                                                     "icon-pitch-alignment",
                                                     "icon-rotate",
                                                     "icon-rotation-alignment",
                                                     "icon-size",
                                                     "icon-text-fit",
                                                     "icon-text-fit-padding",
                                                     "icon-translate",
                                                     "icon-translate-anchor",
                                                     "symbol-avoid-edges",
                                                     "symbol-spacing",
                                                     "symbol-z-order",
                                                     "text-allow-overlap",
                                                     "text-anchor",
                                                     "text-halo-blur",
                                                     "text-ignore-placement",
                                                     "text-justify",
                                                     "text-keep-upright",
                                                     "text-line-height",
                                                     "text-max-angle",
                                                     "text-offset",
                                                     "text-optional",
                                                     "text-overlap",
                                                     "text-pitch-alignment",
                                                     "text-radial-offset",
                                                     "text-rotate",
                                                     "text-rotation-alignment",
                                                     "text-translate",
                                                     "text-translate-anchor",
                                                     "text-variable-anchor",
                                                     "text-variable-anchor-offset",
                                                     "text-writing-mode"};

}  // namespace

std::span<const PropertyRow> rows(PropertyKind kind) {
  switch (kind) {
    case PropertyKind::color:
      return colors;
    case PropertyKind::number:
      return numbers;
    case PropertyKind::text:
      return texts;
    case PropertyKind::numbers:
      return number_lists;
    case PropertyKind::texts:
      break;
  }
  return text_lists;
}

const PropertyRow& row(PropertyId id) {
  return rows(id.kind)[id.index];
}

std::optional<PropertyId> find_property(LayerType layer, std::string_view name) {
  for (const PropertyKind kind :
       {PropertyKind::color, PropertyKind::number, PropertyKind::text, PropertyKind::numbers, PropertyKind::texts}) {
    const auto table = rows(kind);
    for (std::size_t i = 0; i < table.size(); ++i)
      if (table[i].layer == layer && table[i].name == name) return PropertyId{kind, i};
  }
  return {};
}

Type type_of(PropertyKind kind) {
  switch (kind) {
    case PropertyKind::color:
      return Kind::color;
    case PropertyKind::number:
      return Kind::number;
    case PropertyKind::text:
      return Kind::string;
    case PropertyKind::numbers:
      return Type::array(Kind::number);
    case PropertyKind::texts:
      break;
  }
  return Type::array(Kind::string);
}

std::span<const std::string_view> unsupported_properties(LayerType layer) {
  switch (layer) {
    case background:
      return no_background;
    case fill:
      return no_fill;
    case line:
      return no_line;
    case symbol:
      return no_symbol;
    case circle:
      return no_circle;
    case raster:
      break;
  }
  return no_raster;
}

std::string_view name_of(LayerType layer) {
  constexpr std::array<std::string_view, 6> names{"background", "fill", "line", "symbol", "circle", "raster"};
  return names.at(static_cast<std::size_t>(layer));
}

}  // namespace rutter::style
