#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace rutter::base {

/// The bytes of a regular file (or of standard input for "-"), at most `limit_bytes`. A folder, a FIFO, a missing or a larger
/// file is a problem, never a hang.
[[nodiscard]] Result<std::string> read_text_file(const std::filesystem::path& path, std::size_t limit_bytes = 64U << 20U);

}  // namespace rutter::base
