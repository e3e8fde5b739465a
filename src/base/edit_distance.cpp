#include "base/edit_distance.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

namespace rutter::base {
namespace {

constexpr std::size_t word_bits = std::numeric_limits<std::uint64_t>::digits;

/// A column of the table at a time, each cell's difference from the one above in two bits (Hyyrö, A Bit-Vector Algorithm for
/// Computing Levenshtein and Damerau Edit Distances, Nordic Journal of Computing 10, 2003, after Myers, Journal of the ACM 46,
/// 1999). `pattern`: 1 to 64 bytes.
std::size_t distance_by_columns(std::string_view pattern, std::string_view text) {
  std::array<std::uint64_t, 256> places{};  // of each byte in the pattern
  for (std::size_t i = 0; i < pattern.size(); ++i) places[static_cast<unsigned char>(pattern[i])] |= std::uint64_t{1} << i;
  const std::uint64_t last = std::uint64_t{1} << (pattern.size() - 1);
  std::uint64_t greater = ~std::uint64_t{0};  // by one than the cell above
  std::uint64_t less = 0;
  std::uint64_t same_as_diagonal = 0;
  std::uint64_t equal_before = 0;
  std::size_t distance = pattern.size();
  for (const char c : text) {
    const std::uint64_t equal = places[static_cast<unsigned char>(c)];
    const std::uint64_t swapped = ((~same_as_diagonal & equal) << 1U) & equal_before;
    same_as_diagonal = (((equal & greater) + greater) ^ greater) | equal | less | swapped;
    std::uint64_t greater_than_left = less | ~(same_as_diagonal | greater);
    std::uint64_t less_than_left = same_as_diagonal & greater;
    if ((greater_than_left & last) != 0) ++distance;
    if ((less_than_left & last) != 0) --distance;
    greater_than_left = (greater_than_left << 1U) | 1U;
    less_than_left <<= 1U;
    greater = less_than_left | ~(same_as_diagonal | greater_than_left);
    less = greater_than_left & same_as_diagonal;
    equal_before = equal;
  }
  return distance;
}

/// Only a band of `limit` round the diagonal is filled, so that two long strings cost length times limit, not its square.
std::size_t distance_in_band(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t beyond = limit + 1;
  std::vector<std::size_t> before_last(b.size() + 1, beyond);
  std::vector<std::size_t> last(b.size() + 1, beyond);
  std::vector<std::size_t> row(b.size() + 1, beyond);
  for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) {
    last[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t begin = i > limit ? i - limit : 0;
    const std::size_t end = std::min(b.size(), i + limit);
    if (begin > 0) {
      row[begin - 1] = beyond;
    }
    for (std::size_t j = begin; j <= end; ++j) {
      if (j == 0) {
        row[0] = std::min(i, beyond);
        continue;
      }
      const std::size_t substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      const std::size_t removed = j == i + limit ? beyond : last[j] + 1;
      row[j] = std::min({substituted, removed, row[j - 1] + 1, beyond});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  limit = std::min(limit, b.size());
  if (b.size() - a.size() > limit) return limit + 1;
  if (a.empty()) return b.size();
  if (a.size() <= word_bits) return std::min(distance_by_columns(a, b), limit + 1);
  return distance_in_band(a, b, limit);
}

std::string nearest(std::string_view word, std::span<const std::string> choices) {
  std::size_t limit = std::clamp<std::size_t>(word.size() / 3, 1, 3);
  std::string best;
  for (const std::string& choice : choices) {
    const std::size_t distance = edit_distance(word, choice, limit);
    if (distance <= limit) {
      best = choice;
      if (distance == 0) {
        break;
      }
      limit = distance - 1;
    }
  }
  return best;
}

}  // namespace rutter::base
