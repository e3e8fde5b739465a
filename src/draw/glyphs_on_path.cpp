#include "draw/glyphs_on_path.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.hpp"
#include "geo/page_line.hpp"

namespace rutter::draw {
namespace {

struct CodePoints {
  char32_t first = 0;
  char32_t last = 0;
};

/// Blocks of Unicode whose letters join, reorder or stack: Hebrew to N'Ko and Samaritan, Arabic; Devanagari to Myanmar; Khmer,
/// Mongolian and their neighbours; the presentation forms; old and new scripts of the same kinds above the basic plane.
constexpr std::array<CodePoints, 10> unbreakable{{{0x0590, 0x109F},
                                                  {0x1700, 0x18AF},
                                                  {0x1900, 0x1CFF},
                                                  {0xA800, 0xAAFF},
                                                  {0xABC0, 0xABFF},
                                                  {0xFB1D, 0xFDFF},
                                                  {0xFE70, 0xFEFE},
                                                  {0x10800, 0x10FFF},
                                                  {0x11000, 0x11FFF},
                                                  {0x1E800, 0x1EFFF}}};

bool stands_alone(char32_t c) {
  return std::none_of(unbreakable.begin(), unbreakable.end(), [c](const CodePoints& b) { return c >= b.first && c <= b.last; });
}

/// Where the cluster that begins with this glyph of the run ends, on the straight line and among the glyphs.
struct ClusterEnd {
  std::size_t glyph = 0;
  double x_pt = 0;
};

ClusterEnd end_of_cluster(const GlyphRun& run, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < run.glyphs.size() && run.glyphs[end].cluster == run.glyphs[begin].cluster) ++end;
  return {end, end < run.glyphs.size() ? run.glyphs[end].x_pt : run.x_pt + run.width_pt};
}

}  // namespace

bool sets_along_path(const Text& text) {
  if (text.right_to_left) return false;
  if (std::any_of(text.runs.begin(), text.runs.end(), [](const GlyphRun& run) { return run.right_to_left; })) return false;
  for (std::size_t at = 0; at < text.text.size();)
    if (!stands_alone(base::next_code_point(text.text, at))) return false;
  return true;
}

std::vector<GlyphOnPath> glyphs_on_path(const PathText& label) {
  std::vector<GlyphOnPath> out;
  for (const GlyphRun& run : label.text.runs)
    for (std::size_t i = 0; i < run.glyphs.size();) {
      const double from = run.glyphs[i].x_pt;
      const ClusterEnd end = end_of_cluster(run, i);
      const double half = (end.x_pt - from) / 2;
      const geo::PointOnLine middle = geo::point_at(label.path, label.start_pt + from + half);
      const geo::PagePoint down{-middle.tangent.y, middle.tangent.x};
      for (; i < end.glyph; ++i) {
        const Glyph& glyph = run.glyphs[i];
        const geo::PagePoint origin = middle.point + middle.tangent * (glyph.x_pt - from - half) + down * glyph.y_pt;
        out.push_back({run.face, glyph.id, origin, std::atan2(middle.tangent.y, middle.tangent.x)});
      }
    }
  return out;
}

}  // namespace rutter::draw
