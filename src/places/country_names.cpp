#include "places/country_names.hpp"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include <array>

#include "places/dump_rows.hpp"

namespace rutter::places {
namespace {

/// As CLDR names them, and as the gazetteer does.
struct Language {
  const char* locale;
  std::string_view tag;
};

constexpr std::array<Language, 62> languages{{
    {"ar", "ar"}, {"fa", "fa"}, {"he", "he"}, {"ckb", "ckb"}, {"ku", "ku"}, {"tr", "tr"},      {"az", "az"}, {"hy", "hy"},
    {"ka", "ka"}, {"ru", "ru"}, {"uk", "uk"}, {"be", "be"},   {"bg", "bg"}, {"sr", "sr"},      {"mk", "mk"}, {"hr", "hr"},
    {"bs", "bs"}, {"sl", "sl"}, {"pl", "pl"}, {"cs", "cs"},   {"sk", "sk"}, {"de", "de"},      {"fr", "fr"}, {"es", "es"},
    {"pt", "pt"}, {"it", "it"}, {"nl", "nl"}, {"sv", "sv"},   {"da", "da"}, {"nb", "nb"},      {"fi", "fi"}, {"et", "et"},
    {"lv", "lv"}, {"lt", "lt"}, {"hu", "hu"}, {"ro", "ro"},   {"el", "el"}, {"sq", "sq"},      {"hi", "hi"}, {"ur", "ur"},
    {"bn", "bn"}, {"ps", "ps"}, {"am", "am"}, {"ti", "ti"},   {"my", "my"}, {"km", "km"},      {"th", "th"}, {"vi", "vi"},
    {"id", "id"}, {"ms", "ms"}, {"ja", "ja"}, {"ko", "ko"},   {"sw", "sw"}, {"so", "so"},      {"ha", "ha"}, {"kk", "kk"},
    {"ky", "ky"}, {"uz", "uz"}, {"tk", "tk"}, {"ca", "ca"},   {"zh", "zh"}, {"zh_Hant", "zh"},
}};

std::string name_in(const Language& language, const std::string& code) {
  std::array<UChar, 200> name{};
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t length = uloc_getDisplayCountry(("_" + code).c_str(), language.locale, name.data(),
                                                     static_cast<std::int32_t>(name.size()), &status);
  // With U_USING_DEFAULT_WARNING it is the code, or a name in another language.
  if (status != U_ZERO_ERROR || length <= 0) return {};
  std::array<char, 600> utf8{};
  std::int32_t bytes = 0;
  u_strToUTF8(utf8.data(), static_cast<std::int32_t>(utf8.size()), &bytes, name.data(), length, &status);
  return U_FAILURE(status) ? std::string() : std::string(utf8.data(), static_cast<std::size_t>(bytes));
}

}  // namespace

std::string country_names(const std::string& code) {
  std::string names;
  for (const Language& language : languages) {
    const std::string name = name_in(language, code);
    if (name.empty() || name == code || name.find_first_of("(|=,") != std::string::npos || name.find("（") != std::string::npos)
      continue;
    append_spelling(names, language.tag, name);
  }
  return names;
}

std::string_view country_names_version() {
  return U_ICU_VERSION;
}

}  // namespace rutter::places
