#include "text/paragraph.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "text/shaper.hpp"
#include "unicode/segments.hpp"

namespace rutter::text {
namespace {

constexpr char32_t first_isolate = 0x2066;  // LRI, RLI, FSI
constexpr char32_t pop_isolate = 0x2069;

bool is_isolate(char32_t c) {
  return c >= first_isolate && c <= pop_isolate;
}

void read_letters(Paragraph& paragraph, const std::string& language, std::optional<bool> right_to_left) {
  const unicode::Segments segments = unicode::segment(paragraph.text, language, right_to_left);
  paragraph.right_to_left = segments.right_to_left;
  paragraph.letters.reserve(segments.letters.size());
  auto segment = segments.letters.begin();
  for (std::size_t at = 0; at < paragraph.text.size(); ++segment) {
    Letter letter;
    letter.offset = static_cast<std::uint32_t>(at);
    letter.code_point = base::next_code_point(paragraph.text, at);
    letter.level = segment->level;
    letter.starts_cluster = segment->starts_cluster;
    // UAX 14 would let a line begin between the numbers of two sources, "[1][2]".
    const bool between_marks =
        letter.code_point == U'[' && !paragraph.letters.empty() && paragraph.letters.back().code_point == U']';
    letter.may_break = segment->may_break && !between_marks;
    paragraph.letters.push_back(letter);
  }
}

bool is_of_any_script(hb_script_t script) {
  return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED;
}

/// UAX 24, 5.1 and 5.2: marks and signs of any script have that of the letter before them, those at the beginning that of the
/// first letter, and a closing bracket that of its opening one.
void read_scripts(Paragraph& paragraph) {
  hb_unicode_funcs_t* const unicode = hb_unicode_funcs_get_default();
  constexpr std::size_t most_open = 64;
  std::vector<std::pair<char32_t, hb_script_t>> open;  // what closes it, and the script before it
  hb_script_t current = HB_SCRIPT_COMMON;
  std::size_t undecided = 0;
  for (std::size_t i = 0; i < paragraph.letters.size(); ++i) {
    Letter& letter = paragraph.letters[i];
    const hb_script_t own = hb_unicode_script(unicode, letter.code_point);
    if (!is_of_any_script(own)) {
      current = own;
      for (; undecided < i; ++undecided) paragraph.letters[undecided].script = own;
      for (auto& [closing, script] : open)
        if (script == HB_SCRIPT_COMMON) script = own;
    } else {
      const hb_unicode_general_category_t kind = hb_unicode_general_category(unicode, letter.code_point);
      const char32_t other = hb_unicode_mirroring(unicode, letter.code_point);
      if (kind == HB_UNICODE_GENERAL_CATEGORY_OPEN_PUNCTUATION || kind == HB_UNICODE_GENERAL_CATEGORY_INITIAL_PUNCTUATION) {
        if (other != letter.code_point && open.size() < most_open) open.emplace_back(other, current);
      } else if (kind == HB_UNICODE_GENERAL_CATEGORY_CLOSE_PUNCTUATION ||
                 kind == HB_UNICODE_GENERAL_CATEGORY_FINAL_PUNCTUATION) {
        const auto opening =
            std::find_if(open.rbegin(), open.rend(), [&](const auto& one) { return one.first == letter.code_point; });
        if (opening != open.rend()) {
          current = opening->second;
          open.erase(std::next(opening).base(), open.end());
        }
      }
    }
    letter.script = current;
    if (current != HB_SCRIPT_COMMON) undecided = i + 1;
  }
}

}  // namespace

std::string isolated(std::string_view name) {
  std::string text;
  base::append_code_point(text, 0x2068);
  text += base::printable(name);
  base::append_code_point(text, pop_isolate);
  return text;
}

std::string cleaned(std::string_view utf8) {
  std::string text;
  std::size_t piece = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto begin = at;
    const auto c = base::next_code_point(utf8, at);
    if (!is_isolate(c)) continue;
    text += base::printable(utf8.substr(piece, begin - piece));
    base::append_code_point(text, c);
    piece = at;
  }
  return text + base::printable(utf8.substr(piece));
}

Paragraph analyse(std::string cleaned_text, const std::string& language, std::optional<bool> right_to_left) {
  Paragraph paragraph;
  paragraph.text = std::move(cleaned_text);
  paragraph.right_to_left = right_to_left.value_or(false);
  if (paragraph.text.empty()) return paragraph;
  read_letters(paragraph, language, right_to_left);
  read_scripts(paragraph);
  return paragraph;
}

}  // namespace rutter::text
