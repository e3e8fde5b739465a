#include "text/line_breaks.hpp"

#include <algorithm>

namespace rutter::text {
namespace {

constexpr double tolerance_pt = 1e-6;

/// The advance of the text before each byte, in logical order.
std::vector<double> advances_before(const Shaped& whole) {
  std::vector<double> advance(whole.text.size() + 1, 0);
  for (const auto& run : whole.runs) {
    for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
      const double end = i + 1 < run.glyphs.size() ? run.glyphs[i + 1].x_pt : run.x_pt + run.width_pt;
      advance[run.glyphs[i].cluster + 1] += end - run.glyphs[i].x_pt;
    }
  }
  for (std::size_t i = 1; i < advance.size(); ++i) advance[i] += advance[i - 1];
  return advance;
}

LineSpan trimmed(const std::string& text, LineSpan span) {
  while (span.begin < span.end && text[span.begin] == ' ') ++span.begin;
  while (span.end > span.begin && text[span.end - 1] == ' ') --span.end;
  return span;
}

/// Ends for the line that begins at `begin`, within the room: break opportunities, or the ends of any clusters, at least one.
std::vector<std::size_t> ends_after(const Paragraph& paragraph, const std::vector<double>& before, std::size_t begin,
                                    double room_pt, bool anywhere) {
  std::vector<std::size_t> ends;
  const auto first = std::ranges::upper_bound(paragraph.letters, begin, {}, &Letter::offset);
  for (auto letter = first; letter != paragraph.letters.end(); ++letter) {
    if (anywhere ? letter->starts_cluster : letter->may_break) ends.push_back(letter->offset);
    if (before[letter->offset] - before[begin] > room_pt && (!anywhere || !ends.empty())) return ends;
  }
  ends.push_back(paragraph.text.size());
  return ends;
}

/// The last of the ends at which the line itself fits, or 0.
std::size_t last_that_fits(const std::vector<std::size_t>& ends, const std::function<bool(std::size_t)>& fits) {
  for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
    if (fits(*end)) return *end;
  }
  return 0;
}

}  // namespace

std::vector<LineSpan> fill_lines(const Paragraph& paragraph, const Shaped& whole, double width_pt,
                                 const std::function<double(LineSpan)>& measure) {
  const auto before = advances_before(whole);
  std::vector<LineSpan> lines;
  for (std::size_t begin = 0; begin < paragraph.text.size();) {
    const double room_pt = width_pt + whole.style.size_pt;
    const auto fits = [&](std::size_t end) {
      const auto span = trimmed(paragraph.text, {begin, end});
      return before[span.end] - before[span.begin] <= room_pt && measure(span) <= width_pt + tolerance_pt;
    };
    auto end = last_that_fits(ends_after(paragraph, before, begin, room_pt, false), fits);
    if (end == 0) {
      const auto anywhere = ends_after(paragraph, before, begin, room_pt, true);
      end = std::max(last_that_fits(anywhere, fits), anywhere.front());
    }
    const auto span = trimmed(paragraph.text, {begin, end});
    if (span.begin < span.end || lines.empty()) lines.push_back(span);
    begin = end;
  }
  return lines;
}

}  // namespace rutter::text
