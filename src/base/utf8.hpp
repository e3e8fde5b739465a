#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace rutter::base {

/// Whether the text holds nothing but ASCII; an empty one does not hold anything else.
[[nodiscard]] inline bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The letter from A to Z in small; every other byte as it is.
[[nodiscard]] constexpr char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Reads the code point at `at` and moves `at` behind it. A broken sequence gives U+FFFD and moves one byte.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

/// Appends a code point as UTF-8; surrogates and values beyond U+10FFFF become U+FFFD.
void append_code_point(std::string& text, char32_t code_point);

/// How many bytes from the beginning are well-formed UTF-8: all, or up to the first broken sequence.
[[nodiscard]] std::size_t valid_utf8_bytes(std::string_view text);

/// Whether the bytes are well-formed UTF-8.
[[nodiscard]] bool is_valid_utf8(std::string_view text);

/// Code points in the text.
[[nodiscard]] std::size_t code_point_count(std::string_view text);

/// The text without control characters, non-characters and direction overrides (U+202A-202E, U+2066-2069), which would make a
/// document unreadable or a name read backwards; tabs and line ends become spaces.
[[nodiscard]] std::string printable(std::string_view text);

/// Whether the letter belongs to a script that is written from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko and what
/// Unicode reserves for their kin. Arabic digits, which are written from left to right, do not.
[[nodiscard]] bool is_right_to_left_letter(char32_t c);

/// Whether the text holds such a letter.
[[nodiscard]] bool has_right_to_left_letter(std::string_view text);

}  // namespace rutter::base
