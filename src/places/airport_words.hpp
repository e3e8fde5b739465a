#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rutter::places {

/// Before the keys of airports' names without their common words.
inline constexpr std::string_view airport_prefix = "airport:";

/// Whether the plain word means an airport, in the languages of our tables: "airport", "havalimani", "مطار".
[[nodiscard]] bool is_airport_word(std::string_view word);

/// The plain words less those that say that it is an airport and of what class ("international", "الدولي"). All of them when
/// nothing else would be left.
[[nodiscard]] std::vector<std::string> without_airport_words(const std::vector<std::string>& words);

/// The key of the whole degree of latitude and longitude that an airport lies in.
[[nodiscard]] std::string airport_cell_key(int lat, int lon);

}  // namespace rutter::places
