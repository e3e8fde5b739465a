// The writer of format.hpp.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "base/checksum.hpp"
#include "basemap/bytes.hpp"
#include "basemap/draft.hpp"

namespace rutter::basemap {

namespace {

constexpr std::size_t block_bytes = 12'000;

void extend(GridBox& box, GridPoint p) {
  box = {std::min(box.west, p.x), std::min(box.south, p.y), std::max(box.east, p.x), std::max(box.north, p.y)};
}

GridBox box_of(const GridPoint* first, const GridPoint* last) {
  GridBox box{first->x, first->y, first->x, first->y};
  for (const GridPoint* p = first; p != last; ++p) extend(box, *p);
  return box;
}

void write_step(ByteWriter& out, GridPoint from, GridPoint to) {
  out.zigzag(static_cast<std::int64_t>(to.x) - from.x);
  out.zigzag(static_cast<std::int64_t>(to.y) - from.y);
}

void write_ring(ByteWriter& out, const std::vector<GridPoint>& points, GridPoint corner) {
  const std::size_t chunks = (points.size() - 2) / points_per_chunk + 1;
  out.varint(chunks);
  write_step(out, corner, points[0]);
  for (std::size_t from = 0; from + 1 < points.size(); from += points_per_chunk) {
    const std::size_t to = std::min(points.size() - 1, from + points_per_chunk);
    const GridBox box = box_of(points.data() + from, points.data() + to + 1);
    ByteWriter steps;
    for (std::size_t i = from + 1; i < to; ++i) write_step(steps, points[i - 1], points[i]);
    out.varint(to - from);
    write_step(out, points[from], {box.west, box.south});
    out.varint(static_cast<std::uint32_t>(box.east - box.west));
    out.varint(static_cast<std::uint32_t>(box.north - box.south));
    write_step(out, points[from], points[to]);
    out.varint(steps.size());
    out.raw(steps.bytes());
  }
}

/// A part as it stands in a block.
struct EncodedPart {
  std::uint32_t feature = 0;
  GridBox box;
  std::uint32_t order = 0;
  std::string bytes;
};

using Rings = std::vector<std::vector<GridPoint>>;

std::string part_bytes(std::uint32_t feature, const GridBox& box, const Rings& rings) {
  ByteWriter body;
  body.varint(feature);
  body.zigzag(box.west);
  body.zigzag(box.south);
  body.varint(static_cast<std::uint32_t>(box.east - box.west));
  body.varint(static_cast<std::uint32_t>(box.north - box.south));
  body.varint(rings.size());
  for (const auto& ring : rings) write_ring(body, ring, {box.west, box.south});
  ByteWriter out;
  out.varint(body.size());
  out.raw(body.bytes());
  return out.bytes();
}

/// Two thirds of a tolerance squared is far below a pixel where the level is used.
bool too_small(const std::vector<GridPoint>& ring, double tolerance_m) {
  return tolerance_m > 0 && std::abs(signed_area_m2(ring)) < 2 * tolerance_m * tolerance_m;
}

bool too_short(const std::vector<GridPoint>& line, double tolerance_m) {
  if (tolerance_m <= 0) return false;
  if (line.front() == line.back()) return line.size() < 4 || too_small(line, tolerance_m);
  const GridBox box = box_of(line.data(), line.data() + line.size());
  const double diagonal = std::hypot(static_cast<double>(box.east) - box.west, static_cast<double>(box.north) - box.south);
  return diagonal / units_per_degree * metres_per_degree < tolerance_m;
}

/// The rings of a part at a level; empty when nothing is left of it.
Rings rings_at(const DraftPart& part, Kind kind, double tolerance_m) {
  Rings rings;
  for (const ArcRing& ring : part.rings) {
    std::vector<GridPoint> points = part.arcs->points(ring, tolerance_m);
    const bool lost = kind == Kind::polygon ? points.size() < 4 || too_small(points, tolerance_m)
                                            : points.size() < 2 || too_short(points, tolerance_m);
    if (lost && rings.empty()) return rings;
    if (!lost) rings.push_back(std::move(points));
  }
  return rings;
}

std::vector<EncodedPart> parts_at(const DraftLayer& layer, std::size_t level) {
  std::vector<EncodedPart> result;
  for (const DraftPart& part : layer.parts) {
    if (level < part.levels.first || level > part.levels.last) continue;
    const auto order = static_cast<std::uint32_t>(result.size());
    if (layer.spec.kind == Kind::point) {
      const GridBox box{part.point.x, part.point.y, part.point.x, part.point.y};
      result.push_back({part.feature, box, order, part_bytes(part.feature, box, {})});
      continue;
    }
    const Rings rings = rings_at(part, layer.spec.kind, level_tolerances_m[level]);
    if (rings.empty()) continue;
    const GridBox box = box_of(rings[0].data(), rings[0].data() + rings[0].size());
    result.push_back({part.feature, box, order, part_bytes(part.feature, box, rings)});
  }
  return result;
}

/// Interleaves the bits of the box's centre: neighbours on Earth stand near each other in the file.
std::uint64_t place_code(const GridBox& box) {
  const auto x = static_cast<std::uint64_t>((static_cast<std::int64_t>(box.west) + box.east) / 2 + 18'000'000);
  const auto y = static_cast<std::uint64_t>((static_cast<std::int64_t>(box.south) + box.north) / 2 + 9'000'000);
  std::uint64_t code = 0;
  for (unsigned bit = 0; bit < 26; ++bit) code |= ((x >> bit) & 1U) << (2 * bit) | ((y >> bit) & 1U) << (2 * bit + 1);
  return code;
}

/// Where a stretch of bytes stands in the file, with its checksum.
struct Stretch {
  std::uint64_t offset = 0;
  std::uint32_t size = 0;
  std::uint32_t crc = 0;
};

void write_stretch(ByteWriter& out, const Stretch& stretch) {
  out.u64(stretch.offset);
  out.u32(stretch.size);
  out.u32(stretch.crc);
}

class FileWriter {
 public:
  FileWriter() { file_.raw(std::string(header_size, '\0')); }

