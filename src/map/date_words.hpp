#pragma once

#include <optional>
#include <string>

#include "job/date.hpp"
#include "map/words.hpp"

namespace rutter::map {

/// The date as printed: "25 September 2020", "September 2020", "about 3 October 2020", "since 25 September 2020", "until 18
/// October 2020", "27 September–18 October 2020" (month and year repeated only where they differ); an uncertain date is
/// followed by " (uncertain)". Patterns and names of months are those of Unicode CLDR 42.
[[nodiscard]] std::string date_words(const Words& words, const job::Date& date);

/// When a source was published: one that is open at an end "or later", "or earlier"; "undated" for none.
[[nodiscard]] std::string published_words(const Words& words, const std::optional<job::Date>& date);

/// Whether a claim itself names the day: "25 September", alone or with the same year behind it, in the language's words and in
/// any digits.
[[nodiscard]] bool names_day(const Words& words, std::string_view claim, const job::PartialDate& day);

}  // namespace rutter::map
