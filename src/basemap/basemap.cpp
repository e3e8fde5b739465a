#include "basemap/basemap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <span>

#include "base/error.hpp"
#include "basemap/decode.hpp"
#include "basemap/file.hpp"
#include "basemap/residence.hpp"
#include "basemap/window.hpp"

namespace rutter::basemap {

namespace {

constexpr double allowed_error_px = 0.3;
constexpr double margin_share = 0.1;

geo::LonLat degrees(GridPoint p) {
  return {p.x / units_per_degree, p.y / units_per_degree};
}

geo::Line<geo::LonLat> degrees(const std::vector<GridPoint>& points) {
  geo::Line<geo::LonLat> line;
  line.reserve(points.size());
  for (const GridPoint p : points) line.push_back(degrees(p));
  return line;
}

/// The parts of one feature as its shape; polygons cut at each of the boxes (none: uncut).
geo::Shape<geo::LonLat> shape_of(Kind kind, std::span<const DecodedPart> parts, const std::vector<GridBox>& boxes) {
  if (kind == Kind::point) {
    geo::MultiPoint<geo::LonLat> points;
    for (const DecodedPart& part : parts) points.push_back(degrees(GridPoint{part.box.west, part.box.south}));
    return points;
  }
  if (kind == Kind::line) {
    geo::MultiLine<geo::LonLat> lines;
    for (const DecodedPart& part : parts)
      for (const auto& line : part.rings) lines.lines.push_back(degrees(line));
    return lines;
  }
  geo::MultiPolygon<geo::LonLat> polygons;
  const auto add = [&](const DecodedPart& part, const GridBox* box) {
    geo::Polygon<geo::LonLat> polygon;
    for (const auto& ring : part.rings) {
      const std::vector<GridPoint> kept = box ? cut_ring(ring, *box) : ring;
      if (kept.size() >= 4)
        polygon.rings.push_back(degrees(kept));
      else if (polygon.rings.empty())
        return;  // nothing of the outer ring: its holes are gone too
    }
    if (!polygon.rings.empty()) polygons.polygons.push_back(std::move(polygon));
  };
  for (const DecodedPart& part : parts) {
    if (boxes.empty()) add(part, nullptr);
    for (const GridBox& box : boxes)
      if (box.touches(part.box)) add(part, &box);
  }
  return polygons;
}

bool empty(const geo::Shape<geo::LonLat>& shape) {
  return std::visit(geo::Overloaded{
                        [](const geo::MultiPoint<geo::LonLat>& s) { return s.empty(); },
                        [](const geo::MultiLine<geo::LonLat>& s) { return s.lines.empty(); },
                        [](const geo::MultiPolygon<geo::LonLat>& s) { return s.polygons.empty(); },
                    },
                    shape);
}

/// Reads the properties of features in ascending order, each block once.
class PropertyReader {
 public:
  using Block = std::function<std::string_view(std::size_t)>;

  /// `block` gives the bytes of one by its number.
  PropertyReader(const Layer& layer, Block block) : layer_(layer), bytes_(std::move(block)) {}
  geo::Properties of(std::uint32_t feature) {
    const std::size_t number = feature / features_per_attribute_block;
    if (!block_ || number != number_) block_.emplace(bytes_(number));
    number_ = number;
    return block_->decode(feature % features_per_attribute_block, layer_.property_names);
  }

 private:
  const Layer& layer_;
  Block bytes_;
  std::size_t number_ = 0;
  std::optional<PropertyBlock> block_;
};

const Level& level_for(const Layer& layer, double metres_per_px) {
  for (const Level& level : layer.levels)
    if (level.tolerance_m <= allowed_error_px * metres_per_px) return level;
  return layer.levels.back();
}

}  // namespace

struct Basemap::File {
  std::filesystem::path path;
  base::MappedFile mapped;
  Directory directory;
  mutable Residence residence;

  explicit File(const std::filesystem::path& p) : path(p), mapped(p), residence(mapped.bytes()) {}

  [[nodiscard]] const Layer* layer(std::string_view name) const {
    for (const Layer& layer : directory.layers)
      if (layer.name == name) return &layer;
    return nullptr;
  }

  /// A block. Else what a batch reads of the file would add up to all of it.
  [[nodiscard]] std::string_view block(const BlockTable& blocks, std::size_t number) const {
    const std::string_view bytes = blocks.block(number);
    if (residence.is_too_large_with(bytes)) mapped.release_pages();
    return bytes;
  }

