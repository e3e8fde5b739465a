#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace rutter::map {

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014): the same on every
/// machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  /// A number below `end`, which must not be 0. The slight preference for small numbers does no harm here.
  std::uint32_t below(std::size_t end) {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<std::uint32_t>(((z ^ (z >> 31U)) >> 32U) * end >> 32U);
  }

  /// Fisher and Yates.
  template <class T>
  void shuffle(std::vector<T>& values) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace rutter::map
