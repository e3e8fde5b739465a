#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rutter::places {

// Keys in ascending byte order with what each stands for, in one run of bytes that is searched as it lies in a mapped file: a
// tree of blocks of half a kilobyte, those of a level together behind those of the level below, the root last: what every
// look-up reads fills few pages. What is put apart stands between the blocks at the bottom. A block is its length, its level (0
// at the bottom), and entries:
//   shared    bytes that the key has in common with the one before it in the block
//   rest      the other bytes of the key, behind their number
//   values    each but the first as its difference to the one before, behind the number of their bytes
// Above the bottom the key is the least that tells the first key of a block below from what stands before it, the value where
// that block stands. Numbers are packed as packed.hpp has them.

/// Writes such a table.
class NameTableWriter {
 public:
  /// `sink` receives the bytes in order, which stand from `begin` on in what it is given to find them.
  NameTableWriter(std::function<void(std::string_view)> sink, std::uint64_t begin);

  /// Adds a key greater than the one before, with its values in ascending order.
  void add(std::string_view key, const std::vector<std::uint64_t>& values);
  /// Bytes that are no block, at the place that is given back.
  std::uint64_t put_apart(std::string_view bytes);
  /// Returns where the root stands; 0 when there is no key.
  std::uint64_t finish();

 private:
  struct Block {
    std::string first;  ///< as of the level
    std::string bytes;
  };

  /// A level with its block that is being filled.
  struct Level {
    std::string entries;
    std::string first;  ///< least key that tells its first from what stands before
    std::string last;
    std::vector<Block> ended;  ///< above the bottom, until all below are written
  };

  void add_at(std::size_t level, std::string_view key, std::string_view separator, const std::vector<std::uint64_t>& values);
  Block take_block(std::size_t level);
  void end_block(std::size_t level);
  void write_below(std::size_t level, const Block& block);

  std::function<void(std::string_view)> sink_;
  std::uint64_t at_;
  std::vector<Level> levels_;
  std::string last_key_;
};

/// What keys stand for, each in the order of the keys; nothing where the table lacks it. `root` as the writer's finish gave it.
/// Throws std::runtime_error when the bytes are damaged.
[[nodiscard]] std::vector<std::vector<std::uint64_t>> find_in_name_table(std::string_view bytes, std::uint64_t root,
                                                                         const std::vector<std::string_view>& keys);

}  // namespace rutter::places
