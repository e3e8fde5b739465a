#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rutter::places {

/// Before the keys of airports' names without their common words.
inline constexpr std::string_view airport_prefix = "airport:";

/// Whether the plain word means an airport or air base, in the languages of our tables: "airport", "havalimani", "مطار".
[[nodiscard]] bool is_airport_word(std::string_view word);

/// Whether plain words say an air base: "airbase", "air base", "hava ussu", "RAF".
[[nodiscard]] bool is_of_air_force(const std::vector<std::string>& words);

/// The town in an airport's note: "Voronezh" of "serves Voronezh"; empty when the note tells none.
[[nodiscard]] std::string_view served_town(std::string_view note);

/// The plain words less those that say that it is an airport and of what class ("international", "air force", "الدولي"). All of
/// them when nothing else would be left.
[[nodiscard]] std::vector<std::string> without_airport_words(const std::vector<std::string>& words);

/// The key of the whole degree of latitude and longitude that an airport lies in.
[[nodiscard]] std::string airport_cell_key(int lat, int lon);

}  // namespace rutter::places
