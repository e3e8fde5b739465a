#include "basemap/decode.hpp"

#include <algorithm>
#include <limits>

namespace rutter::basemap {

namespace {

constexpr std::int64_t widest = 18'000'000;  // 180 degrees
constexpr std::int64_t highest = 9'000'000;  // 90 degrees

GridPoint checked(std::int64_t x, std::int64_t y) {
  if (x < -widest || x > widest || y < -highest || y > highest) throw Damaged("a position is not on Earth");
  return {static_cast<std::int32_t>(x), static_cast<std::int32_t>(y)};
}

GridPoint step_from(ByteReader& in, GridPoint p) {
  // Steps are bounded before they are added: the sum cannot overflow.
  const std::int64_t dx = in.zigzag();
  const std::int64_t dy = in.zigzag();
  if (dx < -2 * widest || dx > 2 * widest || dy < -2 * widest || dy > 2 * widest) throw Damaged("a step is too long");
  return checked(p.x + dx, p.y + dy);
}

GridBox read_box(ByteReader& in, GridPoint from) {
  const GridPoint corner = step_from(in, from);
  const std::uint64_t width = in.varint();
  const std::uint64_t height = in.varint();
  if (width > 2 * widest || height > 2 * highest) throw Damaged("a box is too large");
  const GridPoint opposite = checked(corner.x + static_cast<std::int64_t>(width), corner.y + static_cast<std::int64_t>(height));
  return {corner.x, corner.y, opposite.x, opposite.y};
}

/// Reads the chunks of one ring or line and appends what is wanted of it to `rings`.
void decode_ring(ByteReader& in, Kind kind, const PartFilter& filter, const GridBox& box,
                 std::vector<std::vector<GridPoint>>& rings) {
  const std::size_t chunks = in.count(7);
  GridPoint at = step_from(in, {box.west, box.south});
  std::vector<GridPoint> points{at};
  for (std::size_t c = 0; c < chunks; ++c) {
    const std::uint64_t added = in.varint();
    if (added == 0 || added > points_per_chunk) throw Damaged("a chunk has no or too many points");
    const GridBox chunk = read_box(in, at);
    const GridPoint last = step_from(in, at);
    ByteReader steps(in.raw(in.count()));
    if (filter.touches(chunk)) {
      for (std::uint64_t i = 1; i < added; ++i) points.push_back(at = step_from(steps, at));
      if (!steps.done()) throw Damaged("a chunk is longer than its points");
    } else if (kind == Kind::line) {
      if (points.size() >= 2) rings.push_back(std::move(points));
      points.clear();
    }
    points.push_back(at = last);
  }
  if (points.size() >= 2) rings.push_back(std::move(points));
}

geo::Value read_value(ByteReader& in) {
  switch (static_cast<ValueType>(in.u8())) {
    case ValueType::none:
      return std::monostate{};
    case ValueType::no:
      return false;
    case ValueType::yes:
      return true;
    case ValueType::number:
      return in.f64();
    case ValueType::text:
      return std::string(in.text());
    case ValueType::integer:
      return static_cast<double>(in.zigzag());
  }
  throw Damaged("a property has an unknown type");
}

std::uint32_t feature_number(ByteReader& in) {
  const std::uint64_t number = in.varint();
  if (number > std::numeric_limits<std::uint32_t>::max()) throw Damaged("a feature number is too large");
  return static_cast<std::uint32_t>(number);
}

}  // namespace

bool PartFilter::touches(const GridBox& box) const {
  return windows.empty() || std::any_of(windows.begin(), windows.end(), [&](const GridBox& w) { return w.touches(box); });
}

bool PartFilter::wants(std::uint32_t feature) const {
  return !only || std::binary_search(only->begin(), only->end(), feature);
}

void decode_block(std::string_view block, Kind kind, std::size_t feature_count, const PartFilter& filter,
                  std::vector<DecodedPart>& parts) {
  ByteReader in(block);
  while (!in.done()) {
    ByteReader part_in(in.raw(in.count()));
    DecodedPart part;
    part.feature = feature_number(part_in);
    if (part.feature >= feature_count) throw Damaged("a part belongs to no feature");
    part.box = read_box(part_in, {});
    if (!filter.wants(part.feature) || !filter.touches(part.box)) continue;
    const std::size_t rings = part_in.count(4);
    for (std::size_t r = 0; r < rings; ++r) decode_ring(part_in, kind, filter, part.box, part.rings);
    if (kind == Kind::point || !part.rings.empty()) parts.push_back(std::move(part));
  }
}

PropertyBlock::PropertyBlock(std::string_view block) {
  ByteReader in(block);
  while (!in.done()) records_.push_back(in.raw(in.count()));
}

geo::Properties PropertyBlock::decode(std::size_t index, const std::vector<std::string>& names) const {
  if (index >= records_.size()) throw Damaged("a block lacks the properties of a feature");
  ByteReader record(records_[index]);
  geo::Properties properties;
  const std::size_t count = record.count(2);
  properties.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t name = record.varint();
    if (name >= names.size()) throw Damaged("a property has no name");
    properties.append(names[name], read_value(record));
  }
  return properties;
}

std::vector<KeyHit> find_key(std::string_view index, std::string_view key) {
  ByteReader in(index);
  while (!in.done()) {
    const std::string_view known = in.text();
    if (known > key) break;
    std::vector<KeyHit> hits;
    const std::size_t features = in.count(2);
    for (std::size_t f = 0; f < features; ++f) {
      KeyHit hit;
      hit.feature = feature_number(in);
      const std::size_t blocks = in.count();
      for (std::size_t b = 0; b < blocks; ++b) hit.blocks.push_back(feature_number(in));
      if (known == key) hits.push_back(std::move(hit));
    }
    if (known == key) return hits;
  }
  return {};
}

}  // namespace rutter::basemap
