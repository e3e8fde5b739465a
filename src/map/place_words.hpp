#pragma once

#include <string>

#include "map/words.hpp"
#include "places/gazetteer.hpp"
#include "route/itinerary.hpp"

namespace rutter::map {

/// What is doubtful about where a stop is: "Position known within 1.5 km.", "Somewhere near Azaz; distance not stated.", "Two
/// places fit ...", "Known only as this area.", "Found as Shaykh al-Hadid."; and of a place of the desk's own table that it is,
/// with the table's source and note: "Position from the desk's own table desk-places.csv (visit of 3 May)."; empty when nothing
/// is.
[[nodiscard]] std::string doubt_words(const Words& words, const route::ResolvedStop& stop);

/// The stop's country in the map's language where the gazetteer has it, else in English; empty for a country itself.
[[nodiscard]] std::string country_words(const Words& words, const route::ResolvedStop& stop);

/// "3 Afrin": a text about a stop with the stop's number before it; "3: 1 km from Azaz" where it begins with a figure, which
/// would be read as the number's second. The text alone on a map without numbers.
[[nodiscard]] std::string numbered(const route::Itinerary& itinerary, const route::ResolvedStop& stop, const std::string& text);

/// "Azaz, Syria": the stop's name with its country, where one is known.
[[nodiscard]] std::string stop_name(const Words& words, const route::ResolvedStop& stop);

/// "Gaziantep (5) to Istanbul (6), by air"; without numbers when the stops have none.
[[nodiscard]] std::string movement_words(const Words& words, const route::Itinerary& itinerary, const route::ResolvedLeg& leg);

/// The name of a stop's place in the map's second language, where the gazetteer has one in the language's own script and it
/// differs from the label; empty else, and for what is only near a place.
[[nodiscard]] std::string second_name(const route::ResolvedStop& stop, const std::string& language);

/// The name of a country (ISO 3166-1 alpha-2 and English name) in a language, as the gazetteer has it, else the English one.
[[nodiscard]] std::string country_in(const places::Gazetteer& gazetteer, const std::string& code, const std::string& english,
                                     const std::string& language);

/// Words that know the names of the itinerary's countries in the map's language.
[[nodiscard]] Words with_country_names(Words words, const route::Itinerary& itinerary, const places::Gazetteer& gazetteer);

}  // namespace rutter::map
