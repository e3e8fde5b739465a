#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.hpp"
#include "basemap/bytes.hpp"
#include "basemap/format.hpp"

namespace rutter::basemap {

/// A stretch of the file whose checksum is verified when it is first read.
class Section {
 public:
  Section(std::string_view file, std::uint64_t offset, std::uint32_t size, std::uint32_t crc);
  /// Reads offset, size and checksum. Throws Damaged when it does not lie in the file.
  static Section read(ByteReader& in, std::string_view file);
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  /// The bytes; throws Damaged when the checksum is wrong.
  [[nodiscard]] std::string_view bytes() const;

 private:
  std::string_view bytes_;
  std::uint32_t crc_;
  // Shared, so that sections can move; set once, and setting it twice does no harm.
  std::unique_ptr<std::atomic<bool>> verified_ = std::make_unique<std::atomic<bool>>(false);
};

/// A table whose entries name blocks. The entries are verified and parsed as they are asked for: a map needs few of the tables.
class BlockTable {
 public:
  BlockTable(std::string_view file, Section entries, bool with_boxes);
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] GridBox box(std::size_t number) const;
  /// The block's bytes, verified. Throws Damaged.
  [[nodiscard]] std::string_view block(std::size_t number) const;

 private:
  [[nodiscard]] std::string_view entry(std::size_t number) const;
  std::string_view file_;
  Section entries_;
  bool with_boxes_;
  std::size_t size_;
  std::unique_ptr<std::atomic<bool>[]> verified_;
};

struct Level {
  double tolerance_m = 0;
  BlockTable blocks;
};

struct Layer {
  std::string name;
  Kind kind = Kind::point;
  std::string credit;
  std::string licence;
  std::vector<std::string> property_names;
  std::size_t features = 0;
  BlockTable attributes;
  Section keys;
  std::vector<Level> levels;
};

/// The directory of a file.
struct Directory {
  std::string data_version;
  std::string credit;
  std::vector<Layer> layers;
};

/// Reads header and directory. Throws Damaged, with a message fit to follow the path.
[[nodiscard]] Directory read_directory(std::string_view file);

}  // namespace rutter::basemap
