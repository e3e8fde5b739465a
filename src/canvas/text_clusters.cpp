#include "canvas/text_clusters.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace rutter::canvas {
namespace {

bool differs(double from_zero) {
  return from_zero < 0 || from_zero > 0;
}

/// Where in the text what the glyph's cluster draws ends: at the next cluster, or with the run.
std::uint32_t end_of_cluster(const draw::GlyphRun& run, std::size_t glyph) {
  const auto begin = run.glyphs[glyph].cluster;
  auto end = run.text_end;
  for (const auto& other : run.glyphs) {
    if (other.cluster > begin) end = std::min(end, other.cluster);
  }
  return end;
}

}  // namespace

std::string without_isolates(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = base::next_code_point(text, at);
    if (c < 0x2066 || c > 0x2069) base::append_code_point(out, c);
  }
  return out;
}

Spelling spelling_of(const draw::Text& text, const draw::GlyphRun& run) {
  Spelling spelling;
  const std::string_view all = text.text;
  const auto& glyphs = run.glyphs;
  const bool as_whole = !run.right_to_left && differs(text.angle_deg);
  const bool by_word = !run.right_to_left && differs(text.letter_spacing_pt);
  const auto is_space = [&](std::size_t i) { return all[glyphs[i].cluster] == ' '; };
  for (std::size_t begin = 0; begin < glyphs.size();) {
    auto end = begin + 1;
    const auto belongs = [&](std::size_t i) {
      return as_whole || glyphs[i].cluster == glyphs[begin].cluster || (by_word && !is_space(i) && !is_space(begin));
    };
    while (end < glyphs.size() && belongs(end)) ++end;
    const auto from = glyphs[begin].cluster;
    const auto to = end_of_cluster(run, end - 1);
    const auto piece = without_isolates(all.substr(from, to - from));
    spelling.text += piece;
    spelling.clusters.push_back({static_cast<int>(piece.size()), static_cast<int>(end - begin)});
    begin = end;
  }
  return spelling;
}

}  // namespace rutter::canvas
