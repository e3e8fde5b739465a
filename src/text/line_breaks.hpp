#pragma once

// Private to the folder: where the lines of a paragraph end.

#include <cstdint>
#include <functional>
#include <vector>

#include "text/paragraph.hpp"
#include "text/shaper.hpp"

namespace rutter::text {

/// Bytes [begin, end) of the paragraph, without the spaces around them.
struct LineSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Fills lines greedily up to width_pt. `whole` is the paragraph shaped as one line; `measure` the true width of a span, which
/// differs a little from its share of the whole where letters at a break were kerned or joined.
[[nodiscard]] std::vector<LineSpan> fill_lines(const Paragraph& paragraph, const Shaped& whole, double width_pt,
                                               const std::function<double(LineSpan)>& measure);

}  // namespace rutter::text
