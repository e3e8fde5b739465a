#include "places/phrase.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "places/airport_words.hpp"
#include "places/fold.hpp"
#include "places/phrase_words.hpp"

namespace rutter::places {
namespace {

constexpr std::size_t longest = 200;

using Words = PhraseWords;

Words::const_iterator at_word(const Words& words, std::size_t index) {
  return words.begin() + static_cast<std::ptrdiff_t>(index);
}

/// Figures of Arabic and Persian as ASCII, a decimal comma as a point. Nothing where it might divide thousands: "1,500".
std::optional<std::string> plain_number(std::string_view text) {
  std::string out;
  std::size_t figures_behind = 0;
  bool divided = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    const bool arabic = c >= 0x0660 && c <= 0x0669;
    const bool persian = c >= 0x06F0 && c <= 0x06F9;
    if (arabic || persian) {
      out += static_cast<char>('0' + (c - (arabic ? 0x0660 : 0x06F0)));
    } else if (c == ',' || c == 0x066B) {
      out += '.';
    } else {
      base::append_code_point(out, c);
    }
    if (out.back() == '.') {
      if (divided) return std::nullopt;
      divided = true;
    } else if (divided && out.back() >= '0' && out.back() <= '9') {
      ++figures_behind;
    }
  }
  if (divided && figures_behind == 3) return std::nullopt;
  return out;
}

/// Reads a distance at `at` and moves behind it: "20 km", "5km", "3,5 km".
std::optional<double> take_distance(const Words& words, std::size_t& at) {
  if (at >= words.size()) return std::nullopt;
  const auto number = plain_number(words[at].written);
  if (!number) return std::nullopt;
  const std::string& text = *number;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !std::isfinite(value) || value <= 0) return std::nullopt;
  const bool apart = end == text.data() + text.size();
  if (apart && at + 1 >= words.size()) return std::nullopt;
  const auto unit = unit_km(apart ? words[at + 1].plain : strict_key(plain_words(std::string(end, text.data() + text.size()))));
  constexpr double farthest_km = 1000;
  if (!unit || value * *unit > farthest_km) return std::nullopt;
  const double km = std::round(value * *unit * 10) / 10;
  if (km <= 0) return std::nullopt;
  at += apart ? 2 : 1;
  return km;
}

/// The plain words from `at` on, joined.
std::string plain_from(const Words& words, std::size_t at, std::size_t count) {
  std::string plain;
  for (std::size_t i = 0; i < count; ++i) plain += words[at + i].plain;
  return plain;
}

/// Reads a direction of up to three words at `at` with `read` and moves behind it.
template <class Read>
auto take_direction(const Words& words, std::size_t& at, Read read) -> decltype(read(std::string())) {
  for (std::size_t count = std::min<std::size_t>(words.size() - std::min(at, words.size()), 3); count >= 1; --count) {
    const auto found = read(plain_from(words, at, count));
    if (!found) continue;
    at += count;
    return found;
  }
  return std::nullopt;
}

/// The place that a direction or distance before it counts from; nothing when it is not tied to it.
std::optional<std::string> known_behind(const Words& words, std::size_t at, bool joint_needed) {
  const bool tied = at < words.size() && is_joint(words[at].plain);
  if (tied) ++at;
  if (tied && at < words.size() && is_article(words[at])) ++at;  // "de la Syrie", but "de La Paz"
  if ((joint_needed && !tied) || at >= words.size()) return std::nullopt;
  return joined(at_word(words, at), words.end());
}

/// "20 km south of Horadiz", "about 5km north-east of Azaz", "3 km from Kilis", "à 20 km au sud de Horadiz", "20 км южнее
/// Азаза".
std::optional<Phrase> offset_in(const Words& words) {
  std::size_t at = 0;
  while (at < 2 && at < words.size() && is_about(words[at].plain)) ++at;
  Phrase phrase;
  phrase.derivation.km = take_distance(words, at);
  if (!phrase.derivation.km) return std::nullopt;
  const std::size_t behind_distance = at;
  while (at < behind_distance + 2 && at < words.size() && is_to_the(words[at].plain)) ++at;  // "to the south of"
  const auto direction = take_direction(words, at, offset_direction);
  if (direction && direction->tie == Tie::behind) return std::nullopt;
  const auto known =
      direction ? known_behind(words, at, direction->tie == Tie::joint) : known_behind(words, behind_distance, true);
  if (!known) return std::nullopt;
  if (direction) {
    phrase.derivation.direction = direction->direction;
    phrase.derivation.relation = Relation::offset;
  }
  phrase.known = *known;
  return phrase;
}

