#include "places/phrase_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <utility>

#include "base/utf8.hpp"
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

/// What a direction is called. No adjectives of Turkish and Arabic: "Güney Amerika" and "غرب فرجينيا" are names of their own.
struct Called {
  std::string_view letters;
  std::string_view nouns;    ///< French, German, Spanish, Italian, Portuguese
  std::string_view adverbs;  ///< German, Russian, Ukrainian, Polish: before a preposition
  std::string_view free;     ///< Russian, Ukrainian, Arabic: before the place itself
  std::string_view behind;   ///< Turkish, Azerbaijani: in the north of, behind the place
  std::string_view parts;    ///< Turkish, Azerbaijani: the north of, behind the place
  std::string_view prefix;   ///< German: before the name of an area, in one word with it
  std::string_view halves;   ///< Russian, Ukrainian: the north of and in the north of, before the place
  std::string_view of_part;  ///< Russian, Ukrainian, Polish: stems of the adjective
};
constexpr std::array<Called, 8> called{{
    {"n", "nord,Norden,norte", "nördlich,северу,північ,północ", "севернее,північніше,شمال,شمالي", "kuzeyinde,şimalında",
     "kuzeyi,şimalı", "Nord", "север,севере,північ,півночі", "северн,північн,północn"},
    {"ne", "nord-est,Nordosten,noreste,nordeste", "nordöstlich,северо-востоку,північний схід,północny wschód",
     "северо-восточнее,شمال شرق,شمال شرقي,شمالي شرقي", "kuzeydoğusunda,şimal-şərqində", "kuzeydoğusu,şimal-şərqi", "Nordost",
     "северо-восток,северо-востоке,північний схід,північному сході", "северо-восточн,північно-східн,północno-wschodn"},
    {"e", "est,Osten,este,leste", "östlich,востоку,схід,wschód", "восточнее,східніше,شرق,شرقي", "doğusunda,şərqində",
     "doğusu,şərqi", "Ost", "восток,востоке,схід,сході", "восточн,східн,wschodn"},
    {"se", "sud-est,Südosten,sureste,sudeste", "südöstlich,юго-востоку,південний схід,południowy wschód",
     "юго-восточнее,جنوب شرق,جنوب شرقي,جنوبي شرقي", "güneydoğusunda,cənub-şərqində", "güneydoğusu,cənub-şərqi", "Südost",
     "юго-восток,юго-востоке,південний схід,південному сході", "юго-восточн,південно-східн,południowo-wschodn"},
    {"s", "sud,Süden,sur,sul", "südlich,югу,південь,południe", "южнее,південніше,جنوب,جنوبي", "güneyinde,cənubunda",
     "güneyi,cənubu", "Süd", "юг,юге,південь,півдні", "южн,південн,południow"},
    {"sw", "sud-ouest,sud-ovest,Südwesten,suroeste,sudoeste", "südwestlich,юго-западу,південний захід,południowy zachód",
     "юго-западнее,جنوب غرب,جنوب غربي,جنوبي غربي", "güneybatısında,cənub-qərbində", "güneybatısı,cənub-qərbi", "Südwest",
     "юго-запад,юго-западе,південний захід,південному заході", "юго-западн,південно-західн,południowo-zachodn"},
    {"w", "ouest,ovest,Westen,oeste", "westlich,западу,захід,zachód", "западнее,західніше,غرب,غربي", "batısında,qərbində",
     "batısı,qərbi", "West", "запад,западе,захід,заході", "западн,західн,zachodn"},
    {"nw", "nord-ouest,nord-ovest,Nordwesten,noroeste", "nordwestlich,северо-западу,північний захід,północny zachód",
     "северо-западнее,شمال غرب,شمال غربي,شمالي غربي", "kuzeybatısında,şimal-qərbində", "kuzeybatısı,şimal-qərbi", "Nordwest",
     "северо-запад,северо-западе,північний захід,північному заході", "северо-западн,північно-західн,północno-zachodn"},
}};

using DirectionWords = std::map<std::string, Direction, std::less<>>;

struct Directions {
  std::map<std::string, PhraseDirection, std::less<>> offsets;
  DirectionWords nouns;
  DirectionWords parts;
  DirectionWords halves;
  DirectionWords adjectives;
};

