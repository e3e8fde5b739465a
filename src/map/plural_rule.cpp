#include "map/plural_rule.hpp"

#include <algorithm>

namespace rutter::map {
namespace {

struct LanguageRule {
  std::string_view language;
  PluralRule rule;
};

constexpr std::array<LanguageRule, 62> languages = {{
    {"zh", PluralRule::none},       {"ja", PluralRule::none},     {"ko", PluralRule::none},     {"vi", PluralRule::none},
    {"th", PluralRule::none},       {"id", PluralRule::none},     {"ms", PluralRule::none},     {"my", PluralRule::none},
    {"lo", PluralRule::none},       {"km", PluralRule::none},     {"en", PluralRule::english},  {"de", PluralRule::english},
    {"nl", PluralRule::english},    {"sv", PluralRule::english},  {"nb", PluralRule::english},  {"nn", PluralRule::english},
    {"no", PluralRule::english},    {"fi", PluralRule::english},  {"et", PluralRule::english},  {"hu", PluralRule::english},
    {"bg", PluralRule::english},    {"el", PluralRule::english},  {"sq", PluralRule::english},  {"tr", PluralRule::english},
    {"az", PluralRule::english},    {"ka", PluralRule::english},  {"kk", PluralRule::english},  {"ky", PluralRule::english},
    {"uz", PluralRule::english},    {"tk", PluralRule::english},  {"ur", PluralRule::english},  {"ps", PluralRule::english},
    {"ku", PluralRule::english},    {"ckb", PluralRule::english}, {"so", PluralRule::english},  {"sw", PluralRule::english},
    {"ha", PluralRule::english},    {"ta", PluralRule::english},  {"ug", PluralRule::english},  {"eu", PluralRule::english},
    {"fr", PluralRule::french},     {"es", PluralRule::spanish},  {"it", PluralRule::spanish},  {"ca", PluralRule::spanish},
    {"pt", PluralRule::french},     {"hy", PluralRule::zero_one}, {"fa", PluralRule::zero_one}, {"hi", PluralRule::zero_one},
    {"bn", PluralRule::zero_one},   {"am", PluralRule::zero_one}, {"ru", PluralRule::russian},  {"uk", PluralRule::russian},
    {"be", PluralRule::russian},    {"pl", PluralRule::polish},   {"cs", PluralRule::czech},    {"sk", PluralRule::czech},
    {"sr", PluralRule::serbian},    {"hr", PluralRule::serbian},  {"bs", PluralRule::serbian},  {"ro", PluralRule::romanian},
    {"lt", PluralRule::lithuanian}, {"he", PluralRule::hebrew},
}};

bool within(std::int64_t number, std::int64_t first, std::int64_t last) {
  return number >= first && number <= last;
}

Plural with_millions(bool one, std::int64_t n) {
  if (one) return Plural::one;
  return n != 0 && n % 1'000'000 == 0 ? Plural::many : Plural::other;
}

/// One for 1, 21, 31 ..., few for 2 to 4, 22 to 24 ..., neither for 11 to 14; else `rest`.
Plural slavic(std::int64_t n, Plural rest) {
  if (n % 10 == 1 && n % 100 != 11) return Plural::one;
  return within(n % 10, 2, 4) && !within(n % 100, 12, 14) ? Plural::few : rest;
}

Plural polish(std::int64_t n) {
  if (n == 1) return Plural::one;
  return within(n % 10, 2, 4) && !within(n % 100, 12, 14) ? Plural::few : Plural::many;
}

Plural lithuanian(std::int64_t n) {
  if (within(n % 100, 11, 19) || n % 10 == 0) return Plural::other;
  return n % 10 == 1 ? Plural::one : Plural::few;
}

Plural arabic(std::int64_t n) {
  if (n < 3) return n == 0 ? Plural::zero : n == 1 ? Plural::one : Plural::two;
  if (within(n % 100, 3, 10)) return Plural::few;
  return within(n % 100, 11, 99) ? Plural::many : Plural::other;
}

}  // namespace

std::optional<PluralRule> plural_rule_of(std::string_view language) {
  if (language == "ar") return PluralRule::arabic;
  const auto* const found =
      std::find_if(languages.begin(), languages.end(), [&](const auto& l) { return l.language == language; });
  return found == languages.end() ? std::nullopt : std::optional(found->rule);
}

Plural plural_for(PluralRule rule, std::int64_t number) {
  const std::int64_t n = number < 0 ? -number : number;
  const Plural singular = n == 1 ? Plural::one : Plural::other;
  switch (rule) {
    case PluralRule::none:
      return Plural::other;
    case PluralRule::english:
      return singular;
    case PluralRule::french:
      return with_millions(n < 2, n);
    case PluralRule::spanish:
      return with_millions(n == 1, n);
    case PluralRule::zero_one:
      return n < 2 ? Plural::one : Plural::other;
    case PluralRule::russian:
      return slavic(n, Plural::many);
    case PluralRule::polish:
      return polish(n);
    case PluralRule::czech:
      return within(n, 2, 4) ? Plural::few : singular;
    case PluralRule::serbian:
      return slavic(n, Plural::other);
    case PluralRule::romanian:
      return n == 1 ? Plural::one : n == 0 || within(n % 100, 1, 19) ? Plural::few : Plural::other;
    case PluralRule::lithuanian:
      return lithuanian(n);
    case PluralRule::hebrew:
      return n == 2 ? Plural::two : singular;
    case PluralRule::arabic:
      return arabic(n);
  }
  return Plural::other;
}

}  // namespace rutter::map
