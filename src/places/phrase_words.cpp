#include "places/phrase_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>

#include "places/fold.hpp"

namespace rutter::places {
namespace {

std::string plain_of(std::string_view text) {
  return strict_key(plain_words(text));
}

/// Calls `visit` with the plain form of each piece between commas.
template <class Visit>
void each_plain(std::string_view list, Visit visit) {
  while (!list.empty()) {
    const std::size_t end = list.find(',');
    if (std::string plain = plain_of(list.substr(0, end)); !plain.empty()) visit(std::move(plain));
    if (end == std::string_view::npos) return;
    list.remove_prefix(end + 1);
  }
}

using PlainSet = std::set<std::string, std::less<>>;

PlainSet plain_set(std::string_view list) {
  PlainSet out;
  each_plain(list, [&](std::string plain) { out.insert(std::move(plain)); });
  return out;
}

/// What a direction is called, in the order French, German, Spanish, Italian, Portuguese, Russian; Russian, Arabic; German,
/// Russian; Turkish, Azerbaijani.
struct Called {
  std::string_view letters;
  std::string_view tied;        ///< by a preposition
  std::string_view free;        ///< without one
  std::string_view adjectives;  ///< stems of adjectives, for a part of a place
  std::string_view stems;       ///< with an ending behind the place, without one before it
};
constexpr std::array<Called, 8> called{{
    {"n", "nord,Norden,nördlich,norte,северу", "севернее,شمال,شمالي", "nördlich,северн", "kuzey,şimal"},
    {"ne", "nord-est,Nordosten,nordöstlich,noreste,nordeste,северо-востоку", "северо-восточнее,شمال شرق,شمال شرقي,شمالي شرقي",
     "nordöstlich,северо-восточн", "kuzeydoğu,şimal-şərq"},
    {"e", "est,Osten,östlich,este,leste,востоку", "восточнее,شرق,شرقي", "östlich,восточн", "doğu,şərq"},
    {"se", "sud-est,Südosten,südöstlich,sureste,sudeste,юго-востоку", "юго-восточнее,جنوب شرق,جنوب شرقي,جنوبي شرقي",
     "südöstlich,юго-восточн", "güneydoğu,cənub-şərq"},
    {"s", "sud,Süden,südlich,sur,sul,югу", "южнее,جنوب,جنوبي", "südlich,южн", "güney,cənub"},
    {"sw", "sud-ouest,sud-ovest,Südwesten,südwestlich,suroeste,sudoeste,юго-западу",
     "юго-западнее,جنوب غرب,جنوب غربي,جنوبي غربي", "südwestlich,юго-западн", "güneybatı,cənub-qərb"},
    {"w", "ouest,ovest,Westen,westlich,oeste,западу", "западнее,غرب,غربي", "westlich,западн", "batı,qərb"},
    {"nw", "nord-ouest,nord-ovest,Nordwesten,nordwestlich,noroeste,северо-западу",
     "северо-западнее,شمال غرب,شمال غربي,شمالي غربي", "nordwestlich,северо-западн", "kuzeybatı,şimal-qərb"},
}};

struct Directions {
  std::map<std::string, PhraseDirection, std::less<>> words;
  std::map<std::string, Direction, std::less<>> adjectives;
  std::map<std::string, Direction, std::less<>> stems;
};

const Directions& directions() {
  static const Directions made = [] {
    Directions out;
    for (const Called& each : called) {
      const Direction direction = direction_of(each.letters).value();
      each_plain(each.tied, [&](const std::string& plain) { out.words[plain] = {direction, Tie::joint}; });
      each_plain(each.free, [&](const std::string& plain) { out.words[plain] = {direction, Tie::none}; });
      each_plain(each.adjectives, [&](const std::string& plain) { out.adjectives[plain] = direction; });
      each_plain(each.stems, [&](const std::string& plain) { out.stems[plain] = direction; });
    }
    return out;
  }();
  return made;
}

/// The direction whose stem the word begins with, and its ending, which must be one of these.
std::optional<std::pair<Direction, std::string_view>> with_ending(const std::map<std::string, Direction, std::less<>>& stems,
                                                                  std::string_view plain, const PlainSet& endings) {
  for (const auto& [stem, direction] : stems)
    if (plain.starts_with(stem) && (plain.size() == stem.size() || endings.contains(plain.substr(stem.size()))))
      return std::pair(direction, plain.substr(stem.size()));
  return std::nullopt;
}

struct Unit {
  std::string_view words;
  double km;
};
constexpr std::array<Unit, 4> units{{
    {"km,kms,kilometre,kilometres,kilometer,kilometers,Kilometern,kilómetro,kilómetros,chilometro,chilometri,quilômetros,"
     "км,километр,километра,километров,километрах,كم,كلم,كيلومتر,كيلومترا,كيلومترات",
     1},
    {"m,metre,metres,meter,meters,Metern,metro,metros,metri,м,метр,метра,метров,متر,مترا,أمتار", 0.001},
    {"mi,mile,miles,Meile,Meilen,millas,miglia,milhas,мили,миль,ميل,أميال,mil", 1.609344},
    {"nm,nmi", 1.852},
}};

constexpr std::array<std::string_view, 8> elisions{"d'", "l'", "dell'", "dall'", "d’", "l’", "dell’", "dall’"};

/// The elided word that a word begins with; empty when it does not, or nothing follows.
std::string_view elision_of(std::string_view word) {
  for (const std::string_view elided : elisions)
    if (word.size() > elided.size() + 1 && plain_of(word.substr(0, elided.size())) == plain_of(elided) &&
        word.substr(elided.size() - 1).starts_with(elided.substr(elided.size() - 1)))
      return word.substr(0, elided.size());
  return {};
}

}  // namespace

PhraseWords phrase_words(std::string_view text) {
  PhraseWords words;
  std::string written;
  const auto end_word = [&] {
    for (std::string_view elided = elision_of(written); !elided.empty(); elided = elision_of(written)) {
      words.push_back({std::string(elided), plain_of(elided), true});
      written.erase(0, elided.size());
    }
    if (!written.empty()) words.push_back({written, plain_of(written), false});
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

std::string joined(PhraseWords::const_iterator from, PhraseWords::const_iterator to, bool without_ending) {
  std::string text;
  for (auto word = from; word != to; ++word) text += (text.empty() || std::prev(word)->elided ? "" : " ") + word->written;
  if (without_ending)
    for (const std::string_view apostrophe : {"'", "’"})
      if (const std::size_t at = text.rfind(apostrophe); at != std::string::npos && at > 0) text.erase(at);
  return text;
}

std::optional<PhraseDirection> phrase_direction(const std::string& plain, bool part) {
  if (const auto english = direction_of(plain, part)) return PhraseDirection{*english, part ? Tie::none : Tie::joint};
  const Directions& all = directions();
  if (const auto found = all.words.find(plain); found != all.words.end()) return found->second;
  static const PlainSet adjective_endings = plain_set("e,es,er,en,ый,ий,ая,яя,ое,ее,ой,ом,ем,ей");
  if (part)
    if (const auto found = with_ending(all.adjectives, plain, adjective_endings))
      return PhraseDirection{found->first, Tie::none};
  static const PlainSet case_endings = plain_set("i,ı,u,ü,si,sı,su,inde,ında,unda,ünde,sinde,sında,sunda");
  if (const auto found = with_ending(all.stems, plain, case_endings); found && (part || !found->second.empty()))
    return PhraseDirection{found->first, found->second.empty() ? Tie::none : Tie::behind};
  return std::nullopt;
}

std::optional<double> unit_km(const std::string& plain) {
  static const std::map<std::string, double, std::less<>> known = [] {
    std::map<std::string, double, std::less<>> out;
    for (const Unit& unit : units) each_plain(unit.words, [&](const std::string& word) { out[word] = unit.km; });
    return out;
  }();
  const auto found = known.find(plain);
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

bool is_about(const std::string& plain) {
  static const PlainSet words = plain_set(
      "about,some,around,roughly,approximately,nearly,environ,à,quelque,etwa,rund,ungefähr,unos,a,aproximadamente,circa,cerca,"
      "aproximadamente,около,примерно,в,на,نحو,حوالي,على بعد,بعد,على,yaklaşık,təxminən");
  return words.contains(plain);
}

bool is_to_the(const std::string& plain) {
  static const PlainSet words = plain_set("to,the,au,à,l,al,a,ao,im,к,إلى,الى");
  return words.contains(plain);
}

bool is_joint(const std::string& plain) {
  static const PlainSet words = plain_set("of,from,de,d,du,des,von,vom,del,di,da,do,della,dell,dal,dalla,dall,от,من");
  return words.contains(plain);
}

bool is_article(const PhraseWord& word) {
  for (const std::string_view article :
       {"the", "la", "le", "les", "el", "los", "las", "il", "lo", "o", "a", "l'", "l’", "der", "die", "das"})
    if (word.written == article) return true;
  return false;
}

bool is_near(const std::string& plain) {
  static const PlainSet words = plain_set(
      "near,outside,près de,près d',près du,proche de,proche d',non loin de,non loin d',aux environs de,aux abords "
      "de,nahe,nahe bei,"
      "bei,unweit,unweit von,in der Nähe von,cerca de,cerca del,junto a,vicino a,nei pressi di,perto de,perto do,perto "
      "da,próximo a,"
      "около,близ,возле,вблизи,рядом с,недалеко от,под,قرب,بالقرب من,قريب من,بجوار");
  return words.contains(plain);
}

bool is_nearby(const std::string& plain) {
  static const PlainSet words =
      plain_set("yakınında,yakınlarında,yakını,yakınları,civarında,civarı,çevresinde,yaxınlığında,yaxınlığı,ətrafında");
  return words.contains(plain);
}

}  // namespace rutter::places