const Directions& directions() {
  static const Directions made = [] {
    Directions out;
    for (const Called& each : called) {
      const Direction direction = direction_of(each.letters).value();
      const auto add = [&](std::string_view words, Tie tie) {
        each_plain(words, [&](const std::string& plain) { out.offsets[plain] = {direction, tie}; });
      };
      add(each.nouns, Tie::joint);
      add(each.adverbs, Tie::joint);
      add(each.free, Tie::none);
      add(each.behind, Tie::behind);
      add(each.parts, Tie::behind);
      each_plain(each.nouns, [&](const std::string& plain) { out.nouns[plain] = direction; });
      each_plain(each.parts, [&](const std::string& plain) { out.parts[plain] = direction; });
      each_plain(each.halves, [&](const std::string& plain) { out.halves[plain] = direction; });
      each_plain(each.of_part, [&](const std::string& stem) {
        for (const std::string_view ending : {"ая", "ый", "ой", "ое", "ом", "ого", "ым", "ую", "а",  "ий", "е",   "ої", "ому",
                                              "ій", "у",  "y",  "a",  "e",  "ej",  "ym", "i",  "ia", "ie", "iej", "im"})
          out.adjectives[stem + plain_of(ending)] = direction;
      });
    }
    for (const std::string_view noun : {"centre", "centro", "Zentrum"}) out.nouns[plain_of(noun)] = middle;
    for (const std::string_view noun : {"центр", "центре", "центрі"}) out.halves[plain_of(noun)] = middle;
    for (const std::string_view adjective : {"центральная", "центральный", "центральной", "центральном", "центральна",
                                             "центральний", "центральної", "środkowa", "środkowy", "środkowej"})
      out.adjectives[plain_of(adjective)] = middle;
    return out;
  }();
  return made;
}

