// export_basemap BASEMAP METRES_PER_PX FOLDER LAYER...: writes layers of the base map as GeoJSON (FOLDER/LAYER.geojson), the
// whole world at the level of detail that a map of this resolution is drawn from; a layer that has nothing at that level is
// left out. So other programs can be given the very vertices that rutter draws.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include "basemap/basemap.hpp"

namespace {

using rutter::geo::Feature;
using rutter::geo::Line;
using rutter::geo::LonLat;
using rutter::geo::Polygon;
using Json = nlohmann::ordered_json;

void append(std::string& out, const LonLat& point) {
  out += fmt::format("[{:.5f},{:.5f}]", point.lon, point.lat);
}

/// "[a,b,c]", each part written by `append`.
template <class Parts>
void append_list(std::string& out, const Parts& parts);
void append(std::string& out, const Line<LonLat>& line) {
  append_list(out, line);
}
void append(std::string& out, const Polygon<LonLat>& polygon) {
  append_list(out, polygon.rings);
}

template <class Parts>
void append_list(std::string& out, const Parts& parts) {
  out += '[';
  bool first = true;
  for (const auto& part : parts) {
    if (!first) out += ',';
    first = false;
    append(out, part);
  }
  out += ']';
}

std::string geometry(const Feature& feature) {
  std::string coordinates;
  std::string_view type = "MultiPoint";
  if (const auto* points = std::get_if<rutter::geo::MultiPoint<LonLat>>(&feature.shape)) {
    append_list(coordinates, *points);
  } else if (const auto* lines = std::get_if<rutter::geo::MultiLine<LonLat>>(&feature.shape)) {
    type = "MultiLineString";
    append_list(coordinates, lines->lines);
  } else {
    type = "MultiPolygon";
    append_list(coordinates, std::get<rutter::geo::MultiPolygon<LonLat>>(feature.shape).polygons);
  }
  return fmt::format(R"({{"type":"{}","coordinates":{}}})", type, coordinates);
}

/// Those that the comparison filters by or prints: unused columns would only slow the others down.
constexpr std::array<std::string_view, 6> kept{"name", "name_en", "km2", "level", "worldview", "population"};

std::string properties(const Feature& feature) {
  Json out = Json::object();
  for (const auto& [key, value] : feature.properties) {
    if (std::ranges::find(kept, key) == kept.end()) continue;
    Json& to = out[key];
    std::visit(
        [&to]<class T>(const T& v) {
          if constexpr (!std::is_same_v<T, std::monostate>) to = v;
        },
        value);
  }
  return out.dump();
}

void write_layer(const rutter::basemap::Basemap& map, const std::string& layer, double metres_per_px,
                 const std::filesystem::path& folder) {
  const auto features = map.features(layer, {-180, -90, 180, 90}, metres_per_px);
  if (features.empty()) return;
  std::ofstream out(folder / (layer + ".geojson"), std::ios::binary);
  out << "{\"type\":\"FeatureCollection\",\"features\":[\n";
  std::string_view between;
  for (const Feature& feature : features) {
    out << between << R"({"type":"Feature","properties":)" << properties(feature) << R"(,"geometry":)" << geometry(feature)
        << '}';
    between = ",\n";
  }
  out << "\n]}\n";
  out.flush();
  if (!out) throw std::runtime_error("layer " + layer + " cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 5) throw std::runtime_error("usage: export_basemap BASEMAP METRES_PER_PX FOLDER LAYER...");
    const auto map = rutter::basemap::Basemap::open(argv[1]);
    std::filesystem::create_directories(argv[3]);
    for (int i = 4; i < argc; ++i) write_layer(map, argv[i], std::stod(argv[2]), argv[3]);
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
