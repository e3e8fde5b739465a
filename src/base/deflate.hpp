#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace rutter::base {

/// The CRC-32 of PNG, zlib and Ethernet (polynomial 0xEDB88320, bits reflected); of nothing it is 0.
[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

/// Compresses a stream of bytes into zlib's format (RFC 1950), in pieces of at most 64 KiB as they come.
class Deflater {
 public:
  using Sink = std::function<void(std::string_view)>;

  /// `level`: 1 (fast) to 9 (small). Throws Error(internal) when there is no memory for it.
  Deflater(int level, Sink sink);
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  void write(std::string_view bytes);
  /// Once, at the end.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rutter::base
