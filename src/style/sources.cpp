#include "style/sources.hpp"

#include <algorithm>
#include <array>

namespace rutter::style {
namespace {

constexpr std::array<std::string_view, 4> names{"basemap", "layers", "relief", "route"};
constexpr std::array<std::string_view, 17> basemap_layers{
    "ocean", "land",   "coast", "countries", "borders", "disputed",    "disputed_areas", "provinces", "province_lines",
    "lakes", "rivers", "urban", "glaciers",  "playas",  "label_lines", "places",         "airports"};
constexpr std::array<std::string_view, 6> line_layers{"coast",          "borders", "disputed",
                                                      "province_lines", "rivers",  "label_lines"};
constexpr std::array<std::string_view, 3> route_layers{"legs", "stops", "uncertainty"};

}  // namespace

std::span<const std::string_view> source_names() {
  return names;
}

std::span<const std::string_view> source_layers(std::string_view source) {
  if (source == "basemap") return basemap_layers;
  if (source == "route") return route_layers;
  return {};
}

bool holds_lines(std::string_view source, std::string_view layer) {
  return source == "basemap" && std::find(line_layers.begin(), line_layers.end(), layer) != line_layers.end();
}

std::string_view source_type(std::string_view source) {
  return source == "relief" ? "raster" : "vector";
}

}  // namespace rutter::style