/// "Horadiz'in 20 km güneyinde".
std::optional<Phrase> offset_behind_in(const Words& words) {
  for (std::size_t begin = 1; begin + 1 < words.size(); ++begin) {
    std::size_t at = begin;
    Phrase phrase;
    phrase.derivation.km = take_distance(words, at);
    if (!phrase.derivation.km) continue;
    const auto direction = take_direction(words, at, offset_direction);
    if (!direction || direction->tie != Tie::behind || at != words.size()) continue;
    phrase.derivation.direction = direction->direction;
    phrase.derivation.relation = Relation::offset;
    const std::string known = joined(words.begin(), at_word(words, begin));
    phrase.known = without_genitive(known).value_or(known);
    return phrase;
  }
  return std::nullopt;
}

/// Whether the words say "near". Within a name only small letters do ("Shi Bei Qu" is one), at its beginning a capital may be
/// that of a sentence where the words are no syllable of other languages.
bool says_near(const Words& words, std::size_t begin, std::size_t count) {
  if (!is_near(plain_from(words, begin, count))) return false;
  if (!is_capital(words[begin].written)) return true;
  return begin == 0 && (count > 1 || words[0].plain == "near" || words[0].plain == "outside");
}

/// "Sadaqa Camp near Azaz", "près d'Alep"; "Azaz yakınında".
std::optional<Phrase> near_in(const Words& words) {
  Phrase phrase;
  if (is_nearby(words.back().plain)) {
    const std::string known = joined(words.begin(), std::prev(words.end()));
    phrase.known = without_genitive(known).value_or(known);
    return phrase;
  }
  for (std::size_t begin = 0; begin < words.size(); ++begin)
    for (std::size_t count = std::min<std::size_t>(words.size() - begin - 1, 4); count >= 1; --count) {
      if (!says_near(words, begin, count)) continue;
      phrase.described = joined(words.begin(), at_word(words, begin));
      phrase.known = joined(at_word(words, begin + count), words.end());
      return phrase;
    }
  return std::nullopt;
}

std::optional<Phrase> part_of(const Direction& direction, std::string known) {
  Phrase phrase;
  phrase.derivation.relation = Relation::part;
  phrase.derivation.direction = direction;
  phrase.known = std::move(known);
  return phrase;
}

/// "север Сирии", "на севере Сирии", "северная Сирия"; "Северная Осетия" with a capital is a name.
std::optional<Phrase> half_in(const Words& words) {
  const std::size_t begin = words.front().plain == "на" || words.front().plain == "в" ? 1 : 0;
  std::size_t at = begin;
  const bool is_name = at < words.size() && is_capital(words[at].written);
  const auto half = begin == 1 || !is_name ? take_direction(words, at, half_of) : std::nullopt;
  const auto direction = half || is_name ? half : take_direction(words, at, part_adjective);
  if (!direction || at >= words.size()) return std::nullopt;
  auto part = part_of(*direction, joined(at_word(words, at), words.end()));
  part->may_be_name = !half;
  if (!half) {
    part->whole = joined(at_word(words, begin), words.end());
    for (const auto& [small, capital] : {std::pair("с", "С"), std::pair("ю", "Ю"), std::pair("в", "В"), std::pair("з", "З")})
      if (part->whole.starts_with(small)) part->whole.replace(0, std::string_view(small).size(), capital);
  }
  return part;
}

