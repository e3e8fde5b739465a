#pragma once

#include <string_view>

namespace rutter::job {

/// A letter of the Latin, Greek or Cyrillic blocks without case, taken apart into base letter and marks; empty when it stays.
[[nodiscard]] std::u32string_view folded_letter(char32_t letter);

}  // namespace rutter::job
