#include "style/sources.hpp"

#include <array>

namespace rutter::style {
namespace {

constexpr std::array<std::string_view, 4> names{"basemap", "layers", "relief", "route"};
constexpr std::array<std::string_view, 17> basemap_layers{
    "ocean", "land",   "coast", "countries", "borders", "disputed",    "disputed_areas", "provinces", "province_lines",
    "lakes", "rivers", "urban", "glaciers",  "playas",  "label_lines", "places",         "airports"};
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

std::string_view source_type(std::string_view source) {
  return source == "relief" ? "raster" : "vector";
}

}  // namespace rutter::style
