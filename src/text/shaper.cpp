#include "text/shaper.hpp"

#include <fmt/format.h>

#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

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
/// Of texts shared with other shapers: few that are longer are printed twice, and each letter takes some fifty bytes.
constexpr std::size_t max_shared_bytes = 1000;

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

template <class Value>
using Texts = std::unordered_map<std::string, std::shared_ptr<const Value>>;

/// Texts in two generations of `most` each: when the younger is full, the elder is forgotten and the younger takes its place.
/// What is asked for again becomes young.
template <class Value>
class RecentTexts {
 public:
  explicit RecentTexts(std::size_t most) : most_(most) {}

  std::shared_ptr<const Value> find(const std::string& key) {
    const std::lock_guard hold(mutex_);
    if (const auto found = young_.find(key); found != young_.end()) return found->second;
    const auto found = old_.find(key);
    if (found == old_.end()) return nullptr;
    auto value = found->second;
    add(key, value);
    return value;
  }

  void keep(const std::string& key, std::shared_ptr<const Value> value) {
    const std::lock_guard hold(mutex_);
    add(key, std::move(value));
  }

 private:
  void add(const std::string& key, std::shared_ptr<const Value> value) {
    if (young_.size() >= most_) {
      old_ = std::move(young_);
      young_ = {};
    }
    young_.insert_or_assign(key, std::move(value));
  }

  std::mutex mutex_;
  std::size_t most_;
  Texts<Value> young_;
  Texts<Value> old_;
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

struct ShapedTexts::State {
  explicit State(const FontCollection& of) : fonts(of) {}

  FontCollection fonts;
  // What most maps of a job say: more is hardly asked for again, and a batch of any length is to need as much as a short one.
  RecentTexts<Shaped> lines{400};
  RecentTexts<Unwrapped> paragraphs{30};
};

ShapedTexts::ShapedTexts(const FontCollection& fonts) : state_(std::make_unique<State>(fonts)) {}
ShapedTexts::~ShapedTexts() = default;

struct Shaper::State {
  FontCollection fonts;
  ShapedTexts::State* shared = nullptr;
  HbBuffer buffer{hb_buffer_create()};
  Texts<Shaped> kept{};
  Texts<Unwrapped> unwrapped{};
  std::set<std::string> missing{};

  const Shaped& shape(std::string_view utf8, const TextStyle& style, std::optional<bool> right_to_left) {
    if (!right_to_left) right_to_left = base_direction(style);
    const auto& [shaped, is_new] = find(key_of(utf8, style, right_to_left), kept, shared ? &shared->lines : nullptr, [&] {
      return shape_paragraph(fonts.files(), analyse(cleaned(utf8), style.language, right_to_left), style, buffer.get());
    });
    if (is_new) missing.insert(shaped.missing.begin(), shaped.missing.end());
    return shaped;
  }

  /// Furniture is measured at several widths before one is chosen.
  const Unwrapped& unwrap(std::string_view utf8, const TextStyle& style) {
    const std::optional<bool> right_to_left = base_direction(style);
    return find(key_of(utf8, style, right_to_left), unwrapped, shared ? &shared->paragraphs : nullptr,
                [&] {
                  Unwrapped text{analyse(cleaned(utf8), style.language, right_to_left), {}};
                  text.whole = shape_paragraph(fonts.files(), text.paragraph, style, buffer.get());
                  return text;
                })
        .first;
  }

 private:
  /// The text of this key, and whether this shaper meets it for the first time: its own, else one that others have made, else
  /// made now.
  template <class Value, class Make>
  static std::pair<const Value&, bool> find(std::string key, Texts<Value>& own, RecentTexts<Value>* others, const Make& make) {
    if (const auto found = own.find(key); found != own.end()) return {*found->second, false};
    if (own.size() >= max_kept_lines) own.clear();
    if (key.size() > max_shared_bytes) others = nullptr;
    std::shared_ptr<const Value> value = others ? others->find(key) : nullptr;
    if (!value) {
      value = std::make_shared<const Value>(make());
      if (others) others->keep(key, value);
    }
    return {*own.emplace(std::move(key), std::move(value)).first->second, true};
  }
};

Shaper::Shaper(const FontCollection& fonts, ShapedTexts* shared)
    : state_(new State{fonts, shared && shared->state_->fonts == fonts ? shared->state_.get() : nullptr}) {}
Shaper::Shaper(std::unique_ptr<State> state) : state_(std::move(state)) {}
Shaper::~Shaper() = default;
Shaper::Shaper(Shaper&&) noexcept = default;
Shaper& Shaper::operator=(Shaper&&) noexcept = default;

Shaper Shaper::on_trial() const {
  return Shaper(std::unique_ptr<State>(new State{state_->fonts, state_->shared}));
}

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
