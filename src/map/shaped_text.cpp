#include "map/shaped_text.hpp"

namespace rutter::map {

draw::Text to_draw(const text::Shaped& shaped) {
  draw::Text out;
  out.text = shaped.text;
  out.size_pt = shaped.style.size_pt;
  out.bold = shaped.style.bold;
  out.italic = shaped.style.italic;
  out.language = shaped.style.language;
  out.letter_spacing_pt = shaped.style.letter_spacing_pt;
  out.right_to_left = shaped.right_to_left;
  out.width_pt = shaped.width_pt;
  out.ink = shaped.ink;
  out.runs.reserve(shaped.runs.size());
  for (const auto& run : shaped.runs) {
    draw::GlyphRun to{run.face, run.right_to_left, {}, run.text_begin, run.text_end, run.x_pt, run.width_pt};
    to.glyphs.reserve(run.glyphs.size());
    for (const auto& glyph : run.glyphs) to.glyphs.push_back({glyph.id, glyph.x_pt, glyph.y_pt, glyph.cluster});
    out.runs.push_back(std::move(to));
  }
  return out;
}

}  // namespace rutter::map
