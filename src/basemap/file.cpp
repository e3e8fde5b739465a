#include "basemap/file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "base/checksum.hpp"

namespace rutter::basemap {

namespace {

constexpr std::size_t plain_entry = 16;
constexpr std::size_t boxed_entry = 32;

std::string_view stretch(std::string_view file, std::uint64_t offset, std::uint64_t size) {
  if (offset > file.size() || size > file.size() - offset) throw Damaged("a block lies outside the file");
  return file.substr(offset, size);
}

Kind read_kind(ByteReader& in) {
  const std::uint8_t kind = in.u8();
  if (kind > static_cast<std::uint8_t>(Kind::polygon)) throw Damaged("a layer has an unknown kind");
  return static_cast<Kind>(kind);
}

Layer read_layer(ByteReader& in, std::string_view file) {
  std::string name(in.text());
  const Kind kind = read_kind(in);
  std::string credit(in.text());
  std::string licence(in.text());
  std::vector<std::string> properties;
  const std::size_t property_count = in.count();
  for (std::size_t i = 0; i < property_count; ++i) properties.emplace_back(in.text());
  const std::uint64_t features = in.varint();
  BlockTable attributes(file, Section::read(in, file), false);
  if (features > attributes.size() * features_per_attribute_block) throw Damaged("a layer has features without properties");
  Section keys = Section::read(in, file);
  std::vector<Level> levels;
  const std::size_t level_count = in.count(24);
  if (level_count == 0) throw Damaged("a layer has no level");
  for (std::size_t i = 0; i < level_count; ++i) {
    const double tolerance = in.f64();
    if (!(tolerance >= 0 && tolerance < 1e9)) throw Damaged("a level has no tolerance");
    levels.push_back({tolerance, BlockTable(file, Section::read(in, file), true)});
  }
  return {std::move(name),       kind,     std::move(credit),     std::move(licence),
          std::move(properties), features, std::move(attributes), std::move(keys),
          std::move(levels)};
}

}  // namespace

Section::Section(std::string_view file, std::uint64_t offset, std::uint32_t size, std::uint32_t crc)
    : bytes_(stretch(file, offset, size)), crc_(crc) {}

Section Section::read(ByteReader& in, std::string_view file) {
  const std::uint64_t offset = in.u64();
  const std::uint32_t size = in.u32();
  const std::uint32_t crc = in.u32();
  return {file, offset, size, crc};
}

std::string_view Section::bytes() const {
  if (!verified_->load(std::memory_order_relaxed)) {
    if (base::checksum(bytes_) != crc_) throw Damaged("a checksum is wrong");
    verified_->store(true, std::memory_order_relaxed);
  }
  return bytes_;
}

BlockTable::BlockTable(std::string_view file, Section entries, bool with_boxes)
    : file_(file), entries_(std::move(entries)), with_boxes_(with_boxes) {
  const std::size_t bytes_each = with_boxes_ ? boxed_entry : plain_entry;
  const std::size_t bytes = entries_.size();
  if (bytes % bytes_each != 0) throw Damaged("a table has half an entry");
  size_ = bytes / bytes_each;
  verified_ = std::make_unique<std::atomic<bool>[]>(size_);
}

std::string_view BlockTable::entry(std::size_t number) const {
  if (number >= size_) throw Damaged("a block number is too large");
  const std::size_t bytes_each = with_boxes_ ? boxed_entry : plain_entry;
  return entries_.bytes().substr(number * bytes_each, bytes_each);
}

GridBox BlockTable::box(std::size_t number) const {
  ByteReader in(entry(number));
  const auto side = [&] { return static_cast<std::int32_t>(in.u32()); };
  GridBox box;
  box.west = side();
  box.south = side();
  box.east = side();
  box.north = side();
  return box;
}

std::string_view BlockTable::block(std::size_t number) const {
  ByteReader in(entry(number));
  if (with_boxes_) in.skip(boxed_entry - plain_entry);
  const std::uint64_t offset = in.u64();
  const std::uint32_t size = in.u32();
  const std::uint32_t crc = in.u32();
  const std::string_view bytes = stretch(file_, offset, size);
  if (!verified_[number].load(std::memory_order_relaxed)) {
    if (base::checksum(bytes) != crc) throw Damaged("a block's checksum is wrong");
    verified_[number].store(true, std::memory_order_relaxed);
  }
  return bytes;
}

Directory read_directory(std::string_view file) {
  if (file.size() < header_size || file.substr(0, magic.size()) != magic) throw Damaged("it is not a base map");
  ByteReader header(file.substr(magic.size(), header_size - magic.size()));
  const std::uint32_t version = header.u32();
  if (version != format_version)
    throw Damaged(fmt::format("it has version {}, this program reads version {}", version, format_version));
  const std::uint32_t directory_crc = header.u32();
  const std::uint64_t file_size = header.u64();
  const std::uint64_t offset = header.u64();
  const std::uint64_t size = header.u64();
  header.skip(4);
  if (header.u32() != base::checksum(file.substr(0, header_size - 4))) throw Damaged("its header is damaged");
  if (file_size != file.size()) throw Damaged(fmt::format("it has {} bytes instead of {}", file.size(), file_size));
  const std::string_view bytes = stretch(file, offset, size);
  if (base::checksum(bytes) != directory_crc) throw Damaged("its directory is damaged");
  ByteReader in(bytes);
  Directory directory;
  directory.data_version = in.text();
  directory.credit = in.text();
  const std::size_t layers = in.count(16);
  for (std::size_t i = 0; i < layers; ++i) directory.layers.push_back(read_layer(in, file));
  return directory;
}

}  // namespace rutter::basemap
