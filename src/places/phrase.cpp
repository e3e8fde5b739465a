#include "places/phrase.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "places/airport_words.hpp"
#include "places/fold.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t longest = 200;

/// A word of the name as written and in plain form.
struct Word {
  std::string written;
  std::string plain;
};
using Words = std::vector<Word>;

Words words_of(std::string_view text) {
  Words words;
  std::string written;
  const auto end_word = [&] {
    if (!written.empty()) words.push_back({written, strict_key(plain_words(written))});
    written.clear();
  };
  for (const char c : text) {
    if (c == ' ' || c == '\t') {
      end_word();
    } else {
      written += c;
    }
  }
  end_word();
  return words;
}

std::string joined(Words::const_iterator from, Words::const_iterator to) {
  std::string text;
  for (auto word = from; word != to; ++word) text += (text.empty() ? "" : " ") + word->written;
  return text;
}

struct Unit {
  std::string_view word;
  double km;
};
constexpr std::array<Unit, 15> units{{{"km", 1},
                                      {"kms", 1},
                                      {"kilometre", 1},
                                      {"kilometres", 1},
                                      {"kilometer", 1},
                                      {"kilometers", 1},
                                      {"m", 0.001},
                                      {"metres", 0.001},
                                      {"meters", 0.001},
                                      {"mi", 1.609344},
                                      {"mile", 1.609344},
                                      {"miles", 1.609344},
                                      {"nm", 1.852},
                                      {"nmi", 1.852},
                                      {"км", 1}}};

/// Reads a distance at `at` and moves behind it: "20 km", "5km".
std::optional<double> take_distance(const Words& words, std::size_t& at) {
  if (at >= words.size()) return std::nullopt;
  const std::string& text = words[at].written;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !std::isfinite(value) || value <= 0) return std::nullopt;
  const bool apart = end == text.data() + text.size();
  if (apart && at + 1 >= words.size()) return std::nullopt;
  const std::string unit = apart ? words[at + 1].plain : strict_key(plain_words(std::string(end, text.data() + text.size())));
  const auto* const found = std::find_if(units.begin(), units.end(), [&](const Unit& u) { return u.word == unit; });
  constexpr double farthest_km = 1000;
  if (found == units.end() || value * found->km > farthest_km) return std::nullopt;
  at += apart ? 2 : 1;
  return std::round(value * found->km * 10) / 10;
}

bool is_joint(const Word& word) {
  return word.plain == "of" || word.plain == "from";
}

/// "20 km south of Horadiz", "about 5km north-east of Azaz", "3 km from Kilis".
std::optional<Phrase> offset_in(const Words& words) {
  std::size_t at = 0;
  constexpr std::array<std::string_view, 6> about{"about", "some", "around", "roughly", "approximately", "nearly"};
  if (!words.empty() && std::find(about.begin(), about.end(), words[0].plain) != about.end()) ++at;
  Phrase phrase;
  phrase.derivation.km = take_distance(words, at);
  if (!phrase.derivation.km || at >= words.size()) return std::nullopt;
  if (words[at].plain == "to" || words[at].plain == "the") ++at;  // "to the south of"
  if (at < words.size() && words[at].plain == "the") ++at;
  std::string direction;
  std::size_t joint = at;
  while (joint < words.size() && joint < at + 3 && !is_joint(words[joint])) direction += words[joint++].plain;
  if (joint + 1 >= words.size() || !is_joint(words[joint])) return std::nullopt;
  if (!direction.empty()) {
    const auto found = direction_of(direction);
    if (!found) return std::nullopt;
    phrase.derivation.direction = *found;
    phrase.derivation.relation = Relation::offset;
  }
  phrase.known = joined(words.begin() + static_cast<std::ptrdiff_t>(joint) + 1, words.end());
  return phrase;
}

std::optional<Phrase> near_in(const Words& words) {
  const auto near = std::find_if(words.begin(), words.end(),
                                 [](const Word& word) { return word.plain == "near" || word.plain == "outside"; });
  if (near == words.end() || near + 1 == words.end()) return std::nullopt;
  Phrase phrase;
  phrase.described = joined(words.begin(), near);
  phrase.known = joined(near + 1, words.end());
  return phrase;
}

