#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rutter::places {

/// What a Russian or Ukrainian name may be in the nominative that is written in another case: "Горадиз" for "Горадиза" and
/// "Горадизом", "Москва" for "Москвы", "Нижний Новгород" for "Нижнего Новгорода". Each word is read by its ending alone, after
/// the declensions of school grammar, so most of what comes is no name: only what a gazetteer knows counts. At most 48, without
/// the name itself; empty when no word with a capital ends in a Cyrillic letter.
///
/// Read are the genitive and the instrumental, and of other cases what looks like these. Not read: vowels that come and go but
/// in -ок, -ец and Ukrainian -ів ("Орла" for "Орёл"), other languages of that script.
[[nodiscard]] std::vector<std::string> nominatives(std::string_view name);

}  // namespace rutter::places
