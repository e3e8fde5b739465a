#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rutter::places {

// The set of all strict keys as a compressed trie in one run of bytes, so that it is used as it lies in a mapped file. Nodes
// stand in preorder, each followed by its children, children in byte order:
//   head      1 byte: bit 7 a key ends here, bit 6 has children, bits 0-5 bytes of the label (1-63)
//   label     whole code points in UTF-8; longer ones are chains of nodes
//   fame      1 byte, when a key ends here
//   depth     1 byte, when there are children: code points of the longest way down, at most 255 (255: or more)
//   size      LEB128, when there are children: bytes of all nodes below
// There is no node for the root.

/// Makes a trie out of keys that come in ascending byte order, each once.
class TrieWriter {
 public:
  /// `sink` receives the bytes in order.
  explicit TrieWriter(std::function<void(std::string_view)> sink) : sink_(std::move(sink)) {}

  /// Adds a key of well-formed UTF-8 that is not empty and greater than the one before. `fame`: see name_fame.
  void add(std::string_view key, std::uint8_t fame);
  void finish();

 private:
  /// A node that may still get children: the label from its parent to it.
  struct Open {
    std::size_t begin = 0;  ///< of its label in path_
    bool ends_key = false;
    std::uint8_t fame = 0;
    std::uint8_t depth = 0;  ///< below
    std::string below;       ///< its children as they are written
  };

  void close_down_to(std::size_t length);
  void split(std::size_t length);

  std::function<void(std::string_view)> sink_;
  std::string path_;
  std::vector<Open> open_;
};

/// A key of the trie near the one asked.
struct NearKey {
  std::string key;
  int edits = 0;
  std::uint8_t fame = 0;
};

/// Longest key, in code points, for which near ones are searched.
inline constexpr std::size_t longest_fuzzy_key = 60;

/// All keys of the trie at most `most_edits` (0 to 2) from `key`, in byte order. The distance is optimal string alignment in
/// code points: insertions, deletions, substitutions and swaps of neighbours cost 1, no part is edited twice.
///
/// The trie is walked with a nondeterministic Levenshtein automaton held in bits, one word for each number of edits (Wu and
/// Manber, "Fast text searching allowing errors", CACM 35, 1992; swaps after Navarro, "NR-grep", Software Practice and
/// Experience 31, 2001), and left where no state is alive, as Schulz and Mihov do with their deterministic one ("Fast string
/// correction with Levenshtein automata", IJDAR 5, 2002), or where all keys are too short. Empty for a key longer than
/// longest_fuzzy_key. Throws std::runtime_error when the bytes are no trie.
[[nodiscard]] std::vector<NearKey> near_keys(std::string_view trie, std::string_view key, int most_edits);

/// Calls `visit` with every key in byte order and its fame. Throws std::runtime_error when the bytes are no trie.
void for_each_key(std::string_view trie, const std::function<void(std::string_view key, std::uint8_t fame)>& visit);

}  // namespace rutter::places
