#include "base/edit_distance.hpp"

#include <algorithm>
#include <vector>

namespace rutter::base {

// Only a band of `limit` round the diagonal is filled, so that two long strings cost length times limit, not its square.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  limit = std::min(limit, std::max(a.size(), b.size()));
  const std::size_t beyond = limit + 1;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) {
    return beyond;
  }
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
