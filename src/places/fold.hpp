#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rutter::places {

// Two keys under which names are found. Both are made at build time for every name and at run time for the name asked, without
// ICU's transliterators (12 ms to create).

/// The words of a name in their plain form: Unicode case folding and compatibility decomposition (NFKC_Casefold, then NFD),
/// marks of Latin, Greek, Cyrillic, Arabic, Hebrew and Syriac stripped, letters without decomposition spelt plainly (ə e, ı i,
/// ø o, ł l), apostrophes and letters like ʿ dropped, Arabic alef, hamza, yeh, kaf and ta marbuta unified. Everything else that
/// is no letter or digit separates words. "St", "Ste", "Mt" and "Ft" before another word are written out. Marks of other
/// scripts stay, because vowels and tones are among them.
[[nodiscard]] std::vector<std::string> plain_words(std::string_view text);

/// The first key: the plain words joined. "A'zaz" and "Azaz" share it, as do "Hawar Kilis" and "Hawar-Kilis".
[[nodiscard]] std::string strict_key(const std::vector<std::string>& words);

/// Whether a text of nothing but ASCII has this strict key; false also where that needs a closer look, as of other texts.
[[nodiscard]] bool has_plainly(std::string_view text, std::string_view strict_key);

/// The words less their Arabic articles, also assimilated ones (ash-Sham, ar-Raqqah) and those joined to a word in Arabic
/// letters.
[[nodiscard]] std::vector<std::string> without_articles(const std::vector<std::string>& words);

/// The second, looser key, over habits of transliteration: Arabic articles dropped,
/// then in Latin words kh and x to h, gh g, sh s, zh and dj j, ch c, th t, dh d, w v, q k, ee and y i, oo and ou u, ay, ai, ei
/// and ey e, doubled letters once, h after a vowel at the end dropped. Empty when fewer than four bytes are left: too short to
/// mean anything.
[[nodiscard]] std::string loose_key(const std::vector<std::string>& words);

/// Which of the Latin letters that no key changes, adds or leaves out stand in a text: b, m, n, r, s, t, and v or w. Names
/// whose letters differ share neither key.
class LastingLetters {
 public:
  /// `is_key`: the text is a strict key, in which abbreviations are written out already.
  explicit LastingLetters(std::string_view text, bool is_key = false);
  /// Whether a name of this text may share a key, also a wider one, with one of the others.
  [[nodiscard]] bool may_share_key(const LastingLetters& others) const;

 private:
  std::uint32_t letters_ = 0;  ///< a bit for each
  bool is_ascii_ = true;       ///< else letters without a bit may stand for one of them
  bool is_shortened_ = false;  ///< a word may be an abbreviation, which a key writes out
};

/// Keys of names that differ from this loose key by habits too wide for every look-up: Turkish and Azerbaijani c for j, k for g
/// and back, o for u and e for i and back, a vowel softened with i or not (Gyanja, Ganja). Without duplicates and without the
/// key itself; at most 63.
[[nodiscard]] std::vector<std::string> wider_keys(const std::string& loose);

}  // namespace rutter::places
