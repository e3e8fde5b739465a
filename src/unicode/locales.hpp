#pragma once

#include <string>
#include <string_view>

/// What the Common Locale Data Repository says of languages and countries, by way of ICU.
namespace rutter::unicode {

/// Whether the code begins with a language of ISO 639 that ICU knows: "en", "zh-Hans", "ckb"; not "xx".
[[nodiscard]] bool is_language(const std::string& code);

/// The name of a country (ISO 3166, two letters) in the language of a locale ("ar", "zh_Hant"); empty where the repository has
/// none in that very language.
[[nodiscard]] std::string country_name(const std::string& country, const char* locale);

/// Of ICU and its data: "72.1".
[[nodiscard]] std::string_view library_version();

}  // namespace rutter::unicode
