#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rutter::map {

/// The forms in which a language says how many, with the names of Unicode CLDR.
enum class Plural { zero, one, two, few, many, other };

inline constexpr std::array<std::string_view, 6> plural_names = {"zero", "one", "two", "few", "many", "other"};

/// How a language chooses among its forms; named after the best-known language of each rule. Rules for whole numbers of Unicode
/// CLDR 42, supplemental/plurals.xml (type "cardinal"; a whole number has v = f = t = e = 0 there). Compact forms (1M) are not
/// used on maps, so that their part of the French and Spanish rules is left out.
enum class PluralRule {
  none,        ///< one form for all numbers: Chinese, Japanese, Vietnamese, Thai
  english,     ///< one: 1. German, Turkish, Georgian, Azerbaijani, Hebrew but for two, most languages
  french,      ///< one: 0 and 1; many: whole millions
  spanish,     ///< one: 1; many: whole millions. Italian, Portuguese of Portugal
  zero_one,    ///< one: 0 and 1. Armenian, Persian, Hindi, Bengali
  russian,     ///< one: 1, 21, 31 ...; few: 2-4, 22-24 ...; many: the others. Ukrainian, Belarusian
  polish,      ///< one: 1; few: 2-4, 22-24 ...; many: the others
  czech,       ///< one: 1; few: 2-4; other. Slovak
  serbian,     ///< one: 1, 21, 31 ...; few: 2-4, 22-24 ...; other. Croatian, Bosnian
  romanian,    ///< one: 1; few: 0, 2-19, 101-119 ...; other
  lithuanian,  ///< one: 1, 21 ...; few: 2-9, 22-29 ...; other
  hebrew,      ///< one: 1; two: 2; other
  arabic,      ///< zero: 0; one: 1; two: 2; few: 3-10, 103-110 ...; many: 11-99, 111-199 ...; other
};

/// The rule named by a language's code ("ru"); nothing for a language whose rule is not known.
[[nodiscard]] std::optional<PluralRule> plural_rule_of(std::string_view language);

/// The form for a number of things; a negative number counts as its magnitude.
[[nodiscard]] Plural plural_for(PluralRule rule, std::int64_t number);

}  // namespace rutter::map
