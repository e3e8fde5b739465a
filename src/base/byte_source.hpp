#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace rutter::base {

/// Fills the buffer with the next bytes and tells how many; 0 only at the end.
using ByteSource = std::function<std::size_t(char* buffer, std::size_t size)>;

/// What was read of a source and is not yet used: `bytes` from `at` on.
struct ByteBuffer {
  ByteSource source;
  std::string bytes = {};
  std::size_t at = 0;
  bool ended = false;
  std::uint64_t total = 0;  ///< bytes read so far
  std::size_t piece = 65536;

  /// Drops what is used and reads a piece more. False at the end.
  bool fill();
  /// At the beginning: passes over a byte order mark of UTF-8.
  void pass_byte_order_mark();
};

/// The bytes of a regular file, or of standard input for "-", read as they are asked for. Throws Error(usage) when it cannot be
/// opened or is no regular file; the source throws Error(data) when reading fails.
[[nodiscard]] ByteSource open_bytes(const std::filesystem::path& path);

}  // namespace rutter::base
