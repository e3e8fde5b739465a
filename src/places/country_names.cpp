#include "places/country_names.hpp"

#include <array>

#include "places/dump_rows.hpp"
#include "unicode/locales.hpp"

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

}  // namespace

std::string country_names(const std::string& code) {
  std::string names;
  for (const Language& language : languages) {
    const std::string name = unicode::country_name(code, language.locale);
    if (name.empty() || name == code || name.find_first_of("(|=,") != std::string::npos || name.find("（") != std::string::npos)
      continue;
    append_spelling(names, language.tag, name);
  }
  return names;
}

std::string_view country_names_version() {
  return unicode::library_version();
}

}  // namespace rutter::places
