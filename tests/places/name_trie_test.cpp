// The automaton against the textbook's table of distances, over random words of a few letters of one to four bytes.
#include "places/name_trie.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/utf8.hpp"

namespace rutter::places {
namespace {

std::u32string points_of(const std::string& text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) points += base::next_code_point(text, at);
  return points;
}

/// Optimal string alignment by its definition (Wikipedia, "Damerau-Levenshtein distance").
int distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

std::string trie_of(const std::map<std::string, std::uint8_t>& keys) {
  std::string bytes;
  TrieWriter writer([&](std::string_view piece) { bytes += piece; });
  for (const auto& [key, fame] : keys) writer.add(key, fame);
  writer.finish();
  return bytes;
}

std::string random_word(std::mt19937& random, std::size_t longest) {
  const std::vector<std::string> letters{"a", "b", "c", "ə", "ş", "ش", "ع", "北", "京", "𐎠", "𐎡"};
  std::string word;
  const std::size_t length = 1 + random() % longest;
  // Mostly one script a word, as names are.
  const std::size_t first = random() % 4 * 3 % letters.size();
  for (std::size_t i = 0; i < length; ++i)
    word += letters[random() % 8 == 0 ? random() % letters.size() : first + random() % 2];
  return word;
}

TEST(NameTrie, finds_what_a_search_through_all_keys_finds) {
  std::mt19937 random(7);
  std::map<std::string, std::uint8_t> keys;
  for (int i = 0; i < 3000; ++i) keys.emplace(random_word(random, 9), static_cast<std::uint8_t>(i % 256));
  const std::string trie = trie_of(keys);
  for (int i = 0; i < 400; ++i) {
    const std::string asked = random_word(random, 9);
    for (const int most : {0, 1, 2}) {
      std::map<std::string, std::pair<int, std::uint8_t>> expected;
      for (const auto& [key, fame] : keys)
        if (const int edits = distance(points_of(asked), points_of(key)); edits <= most) expected[key] = {edits, fame};
      std::map<std::string, std::pair<int, std::uint8_t>> found;
      for (const NearKey& near : near_keys(trie, asked, most)) found[near.key] = {near.edits, near.fame};
      EXPECT_EQ(found, expected) << asked << " " << most;
    }
  }
}

TEST(NameTrie, gives_all_keys_back_in_order) {
  std::mt19937 random(11);
  std::map<std::string, std::uint8_t> keys{{std::string(62, 'a'), 1}, {std::string(64, 'a') + "b", 2}};
  for (int i = 0; i < 2000; ++i) keys.emplace(random_word(random, 60), static_cast<std::uint8_t>(i % 256));
  std::vector<std::pair<std::string, std::uint8_t>> found;
  for_each_key(trie_of(keys), [&](std::string_view key, std::uint8_t fame) { found.emplace_back(key, fame); });
  EXPECT_EQ(found, (std::vector<std::pair<std::string, std::uint8_t>>(keys.begin(), keys.end())));
}

TEST(NameTrie, finds_long_keys_up_to_its_limit) {
  const std::string limit(longest_fuzzy_key, 'a');
  const std::string trie = trie_of({{limit + "b", 0}});
  EXPECT_EQ(near_keys(trie, limit, 1).size(), 1U);
  EXPECT_TRUE(near_keys(trie, limit + "a", 2).empty());
  EXPECT_TRUE(near_keys(trie, std::string(1U << 20U, 'a'), 2).empty());
  EXPECT_TRUE(near_keys(trie, "", 2).empty());
  EXPECT_TRUE(near_keys("", "a", 2).empty());
}

TEST(NameTrie, wants_keys_in_order) {
  TrieWriter writer([](std::string_view) {});
  writer.add("b", 0);
  EXPECT_THROW(writer.add("b", 0), std::logic_error);
  EXPECT_THROW(writer.add("a", 0), std::logic_error);
}

TEST(NameTrie, survives_damage) {
  std::mt19937 random(13);
  std::map<std::string, std::uint8_t> keys;
  for (int i = 0; i < 300; ++i) keys.emplace(random_word(random, 9), std::uint8_t{9});
  const std::string trie = trie_of(keys);
  for (int i = 0; i < 3000; ++i) {
    std::string damaged = trie;
    for (int change = 0; change < 3; ++change) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (i % 3 == 0) damaged.resize(random() % damaged.size());
    try {
      static_cast<void>(near_keys(damaged, random_word(random, 9), 2));
      for_each_key(damaged, [](std::string_view, std::uint8_t) {});
    } catch (const std::runtime_error&) {
    }
  }
}

}  // namespace
}  // namespace rutter::places
