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
    inverted  ///< "Raqqa, al-"
  };
  Form form = Form::derived;
  std::string known;      ///< the name of the known place, as written; of an airport what is left of its name
  std::string described;  ///< what stands before "near": "Sadaqa Camp", or empty
  Derivation derivation;
  std::string code_key;      ///< "iata:gzt", "icao:ltaj"
  bool only_a_code = false;  ///< "IATA" was said, so that nothing else is meant
};

/// Reads a name as such a phrase, in English, and for airports in the languages of airport_words.hpp; nothing when it is none
/// or longer than 200 bytes.
/// - Distances in km, kilometres, m, metres, mi, miles or nautical miles, before a direction and "of" or "from".
/// - A code stands in capitals, three letters (IATA) or four (ICAO).
[[nodiscard]] std::optional<Phrase> phrase_in(std::string_view name);

}  // namespace rutter::places