std::optional<Direction> found_in(const DirectionWords& words, const std::string& plain) {
  const auto found = words.find(plain);
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

struct Unit {
  std::string_view words;
  double km;
};
constexpr std::array<Unit, 4> units{{
    {"km,kms,kilometre,kilometres,kilometer,kilometers,Kilometern,kilómetro,kilómetros,chilometro,chilometri,quilômetros,"
     "км,километр,километра,километров,километрах,кілометр,кілометри,кілометрів,kilometr,kilometry,kilometrów,كم,كلم,كيلومتر,"
     "كيلومترا,كيلومترات",
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

std::string joined(PhraseWords::const_iterator from, PhraseWords::const_iterator to) {
  std::string text;
  for (auto word = from; word != to; ++word) text += (text.empty() || std::prev(word)->elided ? "" : " ") + word->written;
  return text;
}

std::optional<std::string> without_genitive(const std::string& text) {
  static const PlainSet endings = plain_set("in,ın,un,ün,nin,nın,nun,nün");
  constexpr std::array<std::string_view, 2> apostrophes{"'", "’"};
  std::size_t at = std::string::npos;
  std::size_t behind = 0;
  for (const std::string_view apostrophe : apostrophes)
    if (const std::size_t found = text.rfind(apostrophe);
        found != std::string::npos && (at == std::string::npos || found > at)) {
      at = found;
      behind = found + apostrophe.size();
    }
  if (at == std::string::npos || at == 0 || !endings.contains(plain_of(std::string_view(text).substr(behind))))
    return std::nullopt;
  return text.substr(0, at);
}

std::optional<PhraseDirection> offset_direction(const std::string& plain) {
  if (const auto english = direction_of(plain)) return PhraseDirection{*english, Tie::joint};
  const auto found = directions().offsets.find(plain);
  return found == directions().offsets.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Direction> part_noun(const std::string& plain) {
  if (const auto english = direction_of(plain, true); english && english->word == plain) return english;
  return found_in(directions().nouns, plain);
}

std::optional<Direction> part_behind(const std::string& plain) {
  return found_in(directions().parts, plain);
}

std::optional<Direction> half_of(const std::string& plain) {
  return found_in(directions().halves, plain);
}

std::optional<Direction> part_adjective(const std::string& plain) {
  return found_in(directions().adjectives, plain);
}

std::optional<Compound> compound_in(std::string_view word) {
  static const PlainSet names = plain_set(
      "Westindien,Ostindien,Ostpakistan,Westpakistan,Südgeorgien,Nordvietnam,Südvietnam,Nordjemen,Südjemen,Südrhodesien");
  constexpr std::size_t shortest_name = 4;
  if (names.contains(plain_of(word))) return std::nullopt;
  const Called* longest = nullptr;
  for (const Called& each : called)
    if (word.starts_with(each.prefix) && (longest == nullptr || each.prefix.size() > longest->prefix.size())) longest = &each;
  if (longest == nullptr) return std::nullopt;
  Compound compound{direction_of(longest->letters).value(), std::string(word.substr(longest->prefix.size()))};
  std::string& name = compound.name;
  compound.hyphen = name.starts_with('-');
  if (compound.hyphen) name.erase(0, 1);
  if (name.size() < shortest_name) return std::nullopt;
  if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  for (const auto& [small, capital] : {std::pair("ä", "Ä"), std::pair("ö", "Ö"), std::pair("ü", "Ü")})
    if (name.starts_with(small)) name.replace(0, std::string_view(small).size(), capital);
  return compound;
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
      "около,примерно,в,на,близько,приблизно,за,około,نحو,حوالي,على بعد,بعد,على,yaklaşık,təxminən");
  return words.contains(plain);
}

bool is_to_the(const std::string& plain) {
  static const PlainSet words = plain_set("to,the,au,à,l,al,a,ao,im,к,на,na,إلى,الى");
  return words.contains(plain);
}

bool is_joint(const std::string& plain) {
  static const PlainSet words = plain_set("of,from,de,d,du,des,von,vom,del,di,da,do,della,dell,dal,dalla,dall,от,від,od,من");
  return words.contains(plain);
}

bool is_article(const PhraseWord& word) {
  for (const std::string_view article :
       {"the", "la", "le", "les", "el", "los", "las", "il", "lo", "o", "a", "l'", "l’", "der", "die", "das"})
    if (word.written == article) return true;
  return false;
}

bool is_capital(std::string_view written) {
  std::size_t at = 0;
  const char32_t c = written.empty() ? U' ' : base::next_code_point(written, at);
  return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE) || (c >= 0x0400 && c <= 0x042F);
}

bool is_near(const std::string& plain) {
  static const PlainSet words = plain_set(
      "near,outside,just outside,close to,next to,not far from,in the vicinity of,"
      "près de,près d',près du,proche de,proche d',non loin de,non loin d',aux environs de,aux abords de,en banlieue de,en "
      "périphérie de,à la périphérie de,dans la banlieue de,"
      "nahe,nahe bei,bei,unweit,unweit von,in der Nähe von,am Stadtrand von,am Rande von,am Rand von,in den Vororten von,"
      "cerca de,cerca del,junto a,afueras de,en las afueras de,a las afueras de,"
      "vicino a,nei pressi di,alla periferia di,"
      "perto de,perto do,perto da,próximo a,arredores de,nos arredores de,"
      "около,близ,возле,у,вблизи,рядом с,недалеко от,неподалёку от,в районе,в окрестностях,под,на окраине,на окраинах,в "
      "пригороде,в пригородах,на подступах к,"
      "біля,поблизу,неподалік,неподалік від,недалеко від,поруч з,поруч із,в районі,у районі,під,на околиці,на околицях,на "
      "підступах до,"
      "w pobliżu,niedaleko,koło,nieopodal,na obrzeżach,na przedmieściach,"
      "قرب,بالقرب من,قريب من,بجوار,ضواحي,في ضواحي,أطراف,في أطراف,على أطراف,على مشارف,مشارف");
  return words.contains(plain);
}

bool is_outskirts(const std::string& plain) {
  static const PlainSet words = plain_set("outskirts,suburbs,fringes,edge,edges");
  return words.contains(plain);
}

bool is_nearby(const std::string& plain) {
  static const PlainSet words =
      plain_set("yakınında,yakınlarında,yakını,yakınları,civarında,civarı,çevresinde,yaxınlığında,yaxınlığı,ətrafında");
  return words.contains(plain);
}

}  // namespace rutter::places
