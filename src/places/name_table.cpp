#include "places/name_table.hpp"

#include <algorithm>
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
      values_at_ = read_.at();
      for (std::uint64_t count = read_.number(); count > 0; --count) static_cast<void>(read_.number());
    }
    return is_any;
  }

  [[nodiscard]] std::uint64_t level() const { return level_; }
  [[nodiscard]] bool is_equal() const { return is_equal_; }

  /// The values of the entry that was found.
  void values(std::vector<std::uint64_t>& values) const {
    PackedReader read = read_;
    read.move_to(values_at_);
    std::uint64_t value = 0;
    for (std::uint64_t count = read.number(); count > 0; --count) values.push_back(value += read.number());
  }

 private:
  PackedReader read_;
  std::uint64_t level_ = 0;
  std::size_t values_at_ = 0;
  bool is_equal_ = false;
};

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
  put_number(filled.entries, values.size());
  std::uint64_t before = 0;
  for (const std::uint64_t value : values) {
    put_number(filled.entries, value - before);
    before = value;
  }
  filled.last = key;
}

void NameTableWriter::end_block(std::size_t level) {
  std::string block;
  put_text(block, levels_[level].entries);
  const std::uint64_t at = put_apart(block);
  levels_[level].entries.clear();
  const std::string first = std::move(levels_[level].first);  // the levels may move
  add_at(level + 1, first, first, {at});
}

std::uint64_t NameTableWriter::finish() {
  if (levels_.empty()) return 0;
  std::size_t level = 0;
  for (; level + 1 < levels_.size(); ++level) end_block(level);
  std::string block;
  put_text(block, levels_[level].entries);
  return put_apart(block);
}

void find_in_name_table(std::string_view bytes, std::uint64_t root, std::string_view key, std::vector<std::uint64_t>& values) {
  values.clear();
  if (root == 0) return;
  Entries block(bytes, root);
  while (block.find(key)) {
    const std::uint64_t level = block.level();
    if (level == 0) {
      if (block.is_equal()) block.values(values);
      return;
    }
    block.values(values);
    if (values.size() != 1) PackedReader::fail();
    block = Entries(bytes, values.front());
    values.clear();
    if (block.level() + 1 != level) PackedReader::fail();
  }
}

}  // namespace rutter::places
