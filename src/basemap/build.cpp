#include "basemap/build.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "base/output_file.hpp"
#include "basemap/draft.hpp"

namespace rutter::basemap {

struct BasemapBuilder::State {
  std::string data_version;
  std::string credit;
  std::vector<DraftLayer> layers;

  DraftLayer& layer(std::string_view name) {
    const auto found = std::find_if(layers.begin(), layers.end(), [&](const DraftLayer& l) { return l.spec.name == name; });
    if (found == layers.end()) throw base::Error(base::ErrorKind::internal, fmt::format("no layer '{}' was added", name));
    return *found;
  }
};

namespace {

GridPoint on_grid(geo::LonLat p) {
  // Sources write the antimeridian as 180.00001 at times; more than that is no position.
  constexpr double slack = 1e-4;
  if (!(std::abs(p.lon) <= 180 + slack && std::abs(p.lat) <= 90 + slack))
    throw base::Error(base::ErrorKind::data,
                      fmt::format("a position is not on Earth: longitude {}, latitude {}", p.lon, p.lat));
  const double x = std::round(std::clamp(p.lon, -180.0, 180.0) * units_per_degree);
  const double y = std::round(std::clamp(p.lat, -90.0, 90.0) * units_per_degree);
  return {static_cast<std::int32_t>(x), static_cast<std::int32_t>(y)};
}

std::vector<GridPoint> on_grid(const geo::Line<geo::LonLat>& line) {
  std::vector<GridPoint> points;
  points.reserve(line.size() + 1);
  for (const geo::LonLat& p : line) points.push_back(on_grid(p));
  return points;
}

void add_polygon(DraftLayer& layer, const geo::Polygon<geo::LonLat>& polygon, std::uint32_t feature, LevelRange levels) {
  RawPart part{feature, levels, {}, {}};
  bool outer = true;
  for (const auto& line : polygon.rings) {
    std::vector<GridPoint> ring = on_grid(line);
    if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    if (ring.size() < 4) {
      if (outer) return;
      continue;
    }
    // Outer rings run counter-clockwise: the feature is on the left of each of its edges.
    if ((signed_area_m2(ring) > 0) != outer) std::reverse(ring.begin(), ring.end());
    part.rings.push_back(layer.arcs->add(std::move(ring), feature, true));
    outer = false;
  }
  if (!part.rings.empty()) layer.raw.push_back(std::move(part));
}

void add_line(DraftLayer& layer, const geo::Line<geo::LonLat>& line, std::uint32_t feature, LevelRange levels) {
  std::vector<GridPoint> points = on_grid(line);
  points.erase(std::unique(points.begin(), points.end()), points.end());
  if (points.size() < 2) return;
  layer.raw.push_back({feature, levels, {layer.arcs->add(std::move(points), feature, false)}, {}});
}

}  // namespace

void DraftLayer::settle() {
  if (settled) return;
  settled = true;
  arcs->build();
  for (RawPart& part : raw) {
    DraftPart done{part.feature, part.levels, arcs, {}, part.point};
    for (const std::size_t ring : part.rings) done.rings.push_back(arcs->ring(ring));
    parts.push_back(std::move(done));
  }
  raw.clear();
}

BasemapBuilder::BasemapBuilder(std::string data_version) : state_(std::make_unique<State>()) {
  state_->data_version = std::move(data_version);
}

void BasemapBuilder::set_credit(std::string short_credit) {
  state_->credit = std::move(short_credit);
}

BasemapBuilder::~BasemapBuilder() = default;

void BasemapBuilder::add_layer(const LayerSpec& spec) {
  for (const DraftLayer& layer : state_->layers)
    if (layer.spec.name == spec.name)
      throw base::Error(base::ErrorKind::internal, fmt::format("layer '{}' was added twice", spec.name));
  DraftLayer layer;
  layer.spec = spec;
  state_->layers.push_back(std::move(layer));
}

void BasemapBuilder::add(std::string_view name, const geo::Feature& feature, LevelRange levels) {
  DraftLayer& layer = state_->layer(name);
  const auto number = static_cast<std::uint32_t>(layer.properties.size());
  layer.properties.push_back(feature.properties);
  std::visit(geo::Overloaded{
                 [&](const geo::MultiPoint<geo::LonLat>& points) {
                   if (layer.spec.kind == Kind::point)
                     for (const auto& p : points) layer.raw.push_back({number, levels, {}, on_grid(p)});
                 },
                 [&](const geo::MultiLine<geo::LonLat>& lines) {
                   if (layer.spec.kind == Kind::line)
                     for (const auto& line : lines.lines) add_line(layer, line, number, levels);
                 },
                 [&](const geo::MultiPolygon<geo::LonLat>& polygons) {
                   if (layer.spec.kind == Kind::polygon)
                     for (const auto& polygon : polygons.polygons) add_polygon(layer, polygon, number, levels);
                 },
             },
             feature.shape);
}

void BasemapBuilder::add_shared_lines(std::string_view polygons, std::string_view to, LevelRange levels,
                                      std::string_view within, const geo::Properties& more) {
  state_->layer(polygons).settle();
  derive_shared_lines(state_->layer(polygons), state_->layer(to), levels, within, more);
}

void BasemapBuilder::add_outer_lines(std::string_view polygons, std::string_view to) {
  state_->layer(polygons).settle();
  derive_outer_lines(state_->layer(polygons), state_->layer(to));
}

void BasemapBuilder::add_union(std::string_view polygons, std::string_view to) {
  state_->layer(polygons).settle();
  derive_union(state_->layer(polygons), state_->layer(to));
}

void BasemapBuilder::add_region(std::string_view polygons, const std::vector<std::string>& members, std::string_view to,
                                geo::Properties properties) {
  DraftLayer& from = state_->layer(polygons);
  for (const std::string& member : members)
    if (std::none_of(from.properties.begin(), from.properties.end(),
                     [&](const geo::Properties& of) { return of.text(from.spec.key) == member; }))
      throw base::Error(base::ErrorKind::data, fmt::format("the layer '{}' has no '{}'", polygons, member));
  from.settle();
  derive_region(from, {members.begin(), members.end()}, std::move(properties), state_->layer(to));
}

std::string BasemapBuilder::bytes() {
  for (DraftLayer& layer : state_->layers) layer.settle();
  return encode(state_->data_version, state_->credit, state_->layers);
}

void BasemapBuilder::write(const std::filesystem::path& path) {
  base::write_file(path, bytes());
}

}  // namespace rutter::basemap
