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

/// Words as they were written.
[[nodiscard]] std::string joined(PhraseWords::const_iterator from, PhraseWords::const_iterator to);

/// The text without the Turkish genitive that an apostrophe sets off at its end: "Horadiz" of "Horadiz'in". Nothing when it has
/// none.
[[nodiscard]] std::optional<std::string> without_genitive(const std::string& text);

/// How a direction is tied to the place that a distance is measured from.
enum class Tie {
  joint,  ///< by a preposition: "south of Horadiz", "au sud de"
  none,   ///< it may stand right before it: "южнее Горадиза", "جنوب حلب"
  behind  ///< it stands behind it: "Horadiz'in 20 km güneyinde"
};

struct PhraseDirection {
  Direction direction;
  Tie tie = Tie::joint;
};

/// The direction that a joined plain word names behind a distance in English, French, German, Spanish, Italian, Portuguese,
/// Russian, Ukrainian, Polish, Arabic, Turkish or Azerbaijani: "nordest", "sudlich", "югу", "guneyinde".
[[nodiscard]] std::optional<PhraseDirection> offset_direction(const std::string& plain);

/// The direction of a noun that, behind an article and before a preposition, names a part of a place: "north", "nord",
/// "norden".
[[nodiscard]] std::optional<Direction> part_noun(const std::string& plain);

/// The direction of a Turkish or Azerbaijani noun that names a part of the place before it: "kuzeyi".
[[nodiscard]] std::optional<Direction> part_behind(const std::string& plain);

/// The direction of a Russian or Ukrainian noun that names a part of the place behind it: "север", "півночі".
[[nodiscard]] std::optional<Direction> half_of(const std::string& plain);

/// The direction of a Russian, Ukrainian or Polish adjective that names a part of the place behind it: "северная", "східної".
[[nodiscard]] std::optional<Direction> part_adjective(const std::string& plain);

/// A German word of a direction and a name: "Nordsyrien", "Nordwest-Syrien".
struct Compound {
  Direction direction;
  std::string name;  ///< with a capital
  bool hyphen = false;
};
/// Reads such a word. Others may look like one ("Ostende"): that the place exists must be seen. Names of what lies elsewhere
/// and of states that are no more ("Westindien", "Südvietnam") are none.
[[nodiscard]] std::optional<Compound> compound_in(std::string_view word);

/// Kilometres of a unit's plain word in those languages.
[[nodiscard]] std::optional<double> unit_km(const std::string& plain);

[[nodiscard]] bool is_about(const std::string& plain);      ///< before a distance: "about", "environ", "etwa"
[[nodiscard]] bool is_to_the(const std::string& plain);     ///< before a direction: "to", "the", "au", "al", "к"
[[nodiscard]] bool is_joint(const std::string& plain);      ///< behind it: "of", "from", "de", "von", "от"
[[nodiscard]] bool is_article(const PhraseWord& word);      ///< before a name, in small letters: "la" of "la Syrie"
[[nodiscard]] bool is_near(const std::string& plain);       ///< of one word or several joined: "near", "presde", "قرب"
[[nodiscard]] bool is_capital(std::string_view written);    ///< whether it begins with one, as names do
[[nodiscard]] bool is_outskirts(const std::string& plain);  ///< "outskirts", "suburbs"
[[nodiscard]] bool is_nearby(const std::string& plain);     ///< behind the place: "yakininda"

}  // namespace rutter::places
