#include "places/name_table.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "places/packed.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t block_bytes = 512;

std::size_t shared_bytes(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t count = 0;
  while (count < most && a[count] == b[count]) ++count;
  return count;
}

/// The least beginning of `key` that stands behind `before`.
std::string_view separator_of(std::string_view before, std::string_view key) {
  return key.substr(0, shared_bytes(before, key) + 1);
}

/// Goes through the entries of a block.
class Entries {
 public:
  Entries(std::string_view bytes, std::uint64_t at) : read_(bytes, at) {
    const std::string_view entries = read_.text();
    read_ = PackedReader(entries, 0);
    level_ = read_.number();
  }

  /// Goes to the last entry whose key is not greater than the one asked; false when there is none. Keys are not put together:
  /// of the key before, which is not greater either, so many bytes are those of the key asked, and what an entry shares with
  /// it tells how it compares.
  bool find(std::string_view key) {
    std::size_t agreeing = 0;
    bool is_any = false;
    while (!read_.is_at_end()) {
      const std::uint64_t shared = read_.number();
      const std::string_view rest = read_.text();
      if (shared < agreeing) break;
      if (shared == agreeing) {
        const std::size_t more = shared_bytes(rest, key.substr(agreeing));
        const std::size_t end = agreeing + more;
        const bool is_greater = more < rest.size() && (end == key.size() || static_cast<unsigned char>(rest[more]) >
                                                                                static_cast<unsigned char>(key[end]));
        if (is_greater) break;
        agreeing = end;
      }
      is_any = true;
      is_equal_ = agreeing == key.size() && shared + rest.size() == key.size();
      values_ = read_.text();
    }
    return is_any;
  }

  [[nodiscard]] std::uint64_t level() const { return level_; }
  [[nodiscard]] bool is_equal() const { return is_equal_; }

  /// The values of the entry that was found.
  void values(std::vector<std::uint64_t>& values) const {
    std::uint64_t value = 0;
    for (PackedReader read(values_, 0); !read.is_at_end();) values.push_back(value += read.number());
  }

 private:
  PackedReader read_;
  std::uint64_t level_ = 0;
  std::string_view values_;
  bool is_equal_ = false;
};

/// How far the search for a key has come.
struct Descent {
  std::uint64_t at = 0;                ///< where the next block stands; 0: it is at its end
  std::optional<std::uint64_t> level;  ///< of the block before
};

void go_down(std::string_view bytes, std::string_view key, Descent& descent, std::vector<std::uint64_t>& values) {
  Entries block(bytes, descent.at);
  if (descent.level && block.level() + 1 != *descent.level) PackedReader::fail();
  descent = {0, block.level()};
  if (!block.find(key) || (block.level() == 0 && !block.is_equal())) return;
  block.values(values);
  if (block.level() == 0) {
    // What they stand for is read next; 0 is a mark, and stands nowhere.
    constexpr std::size_t most = 5;
    constexpr std::size_t usual_row = 192;
    for (std::size_t i = 0; i < std::min(most, values.size()); ++i)
      if (values[i] != 0) prefetch(bytes, values[i], usual_row);
    return;
  }
  if (values.size() != 1 || values.front() == 0) PackedReader::fail();
  descent.at = values.front();
  values.clear();
  prefetch(bytes, descent.at, block_bytes);
}

}  // namespace

NameTableWriter::NameTableWriter(std::function<void(std::string_view)> sink, std::uint64_t begin)
    : sink_(std::move(sink)), at_(begin) {}

std::uint64_t NameTableWriter::put_apart(std::string_view bytes) {
  const std::uint64_t at = at_;
  sink_(bytes);
  at_ += bytes.size();
  return at;
}

void NameTableWriter::add(std::string_view key, const std::vector<std::uint64_t>& values) {
  add_at(0, key, separator_of(last_key_, key), values);
  last_key_ = key;
}

void NameTableWriter::add_at(std::size_t level, std::string_view key, std::string_view separator,
                             const std::vector<std::uint64_t>& values) {
  if (levels_.size() == level) levels_.emplace_back();
  if (levels_[level].entries.size() >= block_bytes) end_block(level);
  Level& filled = levels_[level];
  if (filled.entries.empty()) {
    put_number(filled.entries, level);
    filled.first = separator;
    filled.last.clear();
  }
  const std::size_t shared = shared_bytes(filled.last, key);
  put_number(filled.entries, shared);
  put_text(filled.entries, key.substr(shared));
  std::string packed;
  std::uint64_t before = 0;
  for (const std::uint64_t value : values) {
    put_number(packed, value - before);
    before = value;
  }
  put_text(filled.entries, packed);
  filled.last = key;
}

NameTableWriter::Block NameTableWriter::take_block(std::size_t level) {
  Level& filled = levels_[level];
  Block block{std::move(filled.first), {}};
  put_text(block.bytes, filled.entries);
  filled.entries.clear();
  return block;
}

void NameTableWriter::end_block(std::size_t level) {
  Block block = take_block(level);
  if (level == 0) {
    write_below(1, block);
  } else {
    levels_[level].ended.push_back(std::move(block));
  }
}

/// Writes a block, and adds it to the level above it.
void NameTableWriter::write_below(std::size_t level, const Block& block) {
  const std::uint64_t at = put_apart(block.bytes);
  add_at(level, block.first, block.first, {at});
}

std::uint64_t NameTableWriter::finish() {
  if (levels_.empty()) return 0;
  if (levels_.size() > 1) end_block(0);
  std::size_t top = levels_.size() - 1;
  for (; !levels_[top].ended.empty(); ++top) {
    end_block(top);
    const std::vector<Block> ended = std::move(levels_[top].ended);  // the levels may move
    for (const Block& block : ended) write_below(top + 1, block);
  }
  return put_apart(take_block(top).bytes);
}

std::vector<std::vector<std::uint64_t>> find_in_name_table(std::string_view bytes, std::uint64_t root,
                                                           const std::vector<std::string_view>& keys) {
  std::vector<std::vector<std::uint64_t>> values(keys.size());
  if (root == 0) return values;
  // All keys go down a level before the next: their blocks are fetched at the same time.
  std::vector<Descent> descents(keys.size(), {root, std::nullopt});
  for (bool is_any_left = true; is_any_left;) {
    is_any_left = false;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (descents[i].at == 0) continue;
      go_down(bytes, keys[i], descents[i], values[i]);
      is_any_left = is_any_left || descents[i].at != 0;
    }
  }
  return values;
}

}  // namespace rutter::places
