#include <algorithm>
#include <stdexcept>

#include "base/utf8.hpp"
#include "places/name_trie.hpp"
#include "places/trie_node.hpp"

namespace rutter::places {
namespace {

bool begins_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// Bytes that two keys share from the beginning, whole code points only.
std::size_t shared_bytes(std::string_view a, std::string_view b) {
  const auto [in_a, in_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  auto shared = static_cast<std::size_t>(in_a - a.begin());
  while (shared > 0 && shared < b.size() && !begins_code_point(b[shared])) --shared;
  return shared;
}

std::uint8_t deeper(std::size_t depth) {
  return static_cast<std::uint8_t>(std::min<std::size_t>(depth, deepest));
}

/// Where the first node of a long label ends: at most longest_label bytes, whole code points.
std::size_t label_end(std::string_view label) {
  if (label.size() <= longest_label) return label.size();
  std::size_t end = longest_label;
  while (!begins_code_point(label[end])) --end;
  return end;
}

void append_size(std::string& bytes, std::size_t size) {
  for (; size >= 0x80; size >>= 7U) bytes += static_cast<char>((size & 0x7FU) | 0x80U);
  bytes += static_cast<char>(size);
}

struct Written {
  std::string bytes;
  std::uint8_t depth = 0;  ///< with the label
};

/// A node with its label, as a chain of nodes where the label is long.
Written write_node(std::string_view label, bool ends_key, std::uint8_t fame, std::uint8_t depth, const std::string& below) {
  const std::size_t end = label_end(label);
  const bool last = end == label.size();
  Written rest;
  if (!last) rest = write_node(label.substr(end), ends_key, fame, depth, below);
  const std::string& children = last ? below : rest.bytes;
  const std::uint8_t below_depth = last ? depth : rest.depth;
  const bool ends_here = last && ends_key;
  Written node;
  node.bytes += static_cast<char>(end | (ends_here ? 0x80U : 0U) | (children.empty() ? 0U : 0x40U));
  node.bytes += label.substr(0, end);
  if (ends_here) node.bytes += static_cast<char>(fame);
  if (!children.empty()) {
    node.bytes += static_cast<char>(below_depth);
    append_size(node.bytes, children.size());
    node.bytes += children;
  }
  node.depth = deeper(below_depth + base::code_point_count(label.substr(0, end)));
  return node;
}

}  // namespace

void TrieWriter::add(std::string_view key, std::uint8_t fame) {
  if (key.empty() || key <= path_) throw std::logic_error("keys of a trie come in ascending order");
  const std::size_t shared = shared_bytes(path_, key);
  close_down_to(shared);
  split(shared);
  path_ = key;
  Open node;
  node.begin = shared;
  node.ends_key = true;
  node.fame = fame;
  open_.push_back(std::move(node));
}

void TrieWriter::finish() {
  close_down_to(0);
  path_.clear();
}

/// Writes the nodes whose label begins at `length` or behind into their parents.
void TrieWriter::close_down_to(std::size_t length) {
  while (!open_.empty() && open_.back().begin >= length) {
    const Open node = std::move(open_.back());
    open_.pop_back();
    const Written written =
        write_node(std::string_view(path_).substr(node.begin), node.ends_key, node.fame, node.depth, node.below);
    path_.resize(node.begin);
    if (open_.empty()) {
      sink_(written.bytes);
    } else {
      open_.back().below += written.bytes;
      open_.back().depth = std::max(open_.back().depth, written.depth);
    }
  }
}

/// Cuts the label of the last open node at `length`: what is behind becomes its child.
void TrieWriter::split(std::size_t length) {
  if (path_.size() <= length) return;
  Open lower = std::move(open_.back());
  const std::size_t begin = lower.begin;
  lower.begin = length;
  open_.back() = Open{};
  open_.back().begin = begin;
  open_.push_back(std::move(lower));
  close_down_to(length);
}

}  // namespace rutter::places
