#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What Unicode's algorithms say of a text before any font is asked, by way of ICU.
namespace rutter::unicode {

/// Of one code point.
struct Segment {
  std::uint8_t level = 0;       ///< bidirectional embedding level (UAX 9, up to L1 with the whole text as one line)
  bool starts_cluster = false;  ///< a grapheme boundary is before it (UAX 29)
  bool may_break = false;       ///< a line may be broken before it (UAX 14; Thai, Lao, Khmer and Burmese by dictionary)
};

struct Segments {
  bool right_to_left = false;    ///< the base direction
  std::vector<Segment> letters;  ///< one for each code point
};

/// Analyses one paragraph of UTF-8, without separators of paragraphs. Without a base direction the first strong
/// character decides, left-to-right if there is none. `language`: BCP 47, which may tailor the breaks; empty: none stated.
/// Throws base::Error(internal) when ICU fails.
[[nodiscard]] Segments segment(std::string_view utf8, const std::string& language, std::optional<bool> right_to_left);

}  // namespace rutter::unicode
