#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// What the Unicode Character Database says of characters, by way of ICU.
namespace rutter::unicode {

/// A text without differences of case and compatibility: NFKC_Casefold, then NFD. Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::u32string casefolded(std::string_view utf8);

/// Its canonical composition (NFC) and decomposition (NFD). Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::u32string composed(std::string_view utf8);
[[nodiscard]] std::u32string decomposed(std::string_view utf8);

/// The canonical combining class (UAX 44); 0 for what is no mark, or one that keeps its place.
[[nodiscard]] std::uint8_t combining_class(char32_t c);

/// Letters, digits and marks: what words are made of.
[[nodiscard]] bool is_word_character(char32_t c);

}  // namespace rutter::unicode
