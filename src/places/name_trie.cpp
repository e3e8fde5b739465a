#include "places/name_trie.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "base/utf8.hpp"
#include "places/trie_node.hpp"

namespace rutter::places {
namespace {

/// The automaton of one key. State i of row d: i code points of the key are matched with d edits.
class Automaton {
 public:
  static constexpr std::size_t rows = 3;

  struct State {
    std::array<std::uint64_t, rows> row{};
    std::array<std::uint64_t, rows> swap{};  ///< the second of two swapped letters is read, the first is to come
    [[nodiscard]] bool alive() const { return (row[0] | row[1] | row[2] | swap[1] | swap[2]) != 0; }
  };

  Automaton(const std::u32string& key, int most_edits) : length_(key.size()), edits_(static_cast<std::size_t>(most_edits)) {
    for (std::size_t i = 0; i < key.size(); ++i) {
      const std::uint64_t bit = std::uint64_t{1} << i;
      if (key[i] < ascii_.size()) {
        ascii_[key[i]] |= bit;
      } else {
        const auto known = std::find_if(others_.begin(), others_.end(), [&](const auto& o) { return o.first == key[i]; });
        known == others_.end() ? static_cast<void>(others_.emplace_back(key[i], bit)) : static_cast<void>(known->second |= bit);
      }
    }
    states_ = (std::uint64_t{2} << length_) - 1;
  }

  /// Before anything is read: d letters of the key may be left out.
  [[nodiscard]] State start() const {
    State state;
    for (std::size_t d = 0; d <= edits_; ++d) state.row[d] = ((std::uint64_t{2} << d) - 1) & states_;
    return state;
  }

  [[nodiscard]] State step(const State& from, char32_t c) const {
    const std::uint64_t is = mask(c);
    State to;
    to.row[0] = (from.row[0] & is) << 1U;
    for (std::size_t d = 1; d <= edits_; ++d) {
      to.row[d] = ((from.row[d] & is) << 1U) | from.row[d - 1] | (from.row[d - 1] << 1U) | (to.row[d - 1] << 1U) |
                  ((from.swap[d] & is) << 2U);
      to.row[d] &= states_;
      to.swap[d] = from.row[d - 1] & (is >> 1U);
    }
    return to;
  }

  /// Edits with which all of the key is matched, or -1.
  [[nodiscard]] int accepted(const State& state) const {
    for (std::size_t d = 0; d <= edits_; ++d)
      if ((state.row[d] >> length_ & 1U) != 0) return static_cast<int>(d);
    return -1;
  }

  [[nodiscard]] std::size_t shortest() const { return length_ > edits_ ? length_ - edits_ : 0; }

 private:
  [[nodiscard]] std::uint64_t mask(char32_t c) const {
    if (c < ascii_.size()) return ascii_[c];
    for (const auto& [letter, bits] : others_)
      if (letter == c) return bits;
    return 0;
  }

  std::array<std::uint64_t, 128> ascii_{};
  std::vector<std::pair<char32_t, std::uint64_t>> others_;
  std::size_t length_;
  std::size_t edits_;
  std::uint64_t states_ = 0;
};

/// One walk through the trie.
class Search {
 public:
  Search(std::string_view trie, const Automaton& automaton) : trie_(trie), automaton_(automaton) {}

  /// The nodes in [at, end), which are reached with `state` after `depth` code points.
  void walk(std::size_t at, std::size_t end, const Automaton::State& state, std::size_t depth) {
    while (at < end) {
      const TrieNode node = read_node(trie_, at, end);
      at = node.end;
      Automaton::State here = state;
      std::size_t reached = depth;
      for (std::size_t i = 0; i < node.label.size() && here.alive(); ++reached)
        here = automaton_.step(here, base::next_code_point(node.label, i));
      if (!here.alive()) continue;
      const std::size_t before = path_.size();
      path_ += node.label;
      if (node.ends_key)
        if (const int edits = automaton_.accepted(here); edits >= 0) found_.push_back({path_, edits, node.fame});
      if (node.below < node.end && (node.depth == deepest || reached + node.depth >= automaton_.shortest()))
        walk(node.below, node.end, here, reached);
      path_.resize(before);
    }
  }

  std::vector<NearKey> found() && { return std::move(found_); }

 private:
  std::string_view trie_;
  const Automaton& automaton_;
  std::string path_;
  std::vector<NearKey> found_;
};

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) points += base::next_code_point(text, at);
  return points;
}

void visit_nodes(std::string_view trie, std::size_t at, std::size_t end, std::string& path,
                 const std::function<void(std::string_view, std::uint8_t)>& visit, int level) {
  constexpr int deepest_level = 1000;
  if (level > deepest_level) throw std::runtime_error("the trie of names is damaged");
  while (at < end) {
    const TrieNode node = read_node(trie, at, end);
    at = node.end;
    const std::size_t before = path.size();
    path += node.label;
    if (node.ends_key) visit(path, node.fame);
    visit_nodes(trie, node.below, node.end, path, visit, level + 1);
    path.resize(before);
  }
}

}  // namespace

std::vector<NearKey> near_keys(std::string_view trie, std::string_view key, int most_edits) {
  if (key.size() > 4 * longest_fuzzy_key) return {};
  const std::u32string points = code_points(key);
  if (points.empty() || points.size() > longest_fuzzy_key) return {};
  const Automaton automaton(points, std::clamp(most_edits, 0, 2));
  Search search(trie, automaton);
  search.walk(0, trie.size(), automaton.start(), 0);
  return std::move(search).found();
}

void for_each_key(std::string_view trie, const std::function<void(std::string_view, std::uint8_t)>& visit) {
  std::string path;
  visit_nodes(trie, 0, trie.size(), path, visit, 0);
}

}  // namespace rutter::places
