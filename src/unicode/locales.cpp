#include "unicode/locales.hpp"

#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include <unicode/uvernum.h>

#include <array>
#include <cstdint>

namespace rutter::unicode {

bool is_language(const std::string& code) {
  const std::string language = code.substr(0, code.find_first_of("-_"));
  return !language.empty() && *uloc_getISO3Language(language.c_str()) != '\0';
}

std::string country_name(const std::string& country, const char* locale) {
  std::array<UChar, 200> name{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length =
      uloc_getDisplayCountry(("_" + country).c_str(), locale, name.data(), static_cast<std::int32_t>(name.size()), &status);
  // With U_USING_DEFAULT_WARNING it is the code, or a name in another language.
  if (status != U_ZERO_ERROR || length <= 0) return {};
  std::array<char, 600> utf8{};
  std::int32_t bytes = 0;
  u_strToUTF8(utf8.data(), static_cast<std::int32_t>(utf8.size()), &bytes, name.data(), length, &status);
  return U_FAILURE(status) ? std::string() : std::string(utf8.data(), static_cast<std::size_t>(bytes));
}

std::string_view library_version() {
  return U_ICU_VERSION;
}

}  // namespace rutter::unicode
