#include "base/checksum.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace rutter::base {

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(XXH3_64bits(bytes.data(), bytes.size()));
}

}  // namespace rutter::base
