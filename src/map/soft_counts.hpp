#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace rutter::map {

/// How many soft lines each of a list of places meets, counted when it is asked for and as far as it matters. Shared between
/// threads: two may count the same at once, with the same outcome.
class SoftCounts {
 public:
  SoftCounts() = default;
  explicit SoftCounts(std::size_t places) : counts_(std::make_unique<std::atomic<std::uint16_t>[]>(places)) {}

  /// The count of this place, but no more than `most` (below 0x8000); `count(most)` tells it where it is not known.
  template <class Count>
  int of(std::size_t place, int most, Count&& count) const {
    std::atomic<std::uint16_t>& known = counts_[place];
    const std::uint16_t before = known.load(std::memory_order_relaxed);
    const int counted = before & ~complete;
    if ((before & complete) != 0 || counted >= most) return std::min(counted, most);
    const int now = count(most);
    known.store(static_cast<std::uint16_t>(now | (now < most ? complete : 0)), std::memory_order_relaxed);
    return now;
  }

 private:
  static constexpr int complete = 0x8000;  ///< counted to the end

  std::unique_ptr<std::atomic<std::uint16_t>[]> counts_;
};

}  // namespace rutter::map
