#pragma once

// Private to the folder: what Unicode says about a text before any font is asked.

#include <hb.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rutter::text {

/// One code point of a paragraph.
struct Letter {
  char32_t code_point = 0;
  std::uint32_t offset = 0;               ///< its byte
  std::uint8_t level = 0;                 ///< bidirectional embedding level (UAX 9)
  hb_script_t script = HB_SCRIPT_COMMON;  ///< resolved (UAX 24)
  bool starts_cluster = true;             ///< grapheme boundary before it (UAX 29)
  bool may_break = false;                 ///< line break opportunity before it (UAX 14)
};

struct Paragraph {
  std::string text;
  bool right_to_left = false;
  std::vector<Letter> letters;
};

/// The text without what cannot be printed, isolates excepted.
[[nodiscard]] std::string cleaned(std::string_view utf8);

/// Analyses one line of cleaned text. Without a base direction the first strong character decides, left-to-right if there is
/// none.
[[nodiscard]] Paragraph analyse(std::string cleaned_text, const std::string& language, std::optional<bool> right_to_left);

}  // namespace rutter::text
