#include "map/key_columns.hpp"

#include <algorithm>
#include <numeric>

namespace rutter::map {
namespace {

/// Fills columns of height `limit` one after the other.
std::vector<std::size_t> filled(const std::vector<double>& heights, double gap, double limit) {
  std::vector<std::size_t> starts;
  double used = 0;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    if (starts.empty() || used + gap + heights[i] > limit) {
      starts.push_back(i);
      used = heights[i];
    } else {
      used += gap + heights[i];
    }
  }
  return starts;
}

}  // namespace

std::vector<std::size_t> balanced_columns(const std::vector<double>& heights, double gap, int columns) {
  if (heights.empty()) return {};
  const auto most = static_cast<std::size_t>(std::max(columns, 1));
  double low = *std::max_element(heights.begin(), heights.end());
  double high = std::accumulate(heights.begin(), heights.end(), gap * static_cast<double>(heights.size()));
  if (filled(heights, gap, low).size() <= most) return filled(heights, gap, low);
  // 48 halvings of a page's height end far below the smallest step of a layout (1/64 px).
  for (int i = 0; i < 48; ++i) {
    const double middle = (low + high) / 2;
    (filled(heights, gap, middle).size() <= most ? high : low) = middle;
  }
  return filled(heights, gap, high);
}

UnevenColumns uneven_columns(const std::vector<double>& heights, double gap, int columns, double last_limit, double most) {
  const auto last = static_cast<std::size_t>(std::max(columns, 1)) - 1;
  // What the last column cannot hold is filled into the others; as few entries as may be go there.
  std::size_t first_of_last = heights.size();
  double used = -gap;
  while (first_of_last > 0 && used + gap + heights[first_of_last - 1] <= last_limit) used += gap + heights[--first_of_last];
  const std::vector<double> others(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(first_of_last));
  UnevenColumns out;
  out.starts = last == 0 ? std::vector<std::size_t>{} : balanced_columns(others, gap, static_cast<int>(last));
  if (last == 0 && !others.empty()) return {};
  for (std::size_t column = 0; column < out.starts.size(); ++column) {
    const std::size_t end = column + 1 < out.starts.size() ? out.starts[column + 1] : first_of_last;
    double height = -gap;
    for (std::size_t i = out.starts[column]; i < end; ++i) height += gap + heights[i];
    out.height = std::max(out.height, height);
  }
  if (out.height > most) return {};
  while (out.starts.size() < last) out.starts.push_back(first_of_last);
  out.starts.push_back(first_of_last);
  return out;
}

}  // namespace rutter::map
