#include "base/stored_text.hpp"

#include <zlib.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <vector>

#include "base/diagnostic.hpp"

namespace rutter::base {
namespace {

constexpr std::size_t block_bytes = std::size_t{16} << 10;

std::string deflated(std::string_view block) {
  uLongf size = compressBound(block.size());
  std::string out(size, '\0');
  const int status = compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(block.data()),
                               block.size(), Z_BEST_SPEED);
  if (status != Z_OK) throw std::bad_alloc();  // the only way it can fail
  out.resize(size);
  out.shrink_to_fit();
  return out;
}

std::string inflated(const std::string& packed, std::size_t bytes) {
  std::string out(bytes, '\0');
  uLongf size = bytes;
  const int status =
      uncompress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(packed.data()), packed.size());
  if (status != Z_OK) throw std::bad_alloc();
  return out;
}

}  // namespace

struct StoredText::State {
  std::size_t size = 0;
  std::string plain;                      ///< of a short text
  std::vector<std::string> blocks;        ///< of a long one, deflated
  std::vector<std::size_t> feeds_before;  ///< line feeds before each block of the text, and in all of it

  mutable std::mutex mutex;
  mutable std::size_t recent = static_cast<std::size_t>(-1);  ///< the block inflated last: parts are asked for in their order
  mutable std::string recent_block;

  [[nodiscard]] std::size_t bytes_of(std::size_t block) const { return std::min(block_bytes, size - block * block_bytes); }

  /// Calls `use` with the block's text.
  template <class Use>
  void with_block(std::size_t block, const Use& use) const {
    if (blocks.empty()) return use(std::string_view(plain).substr(block * block_bytes, block_bytes));
    const std::lock_guard hold(mutex);
    if (block != recent) {
      recent_block = inflated(blocks[block], bytes_of(block));
      recent = block;
    }
    use(std::string_view(recent_block));
  }
};

StoredText::StoredText(std::string_view text) {
  auto state = std::make_shared<State>();
  state->size = text.size();
  state->feeds_before.push_back(0);
  for (std::size_t begin = 0; begin < text.size(); begin += block_bytes) {
    const std::string_view block = text.substr(begin, block_bytes);
    const auto feeds = static_cast<std::size_t>(std::ranges::count(block, '\n'));
    state->feeds_before.push_back(state->feeds_before.back() + feeds);
    if (text.size() >= long_text) state->blocks.push_back(deflated(block));
  }
  if (text.size() < long_text) state->plain = text;
  state_ = std::move(state);
}

std::size_t StoredText::size() const {
  return state_->size;
}

std::string StoredText::part(std::size_t begin, std::size_t end) const {
  std::string out;
  out.reserve(end - begin);
  for (std::size_t at = begin; at < end;) {
    const std::size_t block = at / block_bytes;
    const std::size_t from = at % block_bytes;
    const std::size_t count = std::min(end - at, block_bytes - from);
    state_->with_block(block, [&](std::string_view text) { out += text.substr(from, count); });
    at += count;
  }
  return out;
}

std::string StoredText::line(std::size_t number, std::size_t longest) const {
  const std::vector<std::size_t>& feeds = state_->feeds_before;
  if (number == 0 || number - 1 > feeds.back()) return {};
  std::size_t begin = 0;
  if (number > 1) {
    // The line begins behind this line feed, counted from 1.
    const std::size_t feed = number - 1;
    const auto block = static_cast<std::size_t>(std::ranges::lower_bound(feeds, feed) - feeds.begin()) - 1;
    state_->with_block(block, [&](std::string_view text) {
      std::size_t at = 0;
      for (std::size_t left = feed - feeds[block]; left > 0; --left) at = text.find('\n', at) + 1;
      begin = block * block_bytes + at;
    });
  }
  const std::string rest = part(begin, std::min(state_->size, begin + longest));
  const std::size_t end = rest.find('\n');
  const bool ends = end != std::string::npos || begin + rest.size() == state_->size;
  return ends ? line_of(rest, 1) : std::string();
}

}  // namespace rutter::base
