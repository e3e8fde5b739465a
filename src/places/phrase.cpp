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
  const std::string& first = words.front().plain;
  const std::size_t begin = first == "на" || first == "в" || first == "у" ? 1 : 0;
  std::size_t at = begin;
  const bool is_name = at < words.size() && is_capital(words[at].written);
  const auto half = begin == 1 || !is_name ? take_direction(words, at, half_of) : std::nullopt;
  const auto direction = half || is_name ? half : take_direction(words, at, part_adjective);
  if (!direction || at >= words.size()) return std::nullopt;
  auto part = part_of(*direction, joined(at_word(words, at), words.end()));
  part->may_be_name = !half;
  if (!half) {
    part->whole = joined(at_word(words, begin), words.end());
    for (const auto& [small, capital] : {std::pair("с", "С"), std::pair("ю", "Ю"), std::pair("в", "В"), std::pair("з", "З"),
                                         std::pair("п", "П"), std::pair("p", "P"), std::pair("w", "W"), std::pair("z", "Z")})
      if (part->whole.starts_with(small)) part->whole.replace(0, std::string_view(small).size(), capital);
  }
  return part;
}

/// "у східній Україні": the preposition means "near" before a name, in Russian.
std::optional<Phrase> half_behind_near_in(const Words& words) {
  return words.front().plain == "у" ? half_in(words) : std::nullopt;
}

/// "northern", "north", "central".
std::optional<Direction> english_part(const std::string& plain) {
  return plain == middle.word ? middle : direction_of(plain, true);
}

/// "northern Aleppo", "central Mali", "the north of Aleppo", "le nord d'Alep"; "Halep'in kuzeyi". Without the article "north of
/// Aleppo" lies outside of it, no one knows how far; "South Tyrol" with a capital and "Güney Amerika" are names.
std::optional<Phrase> part_in(const Words& words) {
  if (is_article(words.front()) || words.front().plain == "der" || words.front().plain == "the") {
    std::size_t at = 1;
    const auto noun = take_direction(words, at, part_noun);
    const auto known = noun ? known_behind(words, at, true) : std::nullopt;
    return known ? part_of(*noun, *known) : std::nullopt;
  }
  std::size_t at = 0;
  if (const auto direction = take_direction(words, at, english_part); direction && at < words.size()) {
    const bool bare = plain_from(words, 0, at) == direction->word;  // "Central Province" is a name too
    if (is_joint(words[at].plain) || (bare && is_capital(words.front().written))) return std::nullopt;
    return part_of(*direction, joined(at_word(words, at), words.end()));
  }
  if (auto half = half_in(words)) return half;
  const auto behind = part_behind(words.back().plain);
  const auto known = behind ? without_genitive(joined(words.begin(), std::prev(words.end()))) : std::nullopt;
  return known ? part_of(*behind, *known) : std::nullopt;
}

/// How "between A and B" is said: before the first name, between the names, behind the second (Turkish, Azerbaijani); as it is
/// written, or in plain form.
template <class Text>
struct BetweenWords {
  Text before;
  Text and_word;
  Text behind;
};
constexpr std::array<BetweenWords<std::string_view>, 14> between_words{{{"between", "and", ""},
                                                                        {"entre", "et", ""},
                                                                        {"zwischen", "und", ""},
                                                                        {"entre", "y", ""},
                                                                        {"entre", "e", ""},
                                                                        {"tra", "e", ""},
                                                                        {"между", "и", ""},
                                                                        {"між", "і", ""},
                                                                        {"між", "та", ""},
                                                                        {"بين", "و", ""},
                                                                        {"", "ile", "arasında"},
                                                                        {"", "ile", "arası"},
                                                                        {"", "ilə", "arasında"},
                                                                        {"", "ve", "arasında"}}};

const std::vector<BetweenWords<std::string>>& plain_between_words() {
  static const std::vector<BetweenWords<std::string>> made = [] {
    const auto plain_of = [](std::string_view text) { return strict_key(plain_words(text)); };
    std::vector<BetweenWords<std::string>> out;
    for (const auto& said : between_words)
      out.push_back({plain_of(said.before), plain_of(said.and_word), plain_of(said.behind)});
    return out;
  }();
  return made;
}

