#include "app/ground.hpp"

#include <algorithm>
#include <limits>
#include <variant>

#include "geo/shape.hpp"
#include "places/place.hpp"

namespace rutter::app {
namespace {

/// Whether the point lies in the polygon, its edges straight in longitude and latitude; even-odd.
bool contains(const geo::Polygon<geo::LonLat>& polygon, geo::LonLat p) {
  bool inside = false;
  for (const geo::Line<geo::LonLat>& ring : polygon.rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const geo::LonLat a = ring[i - 1];
      const geo::LonLat b = ring[i];
      if ((a.lat > p.lat) == (b.lat > p.lat)) continue;
      if (p.lon < a.lon + (b.lon - a.lon) * (p.lat - a.lat) / (b.lat - a.lat)) inside = !inside;
    }
  }
  return inside;
}

bool contains(const geo::Feature& feature, geo::LonLat p) {
  const auto* const areas = std::get_if<geo::MultiPolygon<geo::LonLat>>(&feature.shape);
  return areas != nullptr &&
         std::ranges::any_of(areas->polygons, [&](const geo::Polygon<geo::LonLat>& polygon) { return contains(polygon, p); });
}

class Outlines {
 public:
  Outlines(const basemap::Basemap& basemap, geo::LonLat point) : basemap_(basemap), point_(point) {}

  /// The features of the layer that the point lies in.
  [[nodiscard]] std::vector<geo::Feature> at(std::string_view layer) const {
    constexpr double around = 0.01;
    const geo::LonLatBox window{std::max(-180.0, point_.lon - around), std::max(-90.0, point_.lat - around),
                                std::min(180.0, point_.lon + around), std::min(90.0, point_.lat + around)};
    std::vector<geo::Feature> found = basemap_.features(layer, window, 0);
    std::erase_if(found, [&](const geo::Feature& feature) { return !contains(feature, point_); });
    return found;
  }

 private:
  const basemap::Basemap& basemap_;
  geo::LonLat point_;
};

std::string sea_round(geo::LonLat point, const basemap::Basemap& basemap) {
  std::string name;
  double smallest = std::numeric_limits<double>::infinity();
  for (const geo::Feature& sea : basemap.features("ocean", {}, 0)) {
    const auto* const points = std::get_if<geo::MultiPoint<geo::LonLat>>(&sea.shape);
    const double radius_km = sea.properties.number("radius_km", 0);
    if (points == nullptr || points->empty() || radius_km >= smallest) continue;
    if (places::distance_km(points->front(), point) > radius_km) continue;
    smallest = radius_km;
    name = sea.properties.text("name");
  }
  return name;
}

void add_water(Ground& ground, const Outlines& outlines, geo::LonLat point, const basemap::Basemap& basemap) {
  for (const geo::Feature& lake : outlines.at("lakes")) {
    ground.water = Ground::Water::lake;
    ground.water_name = lake.properties.text("name");
  }
  if (ground.water != Ground::Water::none || ground.on_land) return;
  ground.water = Ground::Water::sea;
  ground.water_name = sea_round(point, basemap);
}

}  // namespace

Ground ground_at(geo::LonLat point, const basemap::Basemap& basemap) {
  constexpr double beside = 1e-6;
  point.lat = std::clamp(point.lat, -90 + beside, 90 - beside);
  point.lon = std::clamp(point.lon, -180 + beside, 180 - beside);
  const Outlines outlines(basemap, point);
  Ground ground;
  for (const geo::Feature& country : outlines.at("countries")) {
    ground.on_land = true;
    // Lands without a code of ISO 3166 have a key of ours there: "X-somaliland".
    if (const std::string_view code = country.properties.text("iso_a2"); code.size() == 2) ground.country = code;
    ground.country_name = country.properties.text("name");
  }
  for (const geo::Feature& province : outlines.at("provinces")) {
    ground.province = province.properties.text("key");
    ground.province_name = province.properties.text("name_en");
    if (ground.province_name.empty()) ground.province_name = province.properties.text("name");
  }
  for (const geo::Feature& area : outlines.at("disputed_areas")) {
    const auto text = [&](std::string_view key) { return std::string(area.properties.text(key)); };
    ground.disputed.push_back({text("key"), text("name"), text("parties"), text("note")});
  }
  add_water(ground, outlines, point, basemap);
  return ground;
}

}  // namespace rutter::app
