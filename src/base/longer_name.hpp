#pragma once

#include <string_view>

namespace rutter::base {

/// Whether a name is another one with further words behind it, as the "Abu Dhabi Island and Internal Islands City" that
/// GeoNames prefers in English is of "Abu Dhabi": on a map the short one is meant.
[[nodiscard]] constexpr bool is_longer_name(std::string_view name, std::string_view than) {
  return !than.empty() && name.size() > than.size() + 1 && name.starts_with(than) && name[than.size()] == ' ';
}

}  // namespace rutter::base