/// "northern Aleppo", "the north of Aleppo", "le nord d'Alep"; "Halep'in kuzeyi". Without the article "north of Aleppo" lies
/// outside of it, no one knows how far; "South Tyrol" with a capital and "Güney Amerika" are names.
std::optional<Phrase> part_in(const Words& words) {
  if (is_article(words.front()) || words.front().plain == "der" || words.front().plain == "the") {
    std::size_t at = 1;
    const auto noun = take_direction(words, at, part_noun);
    const auto known = noun ? known_behind(words, at, true) : std::nullopt;
    return known ? part_of(*noun, *known) : std::nullopt;
  }
  std::size_t at = 0;
  const auto adjective = [](const std::string& plain) { return direction_of(plain, true); };
  if (const auto direction = take_direction(words, at, adjective); direction && at < words.size()) {
    const bool bare = plain_from(words, 0, at) == direction->word;
    if (is_joint(words[at].plain) || (bare && is_capital(words.front().written))) return std::nullopt;
    return part_of(*direction, joined(at_word(words, at), words.end()));
  }
  if (auto half = half_in(words)) return half;
  const auto behind = part_behind(words.back().plain);
  const auto known = behind ? without_genitive(joined(words.begin(), std::prev(words.end()))) : std::nullopt;
  return known ? part_of(*behind, *known) : std::nullopt;
}

/// "Nordsyrien", "Nord-Aleppo". Without a hyphen of countries alone: Ostfriesland is not the east of Friesland.
std::optional<Phrase> compound_part_in(const std::string& word) {
  const auto compound = compound_in(word);
  if (!compound) return std::nullopt;
  auto phrase = part_of(compound->direction, compound->name);
  phrase->of_country = !compound->hyphen;
  phrase->may_be_name = true;
  return phrase;
}

bool is_code(const std::string& text, std::size_t letters) {
  return text.size() == letters && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Phrase code_phrase(std::string_view prefix, const std::string& code) {
  Phrase phrase;
  phrase.form = Phrase::Form::code;
  phrase.code_key = std::string(prefix) + strict_key(plain_words(code));
  phrase.known = code;
  return phrase;
}

/// "airport GZT".
std::optional<Phrase> code_in(const Words& words) {
  if (words.size() != 2) return std::nullopt;
  for (const auto& [said, code] : {std::pair(words[0], words[1]), std::pair(words[1], words[0])}) {
    if (!is_airport_word(said.plain)) continue;
    if (is_code(code.written, 3)) return code_phrase("iata:", code.written);
    if (is_code(code.written, 4)) return code_phrase("icao:", code.written);
  }
  return std::nullopt;
}

std::optional<Phrase> airport_in(const Words& words) {
  if (words.size() < 2 ||
      std::none_of(words.begin(), words.end(), [](const PhraseWord& w) { return is_airport_word(w.plain); }))
    return std::nullopt;
  constexpr std::array<std::string_view, 10> joints{"of", "the", "de", "d", "l", "di", "do", "da", "von", "in"};
  Words left;
  for (const PhraseWord& word : words) {
    const bool common = (is_airport_word(word.plain) || without_airport_words({word.plain, "x"}).size() == 1 ||
                         std::find(joints.begin(), joints.end(), word.plain) != joints.end()) &&
                        !(word.elided && is_capital(word.written));  // "L'Isle"
    if (!common) left.push_back({word.written, {}, word.elided});
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

std::optional<Phrase> code_said_in(std::string_view name) {
  const auto same = [](char a, char b) { return (a | 0x20) == b; };
  const auto holds = [&](std::string_view word) { return std::ranges::search(name, word, same).begin() != name.end(); };
  if (name.size() > longest || (!holds("iata") && !holds("icao"))) return std::nullopt;
  const Words words = phrase_words(name);
  if (words.size() != 2) return std::nullopt;
  for (const auto& [said, code] : {std::pair(words[0], words[1]), std::pair(words[1], words[0])}) {
    if (said.plain == "iata") return code_phrase("iata:", code.written);
    if (said.plain == "icao") return code_phrase("icao:", code.written);
  }
  return std::nullopt;
}

std::optional<Phrase> phrase_in(std::string_view name) {
  if (name.size() > longest) return std::nullopt;
  if (auto code = code_said_in(name)) return code;
  if (auto inverted = inverted_in(name)) return inverted;
  const Words words = phrase_words(name);
  if (words.size() == 1) return compound_part_in(words.front().written);
  if (words.empty()) return std::nullopt;
  for (const auto& read : {code_in, offset_in, offset_behind_in, near_in, airport_in, part_in})
    if (auto phrase = read(words)) return phrase;
  return std::nullopt;
}

}  // namespace rutter::places
