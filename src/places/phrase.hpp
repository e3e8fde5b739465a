#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "places/derived.hpp"

namespace rutter::places {

/// A name that describes a place by another.
struct Phrase {
  enum class Form {
    derived,  ///< "Sadaqa Camp near Azaz", "20 km south of Horadiz", "northern Aleppo"
    airport,  ///< "airport of Antep", "Gaziantep airport"
    code,     ///< "IATA GZT", "airport GZT"
    between,  ///< "between Bakhmut and Chasiv Yar"
    inverted  ///< "Raqqa, al-"
  };
  Form form = Form::derived;
  std::string known;      ///< the name of the known place, as written; of an airport what is left of its name
  std::string other;      ///< of what lies between two places the second one's name
  std::string described;  ///< what stands before "near": "Sadaqa Camp", or empty
  Derivation derivation;
  std::string whole;         ///< of a part: what may be a name in another case, "Южного Судана"; else empty
  bool may_be_name = false;  ///< of a part: the gazetteer may have it by name ("Northern Syria"), which then is meant
  bool of_country = false;   ///< the known place is a country, or nothing was read: "Nordsyrien", not "Ostende", "Westbalkan"
  bool air_base = false;     ///< of an airport: one of an air force is asked for
  bool of_town = false;      ///< the known place is a town: "suburbs of Beirut"
  std::string code_key;      ///< "iata:gzt", "icao:ltaj"
};

/// Reads a name as such a phrase, in the languages of phrase_words.hpp, and for airports in those of airport_words.hpp; nothing
/// when it is none or longer than 200 bytes. Names are taken as they stand: inflection.hpp has what they may be in the
/// nominative.
/// - Distances in km, m, miles or nautical miles, with figures of Arabic and a decimal comma too, and a direction. What might
///   be thousands ("1,500 m") is none.
/// - Parts: English, Russian, Ukrainian and Polish adjectives in small letters before a name, nouns behind an article, Russian
///   and Ukrainian ones before a name, Romance and Arabic ones in small letters before a country, Turkish ones behind a
///   genitive, German directions in one word with the name of a country, or before a hyphen; what lies outside the middle of a
///   town ("southern suburbs of Beirut") and the countryside of a province.
/// - A code stands in capitals, three letters (IATA) or four (ICAO).
[[nodiscard]] std::optional<Phrase> phrase_in(std::string_view name);

/// "IATA GZT", "LTAJ ICAO": a code that is said to be one, so that nothing else is meant.
[[nodiscard]] std::optional<Phrase> code_said_in(std::string_view name);

}  // namespace rutter::places
