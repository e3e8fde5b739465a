#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace rutter::places {

/// Depth of a node that stands for itself and everything deeper.
inline constexpr std::uint8_t deepest = 255;
/// Bytes of a label that one node holds.
inline constexpr std::size_t longest_label = 63;

/// A node of the trie as it lies in the bytes (layout: name_trie.hpp).
struct TrieNode {
  std::string_view label;
  bool ends_key = false;
  std::uint8_t fame = 0;
  std::uint8_t depth = 0;
  std::size_t below = 0;  ///< where its children begin
  std::size_t end = 0;    ///< where the next sibling begins
};

/// Reads the node at `at`, which must lie before `end`, as its children must. Throws std::runtime_error otherwise.
inline TrieNode read_node(std::string_view trie, std::size_t at, std::size_t end) {
  const auto fail = [] { throw std::runtime_error("the trie of names is damaged"); };
  const auto head = static_cast<unsigned char>(trie[at++]);
  const bool has_children = (head & 0x40U) != 0;
  TrieNode node;
  node.ends_key = (head & 0x80U) != 0;
  const std::size_t label = head & longest_label;
  if (label == 0 || end - at < label + (node.ends_key ? 1U : 0U) + (has_children ? 2U : 0U)) fail();
  node.label = trie.substr(at, label);
  at += label;
  if (node.ends_key) node.fame = static_cast<unsigned char>(trie[at++]);
  std::size_t size = 0;
  if (has_children) {
    node.depth = static_cast<unsigned char>(trie[at++]);
    for (unsigned shift = 0;; shift += 7) {
      if (at == end || shift > 35) fail();
      const auto byte = static_cast<unsigned char>(trie[at++]);
      size |= std::size_t{byte & 0x7FU} << shift;
      if (byte < 0x80) break;
    }
    if (size > end - at) fail();
  }
  node.below = at;
  node.end = at + size;
  return node;
}

}  // namespace rutter::places
