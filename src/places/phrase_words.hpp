#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "places/direction.hpp"

namespace rutter::places {

/// A word of a phrase of place: as written and in plain form.
struct PhraseWord {
  std::string written;
  std::string plain;
  bool elided = false;  ///< joined to the next by an apostrophe: "d'" of "d'Alep"
};
using PhraseWords = std::vector<PhraseWord>;

/// The words of a phrase between blanks; French and Italian prepositions and articles with an apostrophe are words of their
/// own.
[[nodiscard]] PhraseWords phrase_words(std::string_view text);

/// Words as they were written, without a word's genitive ending behind an apostrophe at the end when that is asked for
/// ("Horadiz'in" is Horadiz).
[[nodiscard]] std::string joined(PhraseWords::const_iterator from, PhraseWords::const_iterator to, bool without_ending = false);

/// How a direction is tied to the place.
enum class Tie {
  joint,  ///< by a preposition: "south of Horadiz", "au sud de"
  none,   ///< it may stand right before it: "южнее Горадиза", "جنوب حلب", "northern Aleppo"
  behind  ///< it stands behind it: "Horadiz'in 20 km güneyinde"
};

struct PhraseDirection {
  Direction direction;
  Tie tie = Tie::joint;
};

/// The direction that a joined plain word names in English, French, German, Spanish, Italian, Portuguese, Russian, Arabic,
/// Turkish or Azerbaijani: "nordest", "sudlich", "югу", "guneyinde". `part`: as the adjective or noun for a part of a place.
[[nodiscard]] std::optional<PhraseDirection> phrase_direction(const std::string& plain, bool part);

/// Kilometres of a unit's plain word in those languages.
[[nodiscard]] std::optional<double> unit_km(const std::string& plain);

[[nodiscard]] bool is_about(const std::string& plain);   ///< before a distance: "about", "environ", "etwa"
[[nodiscard]] bool is_to_the(const std::string& plain);  ///< before a direction: "to", "the", "au", "al", "к"
[[nodiscard]] bool is_joint(const std::string& plain);   ///< behind it: "of", "from", "de", "von", "от"
[[nodiscard]] bool is_article(const PhraseWord& word);   ///< before a name, in small letters: "la" of "la Syrie"
[[nodiscard]] bool is_near(const std::string& plain);    ///< of one word or several joined: "near", "presde", "قرب"
[[nodiscard]] bool is_nearby(const std::string& plain);  ///< behind the place: "yakininda"

}  // namespace rutter::places
