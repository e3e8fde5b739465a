#include "places/fold.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/utf8.hpp"
#include "unicode/characters.hpp"

namespace rutter::places {
namespace {

using CharacterSpelling = std::pair<char32_t, std::string_view>;

/// Letters that do not decompose, by code point.
constexpr std::array<CharacterSpelling, 30> plain_letters{{
    {0x00E6, "ae"}, {0x00F0, "d"},  {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"}, {0x0127, "h"}, {0x0131, "i"}, {0x0142, "l"},
    {0x014B, "n"},  {0x0153, "oe"}, {0x0180, "b"}, {0x0192, "f"},  {0x01A3, "g"}, {0x01B6, "z"}, {0x01DD, "e"}, {0x0253, "b"},
    {0x0254, "o"},  {0x0257, "d"},  {0x0259, "e"}, {0x025B, "e"},  {0x0268, "i"}, {0x0272, "n"}, {0x0629, "ه"}, {0x0649, "ي"},
    {0x0671, "ا"},  {0x06A9, "ك"},  {0x06BE, "ه"}, {0x06C1, "ه"},  {0x06CC, "ي"}, {0x06D5, "ه"},
}};

/// Marks that only vary a letter, by canonical combining class: Hebrew, Arabic and Syriac points (10-36), accents (200 and
/// above). Kept are nukta, kana voicing and virama (7-9) and the vowels and tones of Thai, Lao and Tibetan (84-132).
bool is_strippable_mark(char32_t c) {
  const auto ccc = unicode::combining_class(c);
  return (ccc >= 10 && ccc <= 36) || ccc >= 200;
}

/// Signs inside words: apostrophes in all their shapes, letters for ayn and hamza, tatweel, soft hyphen, hamza on the line.
bool is_ignored(char32_t c) {
  return c == '\'' || c == '`' || c == 0xB4 || c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2032 ||
         (c >= 0x02B0 && c <= 0x02FF) || c == 0x0621 || c == 0x0640 || c == 0x200C || c == 0x200D || c == 0x05F3 ||
         c == 0xA78B || c == 0xA78C;
}

void append_plain(std::string& word, char32_t c) {
  const auto* const found =
      std::lower_bound(plain_letters.begin(), plain_letters.end(), c,
                       [](const CharacterSpelling& letter, char32_t code) { return letter.first < code; });
  if (found != plain_letters.end() && found->first == c) {
    word += found->second;
  } else {
    base::append_code_point(word, c);
  }
}

std::vector<std::string> ascii_words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char written : text) {
    const char c = base::lower_ascii(written);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      words.back() += c;
    } else if (c != '\'' && c != '`' && !words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::vector<std::string> unicode_words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char32_t c : unicode::casefolded(text)) {
    if (is_ignored(c) || is_strippable_mark(c)) continue;
    if (unicode::is_word_character(c)) {
      append_plain(words.back(), c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> abbreviations{
    {{"st", "saint"}, {"ste", "sainte"}, {"mt", "mount"}, {"ft", "fort"}}};

/// Saints, mounts and forts are abbreviated before their name only: "St. Louis", never "Main St".
void write_out_abbreviations(std::vector<std::string>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    for (const auto& [shortened, full] : abbreviations)
      if (words[i] == shortened) words[i] = full;
}

}  // namespace

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> words = base::is_ascii(text) ? ascii_words(text) : unicode_words(text);
  write_out_abbreviations(words);
  return words;
}

bool has_plainly(std::string_view text, std::string_view strict_key) {
  std::size_t at = 0;
  std::size_t word = 0;  // where it begins in the key
  for (const char written : text) {
    const char c = base::lower_ascii(written);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      if (at == strict_key.size() || strict_key[at] != c) return false;
      ++at;
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      return false;
    } else if (c != '\'' && c != '`') {
      const std::string_view ended = strict_key.substr(word, at - word);
      for (const auto& [shortened, full] : abbreviations)
        if (ended == shortened) return false;
      word = at;
    }
  }
  return at == strict_key.size();
}

std::string strict_key(const std::vector<std::string>& words) {
  std::string key;
  for (const std::string& word : words) key += word;
  return key;
}

}  // namespace rutter::places
