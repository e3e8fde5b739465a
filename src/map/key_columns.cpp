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

}  // namespace rutter::map
