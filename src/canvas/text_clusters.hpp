#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draw/drawing.hpp"

namespace rutter::canvas {

/// Glyphs and the bytes they stand for.
struct TextCluster {
  int bytes = 0;
  int glyphs = 0;
};

/// The characters of a run's glyphs, without isolates, from left to right as the glyphs are, and which glyphs draw which.
/// Readers of PDF expect right-to-left words in this order too, and put them right when they copy.
struct Spelling {
  std::string text;
  std::vector<TextCluster> clusters;
};

/// The text without the marks that isolate names in it.
[[nodiscard]] std::string without_isolates(std::string_view text);

/// Letters that are spaced out are one cluster a word, and a text on a slope is one in all, for readers would take them apart.
[[nodiscard]] Spelling spelling_of(const draw::Text& text, const draw::GlyphRun& run);

}  // namespace rutter::canvas