std::optional<Phrase> part_in(const Words& words) {
  for (std::size_t count = std::min<std::size_t>(words.size() - 1, 2); count >= 1; --count) {
    const std::string word = count == 2 ? words[0].plain + words[1].plain : words[0].plain;
    const auto direction = direction_of(word, true);
    if (!direction) continue;
    Phrase phrase;
    phrase.derivation.relation = Relation::part;
    phrase.derivation.direction = *direction;
    phrase.known = joined(words.begin() + static_cast<std::ptrdiff_t>(count), words.end());
    return phrase;
  }
  return std::nullopt;
}

bool is_code(const std::string& text, std::size_t letters) {
  return text.size() == letters && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::optional<Phrase> code_in(const Words& words) {
  if (words.size() != 2) return std::nullopt;
  const auto phrase_of = [](std::string_view prefix, const std::string& code, bool only) {
    Phrase phrase;
    phrase.form = Phrase::Form::code;
    phrase.code_key = std::string(prefix) + strict_key(plain_words(code));
    phrase.known = code;
    phrase.only_a_code = only;
    return phrase;
  };
  for (const auto& [said, code] : {std::pair(words[0], words[1]), std::pair(words[1], words[0])}) {
    if (said.plain == "iata") return phrase_of("iata:", code.written, true);
    if (said.plain == "icao") return phrase_of("icao:", code.written, true);
    if (!is_airport_word(said.plain)) continue;
    if (is_code(code.written, 3)) return phrase_of("iata:", code.written, false);
    if (is_code(code.written, 4)) return phrase_of("icao:", code.written, false);
  }
  return std::nullopt;
}

/// "d'Alep" is Alep.
std::string without_elision(const std::string& word) {
  for (const std::string_view elided : {"d'", "l'", "d’", "l’"})
    if (word.size() > elided.size() && word.compare(0, elided.size(), elided) == 0) return word.substr(elided.size());
  return word;
}

std::optional<Phrase> airport_in(const Words& words) {
  if (words.size() < 2 || std::none_of(words.begin(), words.end(), [](const Word& w) { return is_airport_word(w.plain); }))
    return std::nullopt;
  constexpr std::array<std::string_view, 8> joints{"of", "the", "de", "di", "do", "da", "von", "in"};
  Words left;
  for (const Word& word : words) {
    const bool common = is_airport_word(word.plain) || without_airport_words({word.plain, "x"}).size() == 1 ||
                        std::find(joints.begin(), joints.end(), word.plain) != joints.end();
    if (!common) left.push_back({without_elision(word.written), {}});
  }
  if (left.empty()) return std::nullopt;
  Phrase phrase;
  phrase.form = Phrase::Form::airport;
  phrase.known = joined(left.begin(), left.end());
  return phrase;
}

/// "Raqqa, al-" is al-Raqqa in an index.
std::optional<Phrase> inverted_in(std::string_view name) {
  const std::size_t comma = name.rfind(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto behind = plain_words(name.substr(comma + 1));
  if (behind.size() != 1 || behind[0].size() < 2 || behind[0].size() > 3) return std::nullopt;
  const std::string bare(name.substr(0, comma));
  if (without_articles({behind[0], strict_key(plain_words(bare))}).size() != 1) return std::nullopt;
  Phrase phrase;
  phrase.form = Phrase::Form::inverted;
  phrase.known = behind[0] + "-" + bare;
  return phrase;
}

}  // namespace

std::optional<Phrase> phrase_in(std::string_view name) {
  if (name.size() > longest) return std::nullopt;
  if (auto inverted = inverted_in(name)) return inverted;
  const Words words = words_of(name);
  if (words.size() < 2) return std::nullopt;
  for (const auto& read : {code_in, offset_in, near_in, airport_in, part_in})
    if (auto phrase = read(words)) return phrase;
  return std::nullopt;
}

}  // namespace rutter::places
