#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <string_view>

namespace rutter::base {

/// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// SHA-256 of a file's content, or of its first `most` bytes; throws Error(data) when it cannot be read.
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& path,
                                         std::uint64_t most = std::numeric_limits<std::uint64_t>::max());

}  // namespace rutter::base
