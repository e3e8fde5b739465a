#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>

namespace rutter::base {

/// Fills the buffer with the next bytes and tells how many; 0 only at the end.
using ByteSource = std::function<std::size_t(char* buffer, std::size_t size)>;

/// The bytes of a regular file, or of standard input for "-", read as they are asked for. Throws Error(usage) when it cannot be
/// opened or is no regular file; the source throws Error(data) when reading fails.
[[nodiscard]] ByteSource open_bytes(const std::filesystem::path& path);

}  // namespace rutter::base