  [[nodiscard]] PropertyReader properties(const Layer& layer) const {
    return {layer, [&](std::size_t number) { return block(layer.attributes, number); }};
  }

  /// Runs `read`, turning damage into the error that names the file.
  template <class Read>
  auto guarded(Read read) const {
    try {
      return read();
    } catch (const Damaged& damage) {
      throw base::Error(base::ErrorKind::data, fmt::format("{}: the base map cannot be read: {}; install or build it again",
                                                           path.string(), damage.what()));
    }
  }
};

Basemap::Basemap(std::unique_ptr<File> file) : file_(std::move(file)) {}
Basemap::~Basemap() = default;
Basemap::Basemap(Basemap&&) noexcept = default;
Basemap& Basemap::operator=(Basemap&&) noexcept = default;

Basemap Basemap::open(const std::filesystem::path& path) {
  auto file = std::make_unique<File>(path);
  file->guarded([&] { file->directory = read_directory(file->mapped.bytes()); });
  return Basemap(std::move(file));
}

std::vector<geo::Feature> Basemap::features(std::string_view name, const geo::LonLatBox& window, double metres_per_px) const {
  const Layer* layer = file_->layer(name);
  if (!layer) return {};
  return file_->guarded([&] {
    const Level& level = level_for(*layer, metres_per_px);
    PartFilter filter;
    filter.windows = grid_boxes(window, layer->kind == Kind::polygon ? margin_share : 0);
    std::vector<DecodedPart> parts;
    for (std::size_t i = 0; i < level.blocks.size(); ++i)
      if (filter.touches(level.blocks.box(i)))
        decode_block(file_->block(level.blocks, i), layer->kind, layer->features, filter, parts);
    std::stable_sort(parts.begin(), parts.end(),
                     [](const DecodedPart& a, const DecodedPart& b) { return a.feature < b.feature; });
    std::vector<geo::Feature> features;
    PropertyReader properties = file_->properties(*layer);
    for (auto first = parts.begin(); first != parts.end();) {
      const auto last = std::find_if(first, parts.end(), [&](const DecodedPart& p) { return p.feature != first->feature; });
      geo::Shape<geo::LonLat> shape = shape_of(layer->kind, std::span(first, last), filter.windows);
      if (!empty(shape)) features.push_back({std::move(shape), properties.of(first->feature)});
      first = last;
    }
    return features;
  });
}

std::optional<geo::Feature> Basemap::find(std::string_view name, std::string_view key) const {
  const Layer* layer = file_->layer(name);
  if (!layer) return std::nullopt;
  return file_->guarded([&]() -> std::optional<geo::Feature> {
    const std::vector<KeyHit> hits = find_key(layer->keys.bytes(), key);
    if (hits.empty()) return std::nullopt;
    std::vector<std::uint32_t> wanted;
    std::vector<std::uint32_t> blocks;
    for (const KeyHit& hit : hits) {
      wanted.push_back(hit.feature);
      blocks.insert(blocks.end(), hit.blocks.begin(), hit.blocks.end());
    }
    std::sort(wanted.begin(), wanted.end());
    std::sort(blocks.begin(), blocks.end());
    blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
    PartFilter filter;
    filter.only = &wanted;
    std::vector<DecodedPart> parts;
    for (const std::uint32_t block : blocks)
      decode_block(file_->block(layer->levels.back().blocks, block), layer->kind, layer->features, filter, parts);
    if (parts.empty()) return std::nullopt;
    const auto size = [](const DecodedPart& part) {
      return (static_cast<double>(part.box.east) - part.box.west) * (static_cast<double>(part.box.north) - part.box.south);
    };
    const auto largest = std::max_element(parts.begin(), parts.end(),
                                          [&](const DecodedPart& a, const DecodedPart& b) { return size(a) < size(b); });
    return geo::Feature{shape_of(layer->kind, parts, {}), file_->properties(*layer).of(largest->feature)};
  });
}

std::string Basemap::credit() const {
  return file_->directory.credit;
}

std::string Basemap::data_version() const {
  return file_->directory.data_version;
}

std::vector<LayerInfo> Basemap::layers() const {
  std::vector<LayerInfo> infos;
  for (const Layer& layer : file_->directory.layers)
    infos.push_back({layer.name, layer.kind, layer.features, layer.credit, layer.licence});
  return infos;
}

}  // namespace rutter::basemap
