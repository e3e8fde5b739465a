#pragma once

#include <string>

#include "route/itinerary.hpp"

namespace rutter::map {

/// What is doubtful about where a stop is: "Position known within 1.5 km.", "Somewhere near Azaz; distance not stated.", "Two
/// places fit ...", "Known only as this area.", "Found as Shaykh al-Hadid."; empty when nothing is.
[[nodiscard]] std::string doubt_words(const route::ResolvedStop& stop);

/// The stop's country in English, else an empty text.
[[nodiscard]] std::string country_words(const route::ResolvedStop& stop);

/// "Gaziantep (5) to Istanbul (6), by air"; without numbers when the stops have none.
[[nodiscard]] std::string movement_words(const route::Itinerary& itinerary, const route::ResolvedLeg& leg);

}  // namespace rutter::map
