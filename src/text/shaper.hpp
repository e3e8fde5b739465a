#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "geo/box.hpp"
#include "text/font_collection.hpp"

namespace rutter::text {

/// How a text is set.
struct TextStyle {
  double size_pt = 8;
  bool bold = false;
  bool italic = false;
  std::string language;          ///< BCP 47; empty: not stated
  double letter_spacing_pt = 0;  ///< added after every cluster; not applied to texts with cursive or right-to-left letters
  bool right_to_left = false;    ///< base direction; false: that of the first strong character
  bool operator==(const TextStyle&) const = default;
};

struct ShapedGlyph {
  std::uint32_t id = 0;       ///< in its face
  double x_pt = 0;            ///< from the left end of the line's baseline
  double y_pt = 0;            ///< y down
  std::uint32_t cluster = 0;  ///< byte offset in Shaped::text
};

/// Glyphs of one face and direction, from left to right.
struct ShapedRun {
  std::uint32_t face = 0;  ///< index into the font collection
  bool right_to_left = false;
  std::vector<ShapedGlyph> glyphs;
  std::uint32_t text_begin = 0;  ///< bytes of Shaped::text
  std::uint32_t text_end = 0;
  double x_pt = 0;
  double width_pt = 0;
};

/// One line of text, measured. The origin is the left end of the baseline, also for right-to-left text; y down.
struct Shaped {
  std::string text;                  ///< what is drawn: the text given without what cannot be printed
  TextStyle style;                   ///< letter_spacing_pt as applied
  double width_pt = 0;               ///< advance, without letter spacing behind the last letter
  double ascent_pt = 0;              ///< of the faces used, above the baseline, positive
  double descent_pt = 0;             ///< below the baseline, positive
  geo::PageBox ink;                  ///< what is painted; empty for blank text
  bool right_to_left = false;        ///< base direction
  std::vector<ShapedRun> runs;       ///< from left to right
  std::vector<std::string> missing;  ///< characters in no font, each once, as "U+4E2D"
};

/// Puts a name between FSI and PDI, so that it cannot change the order of the sentence around it (Unicode UAX 9, 3.1). Control
/// characters and direction marks inside it are removed first.
[[nodiscard]] std::string isolated(std::string_view name);

/// The isolates that are open behind a piece of text, to be opened again where the text goes on in another line: every line is
/// ordered by itself.
[[nodiscard]] std::string open_isolates(std::string_view text);

/// What shapers have made of texts, for other shapers with the same fonts: the maps of a batch say much the same. Shared by
/// threads; holds a few megabytes at most, what was asked for last.
class ShapedTexts {
 public:
  explicit ShapedTexts(const FontCollection& fonts);
  ~ShapedTexts();
  ShapedTexts(const ShapedTexts&) = delete;
  ShapedTexts& operator=(const ShapedTexts&) = delete;

 private:
  friend class Shaper;
  struct State;
  std::unique_ptr<State> state_;
};

/// Turns text into glyphs at places, with hinting off and nothing rounded, as a browser does with the same fonts. Keeps what it
/// has shaped; one per thread.
class Shaper {
 public:
  /// `shared` outlives it; of other fonts it is left alone. No text is shaped otherwise because of it.
  explicit Shaper(const FontCollection& fonts, ShapedTexts* shared = nullptr);
  ~Shaper();
  Shaper(Shaper&&) noexcept;
  Shaper& operator=(Shaper&&) noexcept;

  /// One line: line ends and tabs become spaces; control characters, direction embeddings and overrides are removed, isolates
  /// (see isolated()) are kept. Empty text gives no runs and the ascent of the first family. Throws Error(map) for more than
  /// 20,000 bytes and for a size that is not in (0, 1000].
  [[nodiscard]] Shaped shape(std::string_view utf8, const TextStyle& style);

  /// The lines of a text no wider than width_pt: broken where Unicode allows (UAX 14), never hyphenated; line ends in the text
  /// begin a new line. A word that is too long is broken between letters, at least one letter to a line. Spaces at the ends of
  /// lines are dropped. Every line keeps its paragraph's base direction. Same errors as shape().
  [[nodiscard]] std::vector<Shaped> wrap(std::string_view utf8, const TextStyle& style, double width_pt);

  [[nodiscard]] const FontCollection& fonts() const;

  /// Another that shapes the same, for texts that may not be drawn in the end: what it misses is its own.
  [[nodiscard]] Shaper on_trial() const;

  /// Every character met so far that no font has, each once, as "U+4E2D": what is drawn as a box.
  [[nodiscard]] const std::set<std::string>& missing() const;

 private:
  struct State;
  explicit Shaper(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace rutter::text