/// "between Bakhmut and Chasiv Yar", "halfway between Homs and Hama", "بين حلب وإدلب", "Kilis ile Azez arasında".
std::optional<Phrase> between_in(const Words& words) {
  constexpr std::string_view arabic_and = "و";
  std::size_t begin = 0;
  if (words[0].plain == "halfway" || words[0].plain == "midway" || words[0].plain == "somewhere") begin = 1;
  for (const auto& said : plain_between_words()) {
    const std::size_t from = begin + (said.before.empty() ? 0 : 1);
    const std::size_t to = words.size() - (said.behind.empty() ? 0 : 1);
    if (to < from + 2) continue;
    if (!said.before.empty() && words[begin].plain != said.before) continue;
    if (!said.behind.empty() && words[to].plain != said.behind) continue;
    Phrase phrase;
    phrase.form = Phrase::Form::between;
    for (std::size_t at = from + 1; at < to; ++at) {
      phrase.known = joined(at_word(words, from), at_word(words, at));
      if (words[at].plain == said.and_word && at + 1 < to) {
        phrase.other = joined(at_word(words, at + 1), at_word(words, to));
        return phrase;
      }
      if (said.and_word == arabic_and && words[at].written.starts_with(arabic_and) &&
          words[at].written.size() > arabic_and.size()) {
        phrase.other = joined(at_word(words, at), at_word(words, to)).substr(arabic_and.size());
        return phrase;
      }
    }
  }
  return std::nullopt;
}

/// "outskirts of Kharkiv", "on the outskirts of Kharkiv"; "the southern suburbs of Beirut", which is that side of the town.
std::optional<Phrase> outskirts_in(const Words& words) {
  std::size_t at = 0;
  const auto is_small = [&](std::string_view plain) { return at + 1 < words.size() && words[at].plain == plain; };
  if (is_small("on") || is_small("in") || is_small("at")) ++at;
  if (is_small("the")) ++at;
  const auto direction = take_direction(words, at, english_part);
  if (at >= words.size() || !is_outskirts(words[at].plain)) return std::nullopt;
  const auto known = known_behind(words, at + 1, true);
  if (!known) return std::nullopt;
  Phrase phrase;
  if (direction) phrase = part_of(*direction, *known).value();
  phrase.of_town = true;
  phrase.known = *known;
  return phrase;
}

/// "ريف إدلب الجنوبي", "northern Aleppo countryside": the country round a town that its province is named after.
std::optional<Phrase> countryside_in(const Words& words) {
  constexpr std::size_t shortest = 3;
  if (words.size() < shortest) return std::nullopt;
  if (words.back().plain == "countryside") {
    const Words before(words.begin(), std::prev(words.end()));
    std::size_t at = 0;
    const auto direction = take_direction(before, at, english_part);
    if (!direction || at >= before.size()) return std::nullopt;
    return part_of(*direction, joined(at_word(before, at), before.end()));
  }
  if (words.front().plain != "ريف") return std::nullopt;
  for (std::size_t count = std::min<std::size_t>(words.size() - 2, 2); count >= 1; --count) {
    const std::size_t begin = words.size() - count;
    std::string plain;
    for (std::size_t at = begin; at < words.size(); ++at) {
      constexpr std::string_view article = "ال";
      if (!words[at].plain.starts_with(article)) return std::nullopt;
      plain += words[at].plain.substr(article.size());
    }
    if (const auto direction = offset_direction(plain))
      return part_of(direction->direction, joined(at_word(words, 1), at_word(words, begin)));
  }
  return std::nullopt;
}

/// "sud du Liban", "جنوب لبنان": of a country, for "sud de Kilis" may lie outside of it.
std::optional<Phrase> country_part_in(const Words& words) {
  std::size_t at = 0;
  const auto direction = take_direction(words, at, offset_direction);
  if (!direction || at >= words.size() || is_capital(words.front().written)) return std::nullopt;
  const std::string plain = plain_from(words, 0, at);
  constexpr unsigned char first_arabic = 0xD8;  // "севернее Алеппо" lies outside
  const bool arabic = direction->tie == Tie::none && static_cast<unsigned char>(plain[0]) >= first_arabic;
  const bool romance = direction->tie == Tie::joint && part_noun(plain).has_value() && !direction_of(plain);
  if (!romance && !arabic) return std::nullopt;
  const auto known = known_behind(words, at, romance);
  if (!known) return std::nullopt;
  auto part = part_of(direction->direction, *known);
  part->of_country = true;
  part->may_be_name = true;
  return part;
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
  std::vector<std::string> plain;
  for (const PhraseWord& word : words) plain.push_back(word.plain);
  const bool air_base = is_of_air_force(plain);
  if (words.size() < 2 || (!air_base && std::none_of(plain.begin(), plain.end(), is_airport_word))) return std::nullopt;
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
  phrase.air_base = air_base;
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
  for (const auto& read : {code_in, offset_in, offset_behind_in, between_in, outskirts_in, half_behind_near_in, near_in,
                           airport_in, countryside_in, part_in, country_part_in})
    if (auto phrase = read(words)) return phrase;
  return std::nullopt;
}

}  // namespace rutter::places
