#pragma once

#include <atomic>
#include <cstddef>
#include <string_view>
#include <vector>

namespace rutter::basemap {

/// How much of a mapped file is in memory because it was read, as far as told here. Threads may tell at the same time; then a
/// stretch may be counted twice or not at all, which does no harm.
class Residence {
 public:
  /// So much may stay: what a hundred maps all over the world touch.
  static constexpr std::size_t most = std::size_t{24} << 20;

  explicit Residence(std::string_view file);

  /// Takes note that these bytes of the file are read. True when more than `most` is in memory: then it should be let go, and
  /// counts as gone.
  [[nodiscard]] bool is_too_large_with(std::string_view bytes);

 private:
  /// The system brings pages in by windows of this size (fault_around_bytes).
  static constexpr std::size_t window = std::size_t{64} << 10;

  std::string_view file_;
  std::vector<std::atomic<bool>> touched_;  ///< by windows
  std::atomic<std::size_t> count_ = 0;
};

}  // namespace rutter::basemap