  Stretch append(const std::string& bytes) {
    const Stretch stretch{file_.size(), static_cast<std::uint32_t>(bytes.size()), base::checksum(bytes)};
    file_.raw(bytes);
    return stretch;
  }

  std::string finish(const std::string& directory) {
    const Stretch stretch = append(directory);
    ByteWriter header;
    header.raw(magic);
    header.u32(format_version);
    header.u32(stretch.crc);
    header.u64(file_.size());
    header.u64(stretch.offset);
    header.u64(stretch.size);
    header.u32(0);
    header.u32(base::checksum(header.bytes()));
    std::string bytes = file_.bytes();
    bytes.replace(0, header_size, header.bytes());
    return bytes;
  }

 private:
  ByteWriter file_;
};

/// feature -> the blocks of the finest level that hold its parts.
using BlocksOfFeature = std::map<std::uint32_t, std::vector<std::uint32_t>>;

Stretch write_level(FileWriter& file, std::vector<EncodedPart> parts, BlocksOfFeature* blocks_of_feature) {
  std::stable_sort(parts.begin(), parts.end(), [](const EncodedPart& a, const EncodedPart& b) {
    return std::pair(place_code(a.box), a.order) < std::pair(place_code(b.box), b.order);
  });
  ByteWriter table;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < parts.size(); ++number) {
    ByteWriter block;
    GridBox box = parts[i].box;
    for (; i < parts.size() && (block.size() == 0 || block.size() + parts[i].bytes.size() < block_bytes); ++i) {
      extend(box, {parts[i].box.west, parts[i].box.south});
      extend(box, {parts[i].box.east, parts[i].box.north});
      block.raw(parts[i].bytes);
      if (blocks_of_feature) {
        auto& blocks = (*blocks_of_feature)[parts[i].feature];
        if (blocks.empty() || blocks.back() != number) blocks.push_back(number);
      }
    }
    for (const std::int32_t side : {box.west, box.south, box.east, box.north}) table.u32(static_cast<std::uint32_t>(side));
    write_stretch(table, file.append(block.bytes()));
  }
  return file.append(table.bytes());
}

void write_value(ByteWriter& out, const geo::Value& value) {
  const auto type = [&](ValueType t) { out.u8(static_cast<std::uint8_t>(t)); };
  std::visit(geo::Overloaded{
                 [&](std::monostate) { type(ValueType::none); },
                 [&](bool b) { type(b ? ValueType::yes : ValueType::no); },
                 [&](double d) {
                   // Whole numbers below 2^53 are exact as integers and shorter.
                   const bool whole = std::abs(d) < 9e15 && std::floor(d) == d && !(d == 0 && std::signbit(d));
                   type(whole ? ValueType::integer : ValueType::number);
                   if (whole)
                     out.zigzag(static_cast<std::int64_t>(d));
                   else
                     out.f64(d);
                 },
                 [&](const std::string& s) {
                   type(ValueType::text);
                   out.text(s);
                 },
             },
             value);
}

std::vector<std::string> property_names(const DraftLayer& layer) {
  std::map<std::string, bool> seen;
  std::vector<std::string> names;
  for (const auto& properties : layer.properties)
    for (const auto& [name, value] : properties)
      if (!std::exchange(seen[name], true)) names.push_back(name);
  return names;
}

Stretch write_attributes(FileWriter& file, const DraftLayer& layer, const std::vector<std::string>& names) {
  std::map<std::string, std::size_t, std::less<>> numbers;
  for (std::size_t i = 0; i < names.size(); ++i) numbers[names[i]] = i;
  ByteWriter table;
  for (std::size_t from = 0; from < layer.properties.size(); from += features_per_attribute_block) {
    ByteWriter block;
    for (std::size_t i = from; i < std::min(layer.properties.size(), from + features_per_attribute_block); ++i) {
      ByteWriter record;
      std::size_t count = 0;
      for ([[maybe_unused]] const auto& entry : layer.properties[i]) ++count;
      record.varint(count);
      for (const auto& [name, value] : layer.properties[i]) {
        record.varint(numbers.find(name)->second);
        write_value(record, value);
      }
      block.varint(record.size());
      block.raw(record.bytes());
    }
    write_stretch(table, file.append(block.bytes()));
  }
  return file.append(table.bytes());
}

Stretch write_keys(FileWriter& file, const DraftLayer& layer, const BlocksOfFeature& blocks_of_feature) {
  std::map<std::string, std::vector<std::uint32_t>> features;
  for (std::uint32_t i = 0; i < layer.properties.size() && !layer.spec.key.empty(); ++i)
    if (const auto key = layer.properties[i].text(layer.spec.key); !key.empty() && blocks_of_feature.contains(i))
      features[std::string(key)].push_back(i);
  ByteWriter index;
  for (const auto& [key, numbers] : features) {
    index.text(key);
    index.varint(numbers.size());
    for (const std::uint32_t number : numbers) {
      const auto& blocks = blocks_of_feature.find(number)->second;
      index.varint(number);
      index.varint(blocks.size());
      for (const std::uint32_t block : blocks) index.varint(block);
    }
  }
  return file.append(index.bytes());
}

/// Whether two levels show the same features.
bool same_features(const DraftLayer& layer, std::size_t a, std::size_t b) {
  const auto shown = [](const DraftPart& part, std::size_t level) {
    return level >= part.levels.first && level <= part.levels.last;
  };
  return std::all_of(layer.parts.begin(), layer.parts.end(),
                     [&](const DraftPart& part) { return shown(part, a) == shown(part, b); });
}

std::size_t total_bytes(const std::vector<EncodedPart>& parts) {
  std::size_t bytes = 0;
  for (const EncodedPart& part : parts) bytes += part.bytes.size();
  return bytes;
}

using LevelStretches = std::array<Stretch, level_tolerances_m.size()>;

/// Writes the levels, the finest first. A level that would save less than a fifth of the next finer one is that one again.
LevelStretches write_levels(FileWriter& file, const DraftLayer& layer, BlocksOfFeature& blocks_of_feature) {
  LevelStretches levels;
  constexpr std::size_t finest = level_tolerances_m.size() - 1;
  std::size_t last = finest;
  std::size_t last_bytes = 0;
  for (std::size_t i = 0; i <= finest; ++i) {
    const std::size_t level = finest - i;
    std::vector<EncodedPart> parts = parts_at(layer, level);
    const std::size_t bytes = total_bytes(parts);
    if (level < finest && bytes * 5 > last_bytes * 4 && same_features(layer, level, last)) {
      levels[level] = levels[last];
      continue;
    }
    levels[level] = write_level(file, std::move(parts), level == finest ? &blocks_of_feature : nullptr);
    last = level;
    last_bytes = bytes;
  }
  return levels;
}

void write_layer(FileWriter& file, ByteWriter& directory, const DraftLayer& layer) {
  BlocksOfFeature blocks_of_feature;
  const LevelStretches levels = write_levels(file, layer, blocks_of_feature);
  const std::vector<std::string> names = property_names(layer);
  directory.text(layer.spec.name);
  directory.u8(static_cast<std::uint8_t>(layer.spec.kind));
  directory.text(layer.spec.credit);
  directory.text(layer.spec.licence);
  directory.varint(names.size());
  for (const std::string& name : names) directory.text(name);
  directory.varint(layer.properties.size());
  write_stretch(directory, write_attributes(file, layer, names));
  write_stretch(directory, write_keys(file, layer, blocks_of_feature));
  directory.varint(levels.size());
  for (std::size_t level = 0; level < levels.size(); ++level) {
    directory.f64(level_tolerances_m[level]);
    write_stretch(directory, levels[level]);
  }
}

}  // namespace

std::string encode(const std::string& data_version, const std::string& credit, const std::vector<DraftLayer>& layers) {
  FileWriter file;
  ByteWriter directory;
  directory.text(data_version);
  directory.text(credit);
  directory.varint(layers.size());
  for (const DraftLayer& layer : layers) write_layer(file, directory, layer);
  return file.finish(directory.bytes());
}

}  // namespace rutter::basemap
