#include "unicode/characters.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "unicode/utf16.hpp"

namespace rutter::unicode {
namespace {

std::u16string normalized(const UNormalizer2* to, const std::u16string& text) {
  std::u16string out(text.size() * 2 + 16, u'\0');
  for (int attempt = 0; attempt < 2; ++attempt) {
    UErrorCode status = U_ZERO_ERROR;
    const auto size = unorm2_normalize(to, text.data(), static_cast<std::int32_t>(text.size()), out.data(),
                                       static_cast<std::int32_t>(out.size()), &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
      out.resize(static_cast<std::size_t>(size));
      continue;
    }
    check_status(status, "unorm2_normalize");
    out.resize(static_cast<std::size_t>(size));
    break;
  }
  return out;
}

std::u32string code_points(const std::u16string& units) {
  std::u32string out;
  out.reserve(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    if (U16_IS_LEAD(c) && i + 1 < units.size()) c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(c, units[++i]));
    out.push_back(c);
  }
  return out;
}

/// One of ICU's forms, which live as long as the process.
const UNormalizer2* form(const UNormalizer2* (*get)(UErrorCode*)) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const found = get(&status);
  check_status(status, "unorm2_getInstance");
  return found;
}

}  // namespace

std::u32string casefolded(std::string_view utf8) {
  return code_points(normalized(form(unorm2_getNFDInstance), normalized(form(unorm2_getNFKCCasefoldInstance), to_utf16(utf8))));
}

std::u32string composed(std::string_view utf8) {
  return code_points(normalized(form(unorm2_getNFCInstance), to_utf16(utf8)));
}

std::u32string decomposed(std::string_view utf8) {
  return code_points(normalized(form(unorm2_getNFDInstance), to_utf16(utf8)));
}

std::uint8_t combining_class(char32_t c) {
  return u_getCombiningClass(static_cast<UChar32>(c));
}

bool is_word_character(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  return u_isalnum(code) != 0 || ((U_GET_GC_MASK(code) & U_GC_M_MASK) != 0);
}

}  // namespace rutter::unicode
