#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "places/fold.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t shortest_loose_key = 4;

using Rule = std::pair<std::string_view, std::string_view>;

/// Tried in this order at each position; what stands first is longer or more special.
constexpr std::array<Rule, 21> rules{{{"dj", "j"}, {"zh", "j"}, {"kh", "h"}, {"gh", "g"}, {"sh", "s"}, {"ch", "c"},
                                      {"th", "t"}, {"dh", "d"}, {"ph", "f"}, {"ee", "i"}, {"oo", "u"}, {"ou", "u"},
                                      {"ay", "e"}, {"ai", "e"}, {"ei", "e"}, {"ey", "e"}, {"x", "h"},  {"q", "k"},
                                      {"w", "v"},  {"y", "i"},  {"ck", "k"}}};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/// al-, el-, ul-, and forms assimilated to the next word: ash-Sham, ar-Raqqah, ed-Dana.
bool is_article(std::string_view word, std::string_view next) {
  if (word == "al" || word == "el" || word == "ul") return true;
  return word.size() >= 2 && word.size() <= 3 && (word[0] == 'a' || word[0] == 'e') && !is_vowel(word[1]) &&
         next.substr(0, word.size() - 1) == word.substr(1);
}

/// An Arabic word without its article, where at least three letters are left.
std::string_view without_arabic_article(std::string_view word) {
  constexpr std::string_view article = "ال";
  constexpr std::size_t three_letters = 6;
  if (word.substr(0, article.size()) == article && word.size() >= article.size() + three_letters)
    word.remove_prefix(article.size());
  return word;
}

std::string respelt(std::string_view word) {
  std::string out;
  while (!word.empty()) {
    const auto* const rule =
        std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return word.substr(0, r.first.size()) == r.first; });
    if (rule == rules.end()) {
      out += word.front();
      word.remove_prefix(1);
    } else {
      out += rule->second;
      word.remove_prefix(rule->first.size());
    }
  }
  return out;
}

/// Doubled Latin letters once, and "-ah" as "-a".
std::string simplified(const std::string& word) {
  std::string out;
  for (const char c : word) {
    const bool latin = c >= 'a' && c <= 'z';
    if (!latin || out.empty() || out.back() != c) out += c;
  }
  if (out.size() >= 2 && out.back() == 'h' && is_vowel(out[out.size() - 2])) out.pop_back();
  return out;
}

std::string with_all(std::string key, char from, char to) {
  std::replace(key.begin(), key.end(), from, to);
  return key;
}

/// Without each i that only softens the vowel behind it.
std::string without_softening(const std::string& key) {
  std::string out;
  for (std::size_t i = 0; i < key.size(); ++i)
    if (key[i] != 'i' || i + 1 >= key.size() || !is_vowel(key[i + 1])) out += key[i];
  return out;
}

}  // namespace

std::vector<std::string> wider_keys(const std::string& loose) {
  constexpr std::array<std::pair<char, char>, 5> habits{{{'c', 'j'}, {'g', 'k'}, {'k', 'g'}, {'o', 'u'}, {'e', 'i'}}};
  std::vector<std::string> found{loose};
  const auto add = [&](std::string key) {
    if (std::find(found.begin(), found.end(), key) == found.end()) found.push_back(std::move(key));
  };
  for (const auto& [from, to] : habits)
    for (std::size_t i = 0, count = found.size(); i < count; ++i) add(with_all(found[i], from, to));
  for (std::size_t i = 0, count = found.size(); i < count; ++i) add(without_softening(found[i]));
  found.erase(found.begin());
  return found;
}

std::vector<std::string> without_articles(const std::vector<std::string>& words) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i + 1 < words.size() && is_article(words[i], words[i + 1])) continue;
    found.emplace_back(without_arabic_article(words[i]));
  }
  return found;
}

std::string loose_key(const std::vector<std::string>& words) {
  std::string key;
  for (const std::string& word : without_articles(words)) key += simplified(respelt(word));
  if (key.size() < shortest_loose_key) key.clear();
  return key;
}

}  // namespace rutter::places
