#include "unicode/segments.hpp"

#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/utf16.h>

#include <array>
#include <cstddef>
#include <memory>

#include "unicode/utf16.hpp"

namespace rutter::unicode {
namespace {

struct CloseBidi {
  void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};
struct CloseBreaks {
  void operator()(UBreakIterator* breaks) const { ubrk_close(breaks); }
};
using Bidi = std::unique_ptr<UBiDi, CloseBidi>;
using Breaks = std::unique_ptr<UBreakIterator, CloseBreaks>;

/// ICU's objects for one thread: they cost much more to make than to use.
class Tools {
 public:
  UBiDi* bidi() {
    if (!bidi_) bidi_.reset(ubidi_open());
    return bidi_.get();
  }

  UBreakIterator* clusters() {
    if (!clusters_) clusters_ = open(UBRK_CHARACTER, "");
    return clusters_.get();
  }

  /// Maps have one or two languages.
  UBreakIterator* lines(const std::string& language) {
    for (Line& line : lines_)
      if (line.breaks && line.language == language) return line.breaks.get();
    Line& oldest = lines_[next_line_++ % lines_.size()];
    oldest = {language, open(UBRK_LINE, language.c_str())};
    return oldest.breaks.get();
  }

 private:
  struct Line {
    std::string language;
    Breaks breaks;
  };

  static Breaks open(UBreakIteratorType type, const char* locale) {
    UErrorCode status = U_ZERO_ERROR;
    Breaks breaks{ubrk_open(type, locale, nullptr, 0, &status)};
    check_status(status, "ubrk_open");
    return breaks;
  }

  Bidi bidi_;
  Breaks clusters_;
  std::array<Line, 4> lines_;
  std::size_t next_line_ = 0;
};

/// Calls `mark` with each boundary inside the text, as an index of UTF-16.
template <class Mark>
void each_boundary(UBreakIterator* breaks, const std::u16string& text, const Mark& mark) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(breaks, text.data(), static_cast<std::int32_t>(text.size()), &status);
  check_status(status, "ubrk_setText");
  for (std::int32_t at = ubrk_next(breaks); at != UBRK_DONE; at = ubrk_next(breaks)) mark(static_cast<std::size_t>(at));
}

}  // namespace

Segments segment(std::string_view utf8, const std::string& language, std::optional<bool> right_to_left) {
  thread_local Tools tools;
  Segments out;
  out.right_to_left = right_to_left.value_or(false);
  const std::u16string text = to_utf16(utf8);
  if (text.empty()) return out;

  constexpr std::size_t inside = static_cast<std::size_t>(-1);
  std::vector<std::size_t> letter_at(text.size() + 1, inside);  // of each unit that begins one
  std::vector<std::size_t> unit_of;
  for (std::size_t unit = 0; unit < text.size(); ++unit) {
    if (unit > 0 && U16_IS_TRAIL(text[unit]) && U16_IS_LEAD(text[unit - 1])) continue;
    letter_at[unit] = unit_of.size();
    unit_of.push_back(unit);
  }
  out.letters.resize(unit_of.size());

  UErrorCode status = U_ZERO_ERROR;
  const UBiDiLevel base = right_to_left ? (*right_to_left ? UBiDiLevel{1} : UBiDiLevel{0}) : UBiDiLevel{UBIDI_DEFAULT_LTR};
  ubidi_setPara(tools.bidi(), text.data(), static_cast<std::int32_t>(text.size()), base, nullptr, &status);
  check_status(status, "ubidi_setPara");
  out.right_to_left = ubidi_getParaLevel(tools.bidi()) % 2 == 1;
  const UBiDiLevel* const levels = ubidi_getLevels(tools.bidi(), &status);
  check_status(status, "ubidi_getLevels");
  for (std::size_t i = 0; i < unit_of.size(); ++i) out.letters[i].level = levels[unit_of[i]];

  out.letters.front().starts_cluster = true;
  const auto letter_of = [&](std::size_t unit) -> Segment* {
    return unit < text.size() && letter_at[unit] != inside ? &out.letters[letter_at[unit]] : nullptr;
  };
  each_boundary(tools.clusters(), text, [&](std::size_t unit) {
    if (Segment* const letter = letter_of(unit)) letter->starts_cluster = true;
  });
  each_boundary(tools.lines(language.empty() ? "en" : language), text, [&](std::size_t unit) {
    if (Segment* const letter = letter_of(unit)) letter->may_break = true;
  });
  return out;
}

}  // namespace rutter::unicode
