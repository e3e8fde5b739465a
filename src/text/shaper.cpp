#include "text/shaper.hpp"

#include <fmt/format.h>

#include <optional>
#include <unordered_map>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "text/font_files.hpp"
#include "text/line_breaks.hpp"
#include "text/paragraph.hpp"
#include "text/run_shaper.hpp"

namespace rutter::text {
namespace {

constexpr std::size_t max_text_bytes = 20000;
constexpr double max_size_pt = 1000;
constexpr std::size_t max_kept_lines = 20000;

void check(std::string_view utf8, const TextStyle& style) {
  if (utf8.size() > max_text_bytes) {
    throw base::Error(base::ErrorKind::map,
                      fmt::format("a text of {} bytes is too long to draw; at most {} are allowed: \"{}...\"", utf8.size(),
                                  max_text_bytes, cleaned(utf8.substr(0, 40))));
  }
  if (!(style.size_pt > 0 && style.size_pt <= max_size_pt)) {
    throw base::Error(base::ErrorKind::map, fmt::format("a text size of {} pt cannot be drawn; sizes up to {} pt can: \"{}\"",
                                                        style.size_pt, max_size_pt, cleaned(utf8.substr(0, 40))));
  }
}

std::string key_of(std::string_view utf8, const TextStyle& style, std::optional<bool> right_to_left) {
  return fmt::format("{}\n{}\n{}{}{}\n{}\n{}", style.size_pt, style.letter_spacing_pt, style.bold ? 'b' : '-',
                     style.italic ? 'i' : '-', right_to_left ? (*right_to_left ? 'r' : 'l') : '-', style.language, utf8);
}

/// The direction that the style states; without one the text decides.
std::optional<bool> base_direction(const TextStyle& style) {
  return style.right_to_left ? std::optional(true) : std::nullopt;
}

/// A paragraph in one long line, from which it is wrapped to any width.
struct Unwrapped {
  Paragraph paragraph;
  Shaped whole;
};

}  // namespace

std::string open_isolates(std::string_view text) {
  std::vector<char32_t> open;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    if (c >= 0x2066 && c <= 0x2068) open.push_back(c);  // LRI, RLI, FSI
    if (c == 0x2069 && !open.empty()) open.pop_back();  // PDI
  }
  std::string out;
  for (const char32_t c : open) base::append_code_point(out, c);
  return out;
}

struct Shaper::State {
  FontCollection fonts;
  HbBuffer buffer{hb_buffer_create()};
  std::unordered_map<std::string, Shaped> kept{};
  std::unordered_map<std::string, Unwrapped> unwrapped{};
  std::set<std::string> missing{};

  const Shaped& shape(std::string_view utf8, const TextStyle& style, std::optional<bool> right_to_left) {
    if (!right_to_left) right_to_left = base_direction(style);
    auto key = key_of(utf8, style, right_to_left);
    if (const auto found = kept.find(key); found != kept.end()) return found->second;
    if (kept.size() >= max_kept_lines) kept.clear();
    const auto paragraph = analyse(cleaned(utf8), style.language, right_to_left);
    Shaped shaped = shape_paragraph(fonts.files(), paragraph, style, buffer.get());
    missing.insert(shaped.missing.begin(), shaped.missing.end());
    return kept.emplace(std::move(key), std::move(shaped)).first->second;
  }

  /// Furniture is measured at several widths before one is chosen.
  const Unwrapped& unwrap(std::string_view utf8, const TextStyle& style) {
    const std::optional<bool> right_to_left = base_direction(style);
    auto key = key_of(utf8, style, right_to_left);
    if (const auto found = unwrapped.find(key); found != unwrapped.end()) return found->second;
    if (unwrapped.size() >= max_kept_lines) unwrapped.clear();
    Unwrapped text{analyse(cleaned(utf8), style.language, right_to_left), {}};
    text.whole = shape_paragraph(fonts.files(), text.paragraph, style, buffer.get());
    return unwrapped.emplace(std::move(key), std::move(text)).first->second;
  }
};

Shaper::Shaper(const FontCollection& fonts) : state_(new State{fonts}) {}
Shaper::~Shaper() = default;
Shaper::Shaper(Shaper&&) noexcept = default;
Shaper& Shaper::operator=(Shaper&&) noexcept = default;

const std::set<std::string>& Shaper::missing() const {
  return state_->missing;
}

const FontCollection& Shaper::fonts() const {
  return state_->fonts;
}

Shaped Shaper::shape(std::string_view utf8, const TextStyle& style) {
  check(utf8, style);
  return state_->shape(utf8, style, std::nullopt);
}

std::vector<Shaped> Shaper::wrap(std::string_view utf8, const TextStyle& style, double width_pt) {
  check(utf8, style);
  std::vector<Shaped> lines;
  for (std::size_t begin = 0; begin < utf8.size();) {
    const auto end = std::min(utf8.find('\n', begin), utf8.size());
    const auto& [paragraph, whole] = state_->unwrap(utf8.substr(begin, end - begin), style);
    const std::string_view text = paragraph.text;
    const bool right_to_left = paragraph.right_to_left;
    const auto line = [this, &style, text, right_to_left](LineSpan span) -> const Shaped& {
      const std::string opened = open_isolates(text.substr(0, span.begin));
      return state_->shape(opened + std::string(text.substr(span.begin, span.end - span.begin)), style, right_to_left);
    };
    const auto spans = fill_lines(paragraph, whole, width_pt, [&](LineSpan span) { return line(span).width_pt; });
    if (spans.empty()) lines.push_back(line({}));
    for (const auto span : spans) lines.push_back(line(span));
    begin = end + 1;
  }
  return lines;
}

}  // namespace rutter::text
