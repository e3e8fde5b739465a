#include "basemap/residence.hpp"

namespace rutter::basemap {

Residence::Residence(std::string_view file) : file_(file), touched_(file.size() / window + 1) {}

bool Residence::is_too_large_with(std::string_view bytes) {
  if (bytes.empty()) return false;
  const auto begin = static_cast<std::size_t>(bytes.data() - file_.data());
  for (std::size_t i = begin / window; i <= (begin + bytes.size() - 1) / window; ++i)
    if (!touched_[i].load(std::memory_order_relaxed) && !touched_[i].exchange(true)) ++count_;
  if (count_.load(std::memory_order_relaxed) * window <= most) return false;
  for (std::atomic<bool>& touched : touched_) touched = false;
  count_ = 0;
  return true;
}

}  // namespace rutter::basemap
