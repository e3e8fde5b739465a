#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "places/fold.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t shortest_loose_key = 4;

using Rule = std::pair<std::string_view, std::string_view>;

/// In the order of their first letters, and of a letter in the order in which they are tried.
constexpr std::array<Rule, 21> rules{{{"ai", "e"}, {"ay", "e"}, {"ch", "c"}, {"ck", "k"}, {"dh", "d"}, {"dj", "j"},
                                      {"ee", "i"}, {"ei", "e"}, {"ey", "e"}, {"gh", "g"}, {"kh", "h"}, {"oo", "u"},
                                      {"ou", "u"}, {"ph", "f"}, {"q", "k"},  {"sh", "s"}, {"th", "t"}, {"w", "v"},
                                      {"x", "h"},  {"y", "i"},  {"zh", "j"}}};

/// Where the rules of each Latin letter begin; those of the last end before one more.
constexpr auto rules_from = [] {
  std::array<std::uint8_t, 27> from{};
  for (std::size_t letter = 0; letter < from.size(); ++letter)
    while (from[letter] < rules.size() && static_cast<std::size_t>(rules[from[letter]].first[0] - 'a') < letter) ++from[letter];
  return from;
}();

static_assert(std::ranges::is_sorted(rules, {}, [](const Rule& rule) { return rule.first.front(); }));

/// The rule for what stands at the beginning of the text; nullptr for none.
const Rule* rule_for(std::string_view text) {
  const auto letter = static_cast<std::size_t>(static_cast<unsigned char>(text.front()) - 'a');
  if (letter >= rules_from.size() - 1) return nullptr;
  for (std::size_t i = rules_from[letter]; i < rules_from[letter + 1]; ++i)
    if (text.substr(0, rules[i].first.size()) == rules[i].first) return &rules[i];
  return nullptr;
}

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

/// Adds the word as the rules spell it, with doubled Latin letters once and "-ah" as "-a".
void append_respelt(std::string& key, std::string_view word) {
  const std::size_t begin = key.size();
  while (!word.empty()) {
    const Rule* const rule = rule_for(word);
    const char c = rule == nullptr ? word.front() : rule->second.front();
    word.remove_prefix(rule == nullptr ? 1 : rule->first.size());
    const bool is_latin = c >= 'a' && c <= 'z';
    if (!is_latin || key.size() == begin || key.back() != c) key += c;
  }
  if (key.size() >= begin + 2 && key.back() == 'h' && is_vowel(key[key.size() - 2])) key.pop_back();
}

/// Calls `visit` with each of the words that is no article, without one that is joined to it.
template <class Visit>
void for_each_without_article(const std::vector<std::string>& words, Visit visit) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (i + 1 == words.size() || !is_article(words[i], words[i + 1])) visit(without_arabic_article(words[i]));
}

/// The bit of a letter that all keys keep; 0 for others. An article that a key leaves out has no such letter that the word
/// behind it lacks.
std::uint32_t lasting_bit(char c) {
  switch (c) {
    case 'b':
      return 1;
    case 'm':
      return 2;
    case 'n':
      return 4;
    case 'r':
      return 8;
    case 's':
      return 16;
    case 't':
      return 32;
    case 'v':
    case 'w':
      return 64;
    default:
      return 0;
  }
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

LastingLetters::LastingLetters(std::string_view text, bool is_key) {
  char before = 0;
  for (const char written : text) {
    if (written == '\'' || written == '`') continue;  // no key has them
    const char c = base::lower_ascii(written);
    if (static_cast<unsigned char>(c) >= 0x80) is_ascii_ = false;
    if (!is_key && c == 't' && (before == 's' || before == 'm' || before == 'f')) is_shortened_ = true;
    letters_ |= lasting_bit(c);
    before = c;
  }
}

bool LastingLetters::may_share_key(const LastingLetters& others) const {
  if (is_shortened_ || others.is_shortened_) return true;
  const bool has_more = (letters_ & ~others.letters_) != 0;
  const bool has_less = (others.letters_ & ~letters_) != 0;
  return (!has_more || !others.is_ascii_) && (!has_less || !is_ascii_);
}

std::vector<std::string> without_articles(const std::vector<std::string>& words) {
  std::vector<std::string> found;
  for_each_without_article(words, [&](std::string_view word) { found.emplace_back(word); });
  return found;
}

std::string loose_key(const std::vector<std::string>& words) {
  std::string key;
  for_each_without_article(words, [&](std::string_view word) { append_respelt(key, word); });
  if (key.size() < shortest_loose_key) key.clear();
  return key;
}

}  // namespace rutter::places
