#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rutter::places {

/// What a name says to be beside areas (area_words.hpp) and airports (airport_words.hpp).
struct NamedKind {
  std::string name;  ///< what is left of the name; never empty
  /// The code of GeoNames for what is meant: "PPL" a town or village, "CMPRF" a refugee camp, "PSTB" a border crossing.
  std::string_view feature_code;
};

/// Reads such words at the beginning or the end of a name: "city of Raqqa", "Idlib city", "город Харьков", "مدينة حلب" are
/// towns, "Jenin refugee camp" and "مخيم جنين" camps, "Rafah border crossing" and "معبر رفح" crossings. Nothing when there are
/// none, or nothing else, or the name is longer than 200 bytes.
[[nodiscard]] std::optional<NamedKind> named_kind_in(std::string_view name);

/// A name and what it is said to lie in.
struct NameWithin {
  std::string name;    ///< with its word for a kind, if it has one: "Idlib province"
  std::string within;  ///< may be none that is known
};

/// Reads "Syria's Idlib province" and "West Bank city of Jenin"; nothing for other names.
[[nodiscard]] std::optional<NameWithin> name_within_in(std::string_view name);

/// Takes off the English article and adjectives that say in what state a place is, not which, as many as there are: "the Gaza
/// Strip", "the occupied West Bank", "besieged El Fasher". Nothing when there is none.
[[nodiscard]] std::optional<std::string> bare_name_in(std::string_view name);

}  // namespace rutter::places
