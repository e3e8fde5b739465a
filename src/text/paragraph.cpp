#include "text/paragraph.hpp"

#include <pango/pango.h>

#include <memory>

#include "base/utf8.hpp"
#include "text/shaper.hpp"

namespace rutter::text {
namespace {

constexpr char32_t first_isolate = 0x2066;  // LRI, RLI, FSI
constexpr char32_t pop_isolate = 0x2069;

bool is_isolate(char32_t c) {
  return c >= first_isolate && c <= pop_isolate;
}

struct FreeMemory {
  void operator()(void* memory) const { g_free(memory); }
};
struct FreeScripts {
  void operator()(PangoScriptIter* iter) const { pango_script_iter_free(iter); }
};

int length_of(const std::string& text) {
  return static_cast<int>(text.size());
}

void read_letters(Paragraph& paragraph) {
  for (std::size_t at = 0; at < paragraph.text.size();) {
    Letter letter;
    letter.offset = static_cast<std::uint32_t>(at);
    letter.code_point = base::next_code_point(paragraph.text, at);
    paragraph.letters.push_back(letter);
  }
}

void read_levels(Paragraph& paragraph, std::optional<bool> right_to_left) {
  PangoDirection base = PANGO_DIRECTION_NEUTRAL;
  if (right_to_left) base = *right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  const std::unique_ptr<guint8, FreeMemory> levels{
      pango_log2vis_get_embedding_levels(paragraph.text.data(), length_of(paragraph.text), &base)};
  paragraph.right_to_left = base == PANGO_DIRECTION_RTL;
  for (std::size_t i = 0; i < paragraph.letters.size(); ++i) paragraph.letters[i].level = levels.get()[i];
}

void read_scripts(Paragraph& paragraph) {
  const std::unique_ptr<PangoScriptIter, FreeScripts> iter{
      pango_script_iter_new(paragraph.text.data(), length_of(paragraph.text))};
  auto letter = paragraph.letters.begin();
  do {
    const char* end = nullptr;
    PangoScript script = PANGO_SCRIPT_COMMON;
    pango_script_iter_get_range(iter.get(), nullptr, &end, &script);
    // PangoScript has the values of GUnicodeScript, which GLib can name by ISO 15924.
    const auto tag = g_unicode_script_to_iso15924(static_cast<GUnicodeScript>(script));
    for (; letter != paragraph.letters.end() && paragraph.text.data() + letter->offset < end; ++letter) {
      letter->script = hb_script_from_iso15924_tag(tag);
    }
  } while (pango_script_iter_next(iter.get()) != 0);
}

void read_breaks(Paragraph& paragraph, const std::string& language) {
  std::vector<PangoLogAttr> attributes(paragraph.letters.size() + 1);
  pango_get_log_attrs(paragraph.text.data(), length_of(paragraph.text), -1,
                      pango_language_from_string(language.empty() ? "en" : language.c_str()), attributes.data(),
                      static_cast<int>(attributes.size()));
  for (std::size_t i = 0; i < paragraph.letters.size(); ++i) {
    paragraph.letters[i].starts_cluster = i == 0 || attributes[i].is_cursor_position != 0;
    // UAX 14 would let a line begin between the numbers of two sources, "[1][2]".
    const bool between_marks = i > 0 && paragraph.letters[i].code_point == U'[' && paragraph.letters[i - 1].code_point == U']';
    paragraph.letters[i].may_break = i > 0 && attributes[i].is_line_break != 0 && !between_marks;
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
  read_letters(paragraph);
  read_levels(paragraph, right_to_left);
  read_scripts(paragraph);
  read_breaks(paragraph, language);
  return paragraph;
}

}  // namespace rutter::text
